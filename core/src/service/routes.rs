//! The route table: method, path, who may call, and how many bytes of body are read. Everything is dispatched from here.
//!
//! In scope: the table and looking things up in it. Out of scope: what an endpoint does.

use std::sync::OnceLock;

use http::Method;
use matchit::Router;
use percent_encoding::percent_decode_str;

use crate::api::{MAX_BUNDLE_BYTES, MAX_SIGNATURE_REQUEST_BYTES};

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Everyone; ids in the path cannot be guessed.
    Everyone,
    /// An iPhone that knows the device identifier in the path; it is the secret of the list call.
    Device,
    /// An iPhone with the pass's own token: `Authorization: ApplePass <token>`.
    PassToken,
    /// The holder of an API key with this scope: `Authorization: Bearer <key>`.
    Key(Scope),
    /// The operator: `Authorization: Bearer <admin secret>`.
    Operator,
}

/// What an API key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// Ask for signatures and serial numbers.
    Sign,
    /// Publish, read, change and revoke passes.
    Publish,
    /// Make, rotate and revoke keys, read the audit log.
    Admin,
}

/// What a route does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each is described by its method and path in `ROUTES`.
pub enum Endpoint {
    Index,
    ApiDescription,
    Reference,
    Health,
    Identity,
    Signatures,
    Serials,
    Publish,
    ListPasses,
    ReadPass,
    Republish,
    DeletePass,
    PassDevices,
    PassHistory,
    PassPersonalization,
    PassLog,
    CreateAccount,
    ListAccounts,
    AddAccountKey,
    ChangeAccount,
    ExportAccount,
    ExportAccountFile,
    ImportAccount,
    ExportOwn,
    ExportOwnFile,
    CreateKey,
    ListKeys,
    RevokeKey,
    RotateKey,
    ReadAudit,
    Register,
    Unregister,
    ListUpdates,
    FetchPass,
    Log,
    Personalize,
    Landing,
    PassFile,
    PassQrCode,
    PassCard,
    PassFrame,
    PassBundle,
    BundlePage,
    PublicPass,
    CreateDraft,
    DraftPage,
    DraftFile,
    DraftQrCode,
    CreateTemplate,
    ListTemplates,
    ReadTemplate,
    ReplaceTemplate,
    CloseTemplate,
    CreateTemplatePass,
    ListTemplatePasses,
    CreateJoinLink,
    ChangeValues,
    JoinPage,
    Join,
    JoinQrCode,
    JoinCard,
    JoinFrame,
    EmbedFile,
    EmbedBadge,
    PublicTemplate,
    CreateWalletPass,
    WalletPassFile,
    WalletPassPayload,
    PatchWalletPass,
    CreatePkpass,
    ReplacePkpass,
    Usage,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// The HTTP method; a GET route answers HEAD too, without the body.
    pub method: &'static str,
    /// The path, with `{parameters}`.
    pub path: &'static str,
    /// Who may call.
    pub caller: Caller,
    /// The largest body that is read, in bytes.
    pub max_body_bytes: usize,
    /// What it does.
    pub endpoint: Endpoint,
}

/// A JSON body of a few names.
const SMALL_BODY: usize = 4 * 1024;
/// The log call is not authenticated: room for a few dozen lines.
const LOG_BODY: usize = 16 * 1024;

/// The values of one person.
const VALUES_BODY: usize = 256 * 1024;
/// A form that a visitor fills in.
const FORM_BODY: usize = 64 * 1024;

/// A pass as JSON, with a few pictures inside it as `data:` URIs.
const DIALECT_BODY: usize = 8 * 1024 * 1024;

/// Some lines of an export, or one pass with its files: as much as went to its object in one message when it was published.
const IMPORT_BODY: usize = 16 * 1024 * 1024;

/// A personalization: seven answers and a token.
const PERSONALIZE_BODY: usize = 8 * 1024;

const fn route(
    method: &'static str,
    path: &'static str,
    caller: Caller,
    max_body_bytes: usize,
    endpoint: Endpoint,
) -> Route {
    Route { method, path, caller, max_body_bytes, endpoint }
}

const REGISTRATION: &str = "/v1/devices/{device}/registrations/{passType}/{serial}";
const PASS: &str = "/api/v1/passes/{serial}";
const TEMPLATE: &str = "/api/v1/templates/{template}";

