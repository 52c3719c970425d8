//! The join page of a template: whoever opens it gets a pass with an own serial number and own values.
//!
//! The form asks for the placeholders that have no default. Those that have one are the issuer's to set: nobody gives themselves a balance.
//! A link may bring signed values of its own (see `join_link`); the form asks for what is left.
//!
//! In scope: the form and what follows. Out of scope: how a pass is made (see `templates`). The page needs no script. A pass is made by POST only:
//! link previews and impatient thumbs open pages more than once.

use http::StatusCode;
use http::header::LOCATION;
use serde_json::{Map, Value};

use super::call::{Call, Reply, empty, segment, set};
use super::card_picture::{Shown, drawn};
use super::identity::public_base_url;
use super::ids::{KeyMode, TemplateId};
use super::issue::{Author, Issued, new_token};
use super::join_link::JoinLink;
use super::landing::CODE_PIXELS;
use super::pass_object::ReadHead;
use super::ports::Ports;
use super::public_page::{Forms, Page, Script, escaped, picture, qr_picture, sentence};
use super::refusal::{Refusal, Stop};
use super::signatures::new_serial;
use super::template_fill::{Unknown, fill, in_plain_words, sample};
use super::templates::{Opened, id_of, make_pass, open};
use super::wire::ask;
use super::wording::{Wording, with};
use crate::document::Document;
use crate::ids::SerialNumber;
use crate::mint::Template;

/// The longest answer to one question of the form, in characters.
const MAX_ANSWER_CHARACTERS: usize = 1_000;

/// What the history calls somebody who joined by the link.
const AUTHOR: &str = "join link";

/// Somebody at the door: the template, and what their link brings along.
struct Visit {
    opened: Opened,
    link: Option<JoinLink>,
    /// The pass that a personal link stands for, whether it exists yet or not.
    serial: Option<SerialNumber>,
    /// The address of the page with its link.
    address: String,
}

impl Visit {
    async fn of<P: Ports>(call: &Call<'_, P>) -> Result<Self, Stop> {
        let template = id_of(call)?;
        let link = JoinLink::of(call, &template)?;
        let opened = open(call.ports, &template).await?;
        if !opened.head.is_open {
            return Err(Refusal::gone("nobody can join by this link any more").into());
        }
        let serial = link.as_ref().map(|link| link.serial(call.ports, &template)).transpose()?.flatten();
        Ok(Self { opened, link, serial, address: address(call, &template)? })
    }

    /// The values that the link brings.
    fn given(&self) -> Map<String, Value> {
        self.link.as_ref().map(|link| link.values.clone()).unwrap_or_default()
    }

    /// What the person is asked for.
    fn questions(&self) -> Vec<String> {
        let given = self.given();
        // A stored design has been looked through before.
        let template = Template::new(&self.opened.bundle);
        let required = template.map(|it| it.required().map(str::to_owned).collect::<Vec<_>>());
        required.unwrap_or_default().into_iter().filter(|name| !given.contains_key(name)).collect()
    }
}

/// The address of a join page, with the link that it was opened by.
pub(super) fn address<P: Ports>(call: &Call<'_, P>, template: &TemplateId) -> Result<String, Refusal> {
    let page = format!("{}/t/{}", public_base_url(call.ports)?, template.as_str());
    // A link was checked to hold nothing that means something in an address or a page.
    Ok(call.query("link").map_or_else(|| page.clone(), |link| format!("{page}?link={link}")))
}

/// `GET /t/{template}`
pub(super) async fn page<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let visit = Visit::of(call).await?;
    if let Some(there) = already_there(call, &visit).await? {
        return Ok(there);
    }
    Ok(form(call, StatusCode::OK, &visit, &Map::new(), None)?)
}

