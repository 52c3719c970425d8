//! Which words belong to which endpoint. A new endpoint without a line here does not compile.

use super::operation::Operation;
use super::tags::Tag;
use crate::service::routes::Endpoint;

mod accounts;
mod backup;
mod device_web_service;
mod dialects;
mod drafts;
mod embedding;
mod pages;
mod passes;
mod public;
mod signatures;
mod templates;

/// What is said of an endpoint.
pub(super) fn describe(endpoint: Endpoint) -> Operation {
    match endpoint {
        Endpoint::Index => pages::index(),
        Endpoint::ApiDescription => pages::api_description(),
        Endpoint::Reference => pages::reference(),
        Endpoint::Health => public::health(),
        Endpoint::Identity => signatures::identity(),
        Endpoint::Signatures => signatures::signatures(),
        Endpoint::Serials => signatures::serials(),
        Endpoint::Publish => passes::publish(),
        Endpoint::ListPasses => passes::list(),
        Endpoint::ReadPass => passes::read(),
        Endpoint::Republish => passes::republish(),
        Endpoint::DeletePass => passes::delete(),
        Endpoint::PassDevices => passes::devices(),
        Endpoint::PassHistory => passes::history(),
        Endpoint::PassPersonalization => passes::personalization(),
        Endpoint::PassLog => passes::log(),
        Endpoint::ChangeValues => passes::change_values(),
        Endpoint::CreateAccount => accounts::create(),
        Endpoint::ListAccounts => accounts::list(),
        Endpoint::AddAccountKey => accounts::add_key(),
        Endpoint::ChangeAccount => accounts::change(),
        Endpoint::ExportAccount => backup::export("exportAccount", Tag::Operator),
        Endpoint::ExportAccountFile => {
            backup::file("exportAccountFile", Tag::Operator).refuses(404, &["not_found"])
        }
        Endpoint::ImportAccount => backup::import(),
        Endpoint::ExportOwn => backup::export("exportOwn", Tag::Keys),
        Endpoint::ExportOwnFile => backup::file("exportOwnFile", Tag::Keys),
        Endpoint::CreateKey => accounts::create_key(),
        Endpoint::ListKeys => accounts::list_keys(),
        Endpoint::RevokeKey => accounts::revoke_key(),
        Endpoint::RotateKey => accounts::rotate_key(),
        Endpoint::ReadAudit => accounts::audit(),
        Endpoint::Register => device_web_service::register(),
        Endpoint::Unregister => device_web_service::unregister(),
        Endpoint::ListUpdates => device_web_service::list_updates(),
        Endpoint::FetchPass => device_web_service::fetch(),
        Endpoint::Log => device_web_service::log(),
        Endpoint::Personalize => device_web_service::personalize(),
        Endpoint::Landing => public::landing(),
        Endpoint::PassFile => public::file(),
        Endpoint::PassQrCode => public::qr_code(),
        Endpoint::PassBundle => public::bundle(),
        Endpoint::PublicPass => public::pass(),
        Endpoint::PublicTemplate => public::template(),
        Endpoint::CreateDraft => drafts::create(),
        Endpoint::DraftPage => drafts::page(),
        Endpoint::DraftFile => drafts::file(),
        Endpoint::DraftQrCode => drafts::qr_code(),
        Endpoint::JoinPage => public::join_page(),
        Endpoint::Join => public::join(),
        Endpoint::JoinQrCode => public::join_qr_code(),
        Endpoint::PassCard => embedding::pass_card(),
        Endpoint::PassFrame => embedding::pass_frame(),
        Endpoint::BundlePage => embedding::bundle_page(),
        Endpoint::JoinCard => embedding::join_card(),
        Endpoint::JoinFrame => embedding::join_frame(),
        Endpoint::EmbedFile => embedding::file(),
        Endpoint::EmbedBadge => embedding::badge(),
        Endpoint::CreateTemplate => templates::create(),
        Endpoint::ListTemplates => templates::list(),
        Endpoint::ReadTemplate => templates::read(),
        Endpoint::ReplaceTemplate => templates::replace(),
        Endpoint::CloseTemplate => templates::close(),
        Endpoint::CreateTemplatePass => templates::create_pass(),
        Endpoint::ListTemplatePasses => templates::list_passes(),
        Endpoint::CreateJoinLink => templates::create_link(),
        Endpoint::CreateWalletPass => dialects::create_wallet_pass(),
        Endpoint::WalletPassFile => dialects::wallet_pass_file(),
        Endpoint::WalletPassPayload => dialects::payload(),
        Endpoint::PatchWalletPass => dialects::patch_wallet_pass(),
        Endpoint::CreatePkpass => dialects::create_pkpass(),
        Endpoint::ReplacePkpass => dialects::replace_pkpass(),
        Endpoint::Usage => dialects::usage(),
    }
}