/// All routes.
pub const ROUTES: &[Route] = &[
    route("GET", "/", Caller::Everyone, 0, Endpoint::Index),
    route("GET", "/index.html", Caller::Everyone, 0, Endpoint::Index),
    route("GET", "/openapi.json", Caller::Everyone, 0, Endpoint::ApiDescription),
    route("GET", "/docs", Caller::Everyone, 0, Endpoint::Reference),
    route("GET", "/api/health", Caller::Everyone, 0, Endpoint::Health),
    route("GET", "/api/v1/identity", Caller::Key(Scope::Sign), 0, Endpoint::Identity),
    route(
        "POST",
        "/api/v1/signatures",
        Caller::Key(Scope::Sign),
        MAX_SIGNATURE_REQUEST_BYTES,
        Endpoint::Signatures,
    ),
    route("POST", "/api/v1/serials", Caller::Key(Scope::Sign), SMALL_BODY, Endpoint::Serials),
    route("POST", "/api/v1/passes", Caller::Key(Scope::Publish), MAX_BUNDLE_BYTES, Endpoint::Publish),
    route("GET", "/api/v1/passes", Caller::Key(Scope::Publish), 0, Endpoint::ListPasses),
    route("GET", PASS, Caller::Key(Scope::Publish), 0, Endpoint::ReadPass),
    route("PUT", PASS, Caller::Key(Scope::Publish), MAX_BUNDLE_BYTES, Endpoint::Republish),
    route("DELETE", PASS, Caller::Key(Scope::Publish), 0, Endpoint::DeletePass),
    route("GET", "/api/v1/passes/{serial}/devices", Caller::Key(Scope::Publish), 0, Endpoint::PassDevices),
    route("GET", "/api/v1/passes/{serial}/history", Caller::Key(Scope::Publish), 0, Endpoint::PassHistory),
    route(
        "GET",
        "/api/v1/passes/{serial}/personalization",
        Caller::Key(Scope::Publish),
        0,
        Endpoint::PassPersonalization,
    ),
    route("GET", "/api/v1/passes/{serial}/log", Caller::Key(Scope::Publish), 0, Endpoint::PassLog),
    route("PATCH", PASS, Caller::Key(Scope::Publish), VALUES_BODY, Endpoint::ChangeValues),
    route(
        "POST",
        "/api/v1/templates",
        Caller::Key(Scope::Publish),
        MAX_BUNDLE_BYTES,
        Endpoint::CreateTemplate,
    ),
    route("GET", "/api/v1/templates", Caller::Key(Scope::Publish), 0, Endpoint::ListTemplates),
    route("GET", TEMPLATE, Caller::Key(Scope::Publish), 0, Endpoint::ReadTemplate),
    route("PUT", TEMPLATE, Caller::Key(Scope::Publish), MAX_BUNDLE_BYTES, Endpoint::ReplaceTemplate),
    route("DELETE", TEMPLATE, Caller::Key(Scope::Publish), 0, Endpoint::CloseTemplate),
    route(
        "POST",
        "/api/v1/templates/{template}/passes",
        Caller::Key(Scope::Publish),
        VALUES_BODY,
        Endpoint::CreateTemplatePass,
    ),
    route(
        "GET",
        "/api/v1/templates/{template}/passes",
        Caller::Key(Scope::Publish),
        0,
        Endpoint::ListTemplatePasses,
    ),
    route(
        "POST",
        "/api/v1/templates/{template}/links",
        Caller::Key(Scope::Publish),
        VALUES_BODY,
        Endpoint::CreateJoinLink,
    ),
    route("POST", "/api/v1/accounts", Caller::Operator, SMALL_BODY, Endpoint::CreateAccount),
    route("GET", "/api/v1/accounts", Caller::Operator, 0, Endpoint::ListAccounts),
    route("POST", "/api/v1/accounts/{account}/keys", Caller::Operator, 0, Endpoint::AddAccountKey),
    route("PATCH", "/api/v1/accounts/{account}", Caller::Operator, SMALL_BODY, Endpoint::ChangeAccount),
    route("GET", "/api/v1/accounts/{account}/export", Caller::Operator, 0, Endpoint::ExportAccount),
    route("GET", "/api/v1/accounts/{account}/export/file", Caller::Operator, 0, Endpoint::ExportAccountFile),
    route(
        "POST",
        "/api/v1/accounts/{account}/import",
        Caller::Operator,
        IMPORT_BODY,
        Endpoint::ImportAccount,
    ),
    route("GET", "/api/v1/export", Caller::Key(Scope::Admin), 0, Endpoint::ExportOwn),
    route("GET", "/api/v1/export/file", Caller::Key(Scope::Admin), 0, Endpoint::ExportOwnFile),
    route("POST", "/api/v1/keys", Caller::Key(Scope::Admin), SMALL_BODY, Endpoint::CreateKey),
    route("GET", "/api/v1/keys", Caller::Key(Scope::Admin), 0, Endpoint::ListKeys),
    route("DELETE", "/api/v1/keys/{key}", Caller::Key(Scope::Admin), 0, Endpoint::RevokeKey),
    route("POST", "/api/v1/keys/{key}/rotate", Caller::Key(Scope::Admin), SMALL_BODY, Endpoint::RotateKey),
    route("GET", "/api/v1/audit", Caller::Key(Scope::Admin), 0, Endpoint::ReadAudit),
    route("POST", REGISTRATION, Caller::PassToken, SMALL_BODY, Endpoint::Register),
    route("DELETE", REGISTRATION, Caller::PassToken, SMALL_BODY, Endpoint::Unregister),
    route("GET", "/v1/devices/{device}/registrations/{passType}", Caller::Device, 0, Endpoint::ListUpdates),
    route("GET", "/v1/passes/{passType}/{serial}", Caller::PassToken, 0, Endpoint::FetchPass),
    route("POST", "/v1/log", Caller::Everyone, LOG_BODY, Endpoint::Log),
    route(
        "POST",
        "/v1/passes/{passType}/{serial}/personalize",
        Caller::Everyone,
        PERSONALIZE_BODY,
        Endpoint::Personalize,
    ),
    route("GET", "/p/{serial}", Caller::Everyone, 0, Endpoint::Landing),
    route("GET", "/p/{serial}.pkpass", Caller::Everyone, 0, Endpoint::PassFile),
    route("GET", "/p/{serial}/qr.svg", Caller::Everyone, 0, Endpoint::PassQrCode),
    route("GET", "/p/{serial}/card.svg", Caller::Everyone, 0, Endpoint::PassCard),
    route("GET", "/p/{serial}/frame", Caller::Everyone, 0, Endpoint::PassFrame),
    route("GET", "/p/bundle.pkpasses", Caller::Everyone, 0, Endpoint::PassBundle),
    route("POST", "/api/v1/drafts", Caller::Key(Scope::Publish), MAX_BUNDLE_BYTES, Endpoint::CreateDraft),
    route("GET", "/p/draft/{draft}", Caller::Everyone, 0, Endpoint::DraftPage),
    route("GET", "/p/draft/{draft}.pkpass", Caller::Everyone, 0, Endpoint::DraftFile),
    route("GET", "/p/draft/{draft}/qr.svg", Caller::Everyone, 0, Endpoint::DraftQrCode),
    route("GET", "/p/bundle", Caller::Everyone, 0, Endpoint::BundlePage),
    route("GET", "/t/{template}", Caller::Everyone, 0, Endpoint::JoinPage),
    route("POST", "/t/{template}", Caller::Everyone, FORM_BODY, Endpoint::Join),
    route("GET", "/t/{template}/qr.svg", Caller::Everyone, 0, Endpoint::JoinQrCode),
    route("GET", "/t/{template}/card.svg", Caller::Everyone, 0, Endpoint::JoinCard),
    route("GET", "/t/{template}/frame", Caller::Everyone, 0, Endpoint::JoinFrame),
    route("GET", "/embed/{file}", Caller::Everyone, 0, Endpoint::EmbedFile),
    route("GET", "/embed/badges/{file}", Caller::Everyone, 0, Endpoint::EmbedBadge),
    route("GET", "/api/public/templates/{template}", Caller::Everyone, 0, Endpoint::PublicTemplate),
    route("GET", "/api/public/passes/{serial}", Caller::Everyone, 0, Endpoint::PublicPass),
    route("POST", "/passes", Caller::Key(Scope::Publish), DIALECT_BODY, Endpoint::CreateWalletPass),
    route("GET", "/passes/{serial}", Caller::Everyone, 0, Endpoint::WalletPassFile),
    route("PATCH", "/passes/{serial}", Caller::Key(Scope::Publish), DIALECT_BODY, Endpoint::PatchWalletPass),
    route("GET", "/passes/{serial}.pkpass", Caller::Everyone, 0, Endpoint::WalletPassFile),
    route("GET", "/passes/{serial}/payload", Caller::Key(Scope::Publish), 0, Endpoint::WalletPassPayload),
    route("POST", "/api/pkpass", Caller::Key(Scope::Publish), DIALECT_BODY, Endpoint::CreatePkpass),
    route("PUT", "/api/pkpass/{serial}", Caller::Key(Scope::Publish), DIALECT_BODY, Endpoint::ReplacePkpass),
    route("GET", "/api/auth/usage", Caller::Key(Scope::Publish), 0, Endpoint::Usage),
];