/// Whoever opens a personal link again is led to the pass that it gave.
async fn already_there<P: Ports>(call: &Call<'_, P>, visit: &Visit) -> Result<Option<Reply>, Stop> {
    let Some(serial) = &visit.serial else { return Ok(None) };
    let head = ask(call.ports, serial.as_str(), &ReadHead {}, &[]).await?.reply;
    Ok(head.map(|_| to_pass(call, serial)).transpose()?)
}

fn to_pass<P: Ports>(call: &Call<'_, P>, serial: &SerialNumber) -> Result<Reply, Refusal> {
    let mut reply = empty(StatusCode::SEE_OTHER);
    let url = public_base_url(call.ports)?;
    set(&mut reply, LOCATION, &format!("{url}/p/{}", segment(serial.as_str())));
    Ok(reply)
}

/// The page with what was filled in so far, and what is wrong with it.
fn form<P: Ports>(
    call: &Call<'_, P>,
    status: StatusCode,
    visit: &Visit,
    values: &Map<String, Value>,
    problem: Option<&str>,
) -> Result<Reply, Refusal> {
    let words = call.wording();
    let title = escaped(&visit.opened.head.facts.title);
    let card = with_suffix(&visit.address, "card.svg");
    // From where the page came, whatever name led there.
    let card = card.strip_prefix(public_base_url(call.ports)?).unwrap_or(&card);
    let card = preview(call.ports, visit)?.on_page(card);
    let inputs: String = visit.questions().iter().map(|name| input(name, values)).collect();
    let problem =
        problem.map(|text| format!("<p class=\"problem\" role=\"alert\">{}</p>", escaped(&sentence(text))));
    let scan = if call.visitor().is_phone() { String::new() } else { scan(words, &visit.address) };
    let main = format!(
        "<header><h1><bdi>{title}</bdi></h1></header><div class=\"card\" dir=\"ltr\" data-pass-preview>{card}</div>\
         <div class=\"ways\">{}<form method=\"post\" action=\"{}\">{inputs}\
         <p><button class=\"add\">{}</button></p></form>{scan}</div>",
        problem.unwrap_or_default(),
        escaped(&visit.address),
        words.get,
    );
    let title = format!("{title} \u{2013} {}", words.get);
    let page = Page { status, words, title: &title, main: &main, forms: Forms::Own, script: Script::None };
    Ok(page.reply())
}

fn scan(words: &Wording, address: &str) -> String {
    format!(
        "<figure><img class=\"qr\" src=\"{}\" width=\"{CODE_PIXELS}\" height=\"{CODE_PIXELS}\" alt=\"{}\">\
         <figcaption>{}</figcaption></figure>",
        escaped(&with_suffix(address, "qr.svg")),
        words.code,
        words.scan_to_join
    )
}

/// The address of something that belongs to a page, with the page's link.
pub(super) fn with_suffix(page: &str, suffix: &str) -> String {
    match page.split_once('?') {
        Some((path, query)) => format!("{path}/{suffix}?{query}"),
        None => format!("{page}/{suffix}"),
    }
}

fn input(name: &str, values: &Map<String, Value>) -> String {
    let value = values.get(name).and_then(Value::as_str).unwrap_or_default();
    format!(
        "<label><bdi>{}</bdi><input name=\"{}\" value=\"{}\" maxlength=\"{MAX_ANSWER_CHARACTERS}\" required></label>",
        escaped(&in_plain_words(name)),
        escaped(name),
        escaped(value)
    )
}

/// The card with the values of the link, and samples for the rest.
fn preview<P: Ports>(ports: &P, visit: &Visit) -> Result<Shown, Refusal> {
    let bundle = &visit.opened.bundle;
    let mut values = sample(bundle).unwrap_or_default();
    values.extend(visit.given());
    let document = fill(bundle, &values, &new_serial(ports)?, &new_token(ports)?, Unknown::LeaveOut);
    let document: Document = document.unwrap_or_else(|_| bundle.document().clone());
    let files: Vec<_> = bundle.files().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
    Ok(drawn(ports, &document, &files))
}

