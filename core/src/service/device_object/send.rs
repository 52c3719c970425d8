//! Pushes on their way to Apple, with what says who pushes: the platform's client certificate, or a provider token.

use futures_util::future::join_all;

use super::super::directory::provider_token::TokenReply;
use super::super::directory::{DIRECTORY, ReadProviderToken};
use super::super::ports::{Ports, PushRequest};
use super::super::provider_token::ProviderToken;
use super::super::settings::PushMode;
use super::super::wire::ask;
use super::verdict::{Verdict, later, verdict};
use crate::time::Timestamp;

/// What issuers read when there is no token to push with.
const NO_TOKEN: &str = "no provider token";

/// Sends pushes side by side; the verdicts come in the same order.
pub(super) async fn send_all<P: Ports>(ports: &P, requests: Vec<PushRequest>) -> Vec<Verdict> {
    match ports.settings().push_mode {
        PushMode::Token => {}
        PushMode::Binding => {
            return join_all(requests.into_iter().map(|request| send(ports, request, None))).await;
        }
        // They were asked for before pushes were turned off.
        PushMode::Off => return vec![Verdict::Off; requests.len()],
    }
    let token = match provider_token(ports, None).await {
        Ok(token) => token,
        Err(reason) => return vec![reason; requests.len()],
    };
    let first = requests.iter().map(|request| send(ports, request.clone(), Some(&token)));
    let verdicts = join_all(first).await;
    if !verdicts.iter().any(is_about_the_token) {
        return verdicts;
    }
    // Once more, if a newer token may be made: Apple may have found this one too old by its own clock.
    match provider_token(ports, Some(token.issued_at)).await {
        Ok(newer) if newer.issued_at != token.issued_at => {
            let pairs = requests.into_iter().zip(verdicts);
            join_all(pairs.map(|(request, verdict)| again(ports, request, verdict, &newer))).await
        }
        _ => verdicts,
    }
}

async fn again<P: Ports>(
    ports: &P,
    request: PushRequest,
    verdict: Verdict,
    token: &ProviderToken,
) -> Verdict {
    if is_about_the_token(&verdict) { send(ports, request, Some(token)).await } else { verdict }
}

async fn send<P: Ports>(ports: &P, mut request: PushRequest, token: Option<&ProviderToken>) -> Verdict {
    if let Some(token) = token {
        request.headers.push((PushRequest::AUTHORIZATION, token.authorization()));
    }
    verdict(ports.push(request).await)
}

fn is_about_the_token(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Misconfigured { reason }
        if matches!(reason.as_str(), "ExpiredProviderToken" | "InvalidProviderToken"))
}

/// The deployment's token, or what becomes of the pushes without one.
async fn provider_token<P: Ports>(ports: &P, refused: Option<Timestamp>) -> Result<ProviderToken, Verdict> {
    match ask(ports, DIRECTORY, &ReadProviderToken { refused }, &[]).await {
        Ok(answer) => match answer.reply {
            TokenReply::Token(token) => Ok(token),
            TokenReply::None => Err(Verdict::Misconfigured { reason: NO_TOKEN.to_owned() }),
        },
        Err(failure) => {
            ports.log(&format!("the provider token is not at hand: {failure}"));
            Err(later(NO_TOKEN, 1))
        }
    }
}