/// What the table says of a request.
#[derive(Debug, Clone)]
pub enum Lookup {
    /// This route, with the decoded parameters of its path.
    Found(&'static Route, Vec<(String, String)>),
    /// The path is there, with these methods.
    OtherMethods(Vec<&'static str>),
    /// No such path.
    Nothing,
}

/// Looks a request up.
#[must_use]
pub fn look_up(method: &Method, path: &str) -> Lookup {
    let Ok(matched) = paths().at(without_extra_slashes(path)) else { return Lookup::Nothing };
    let wanted = if method == Method::HEAD { "GET" } else { method.as_str() };
    let here = || matched.value.iter().copied();
    match here().find(|route| route.method == wanted) {
        Some(route) => match decoded(matched.params.iter()) {
            Some(parameters) => Lookup::Found(route, parameters),
            // No identifier is other than UTF-8.
            None => Lookup::Nothing,
        },
        None => Lookup::OtherMethods(here().map(|route| route.method).collect()),
    }
}

/// The path of a phone's call as the table has it, however Wallet joined `webServiceURL` and path: Apple does not say, so a slash too many at the
/// beginning or at the end is taken away. Other paths stay as they are.
fn without_extra_slashes(path: &str) -> &str {
    let rest = path.trim_start_matches('/');
    let from_slash = path.len().saturating_sub(rest.len() + 1);
    match path.get(from_slash..) {
        Some(joined) if joined.starts_with("/v1/") => joined.trim_end_matches('/'),
        _ => path,
    }
}

/// How many bytes of a request's body an adapter has to read: one more than this is enough to be refused.
#[must_use]
pub fn body_limit(method: &Method, path: &str) -> usize {
    match look_up(method, path) {
        Lookup::Found(route, _) => route.max_body_bytes,
        _ => 0,
    }
}

fn decoded<'a>(parameters: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Vec<(String, String)>> {
    parameters
        .map(|(name, raw)| Some((name.to_owned(), percent_decode_str(raw).decode_utf8().ok()?.into_owned())))
        .collect()
}

fn paths() -> &'static Router<Vec<&'static Route>> {
    static PATHS: OnceLock<Router<Vec<&'static Route>>> = OnceLock::new();
    PATHS.get_or_init(|| {
        let mut groups: Vec<(&'static str, Vec<&'static Route>)> = Vec::new();
        for route in ROUTES {
            match groups.iter_mut().find(|(path, _)| *path == route.path) {
                Some((_, group)) => group.push(route),
                None => groups.push((route.path, vec![route])),
            }
        }
        let mut router = Router::new();
        for (path, group) in groups {
            // A test sees that every path of the table goes in.
            let _ = router.insert(path, group);
        }
        router
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(method: Method, path: &str) -> Option<(Endpoint, Vec<(String, String)>)> {
        match look_up(&method, path) {
            Lookup::Found(route, parameters) => Some((route.endpoint, parameters)),
            _ => None,
        }
    }

    #[test]
    fn every_route_of_the_table_is_found_by_its_own_path() {
        for route in ROUTES {
            let path = route.path.replace(['{', '}'], "");
            let method = Method::from_bytes(route.method.as_bytes()).unwrap();
            let found = endpoint(method, &path).map(|(endpoint, _)| endpoint);
            assert_eq!(found, Some(route.endpoint), "{} {}", route.method, route.path);
        }
    }

    #[test]
    fn path_parameters_are_decoded() {
        let (found, parameters) = endpoint(Method::HEAD, "/v1/passes/pass.a/N%C2%BA%2F1").unwrap();
        assert_eq!(found, Endpoint::FetchPass);
        assert_eq!(parameters[1], ("serial".to_owned(), "Nº/1".to_owned()));
        assert!(endpoint(Method::GET, "/p/%ff").is_none());
    }

    #[test]
    fn a_phone_may_join_its_paths_with_a_slash_too_many() {
        for path in ["//v1/passes/pass.a/1", "/v1/passes/pass.a/1/", "//v1/passes/pass.a/1//"] {
            assert_eq!(endpoint(Method::GET, path).unwrap().0, Endpoint::FetchPass, "{path}");
        }
        assert!(endpoint(Method::GET, "//api/health").is_none() && endpoint(Method::GET, "/p/1/").is_none());
    }

    #[test]
    fn the_file_and_the_page_of_a_pass_are_told_apart() {
        let (found, parameters) = endpoint(Method::GET, "/p/abc.pkpass").unwrap();
        assert_eq!((found, parameters[0].1.as_str()), (Endpoint::PassFile, "abc"));
        assert_eq!(endpoint(Method::GET, "/p/abc").unwrap().0, Endpoint::Landing);
    }

    #[test]
    fn a_known_path_names_its_methods() {
        match look_up(&Method::POST, "/api/v1/passes/x") {
            Lookup::OtherMethods(methods) => assert_eq!(methods, ["GET", "PUT", "DELETE", "PATCH"]),
            other => panic!("{other:?}"),
        }
        assert_eq!(body_limit(&Method::POST, "/api/v1/signatures"), 256 * 1024);
        assert_eq!(body_limit(&Method::POST, "/nothing"), 0);
    }
}