/// `POST /t/{template}`
pub(super) async fn join<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let visit = Visit::of(call).await?;
    if let Some(there) = already_there(call, &visit).await? {
        return Ok(there);
    }
    let questions = visit.questions();
    let answers = answers(call.request.body(), &questions);
    if let Some(problem) = unanswered(call.wording(), &answers, &questions) {
        return Ok(form(call, StatusCode::UNPROCESSABLE_ENTITY, &visit, &answers, Some(&problem))?);
    }
    let author = Author {
        account: visit.opened.head.account.clone(),
        counts: true,
        mode: KeyMode::Live,
        shown: AUTHOR.to_owned(),
        is_outside: true,
    };
    let mut values = visit.given();
    values.extend(answers.clone());
    let serial = visit.serial.clone().map_or_else(|| new_serial(call.ports), Ok)?;
    match make_pass(call, &author, &visit.opened.head.template, serial.clone(), values).await {
        Ok(Issued::New(head) | Issued::Again(head)) => Ok(to_pass(call, &head.serial)?),
        // Two at once with the same personal link: the other one made it.
        Ok(Issued::Taken) => Ok(to_pass(call, &serial)?),
        Ok(Issued::UsedUp(_)) => {
            let message = "no more passes can be made this month; please tell whoever gave you the link";
            Err(Refusal {
                status: StatusCode::TOO_MANY_REQUESTS,
                code: "monthly_limit",
                message: message.to_owned(),
            }
            .into())
        }
        Err(Stop::Refused(refusal)) if refusal.status == StatusCode::UNPROCESSABLE_ENTITY => {
            Ok(form(call, refusal.status, &visit, &answers, Some(&refusal.message))?)
        }
        Err(stop) => Err(stop),
    }
}

/// What is wrong with the answers, in a sentence.
fn unanswered(words: &Wording, answers: &Map<String, Value>, questions: &[String]) -> Option<String> {
    let missing = questions.iter().filter(|name| !answers.contains_key(*name));
    let missing: Vec<String> = missing.map(|name| in_plain_words(name)).collect();
    if !missing.is_empty() {
        return Some(with(words.fill_in, &missing.join(", ")));
    }
    let name = in_plain_words(too_long(answers)?);
    Some(with(&with(words.too_long, &name), &MAX_ANSWER_CHARACTERS.to_string()))
}

/// What was filled in; empty answers and names that the template does not ask for are left out.
fn answers(body: &[u8], questions: &[String]) -> Map<String, Value> {
    let pairs = form_urlencoded::parse(body);
    let asked =
        pairs.filter(|(name, value)| !value.trim().is_empty() && questions.iter().any(|it| it == name));
    asked.map(|(name, value)| (name.into_owned(), Value::from(value.trim()))).collect()
}

fn too_long(values: &Map<String, Value>) -> Option<&str> {
    let is_long =
        |value: &Value| value.as_str().is_some_and(|text| text.chars().nth(MAX_ANSWER_CHARACTERS).is_some());
    values.iter().find(|(_, value)| is_long(value)).map(|(name, _)| name.as_str())
}

/// `GET /t/{template}/qr.svg`
pub(super) fn qr_code<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let template = id_of(call)?;
    // A code of a broken link would be printed and tried in vain.
    JoinLink::of(call, &template)?;
    qr_picture(&address(call, &template)?)
}

/// `GET /t/{template}/card.svg`
pub(super) async fn card<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let visit = Visit::of(call).await?;
    Ok(picture(preview(call.ports, &visit)?.svg))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_answers_that_were_asked_for_are_taken() {
        let answers =
            answers(b"name=Zo%C3%AB+&serialNumber=1&level=", &["name".to_owned(), "level".to_owned()]);
        assert_eq!(Value::Object(answers), serde_json::json!({"name": "Zo\u{eb}"}));
    }
}
