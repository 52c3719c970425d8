//! The join page of a template: whoever opens it gets a pass with an own serial number and own values.
//!
//! The form asks for the placeholders that have no default. Those that have one are the issuer's to set: nobody gives themselves a balance.
//!
//! In scope: the form and what follows. Out of scope: how a pass is made (see `templates`). The page needs no script. A pass is made by POST only:
//! link previews and impatient thumbs open pages more than once.

use http::StatusCode;
use http::header::{LOCATION, USER_AGENT};
use serde_json::{Map, Value};

use super::call::{Call, Reply, empty, segment, set};
use super::card_picture::drawn;
use super::identity::public_base_url;
use super::issue::{Author, Issued, new_token};
use super::landing::Visitor;
use super::ports::Ports;
use super::public_page::{Forms, escaped, html, qr_picture, sentence};
use super::refusal::{Refusal, Stop};
use super::signatures::new_serial;
use super::template_fill::{Unknown, fill, in_plain_words, sample};
use super::templates::{Opened, id_of, make_pass, open};
use crate::document::Document;
use crate::mint::Template;

/// The longest answer to one question of the form, in characters.
const MAX_ANSWER_CHARACTERS: usize = 1_000;

/// What the history calls somebody who joined by the link.
const AUTHOR: &str = "join link";

/// `GET /t/{template}`
pub(super) async fn page<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let opened = opened(call).await?;
    Ok(form(call, StatusCode::OK, &opened, &Map::new(), None)?)
}

async fn opened<P: Ports>(call: &Call<'_, P>) -> Result<Opened, Stop> {
    let opened = open(call.ports, &id_of(call)?).await?;
    if opened.head.is_open {
        return Ok(opened);
    }
    Err(Refusal::gone("nobody can join by this link any more").into())
}

/// The page with what was filled in so far, and what is wrong with it.
fn form<P: Ports>(
    call: &Call<'_, P>,
    status: StatusCode,
    opened: &Opened,
    values: &Map<String, Value>,
    problem: Option<&str>,
) -> Result<Reply, Refusal> {
    let facts = &opened.head.facts;
    let title = escaped(&facts.title);
    let card = preview(call.ports, opened)?;
    let inputs: String = questions(opened).iter().map(|name| input(name, values)).collect();
    let problem =
        problem.map(|text| format!("<p class=\"problem\" role=\"alert\">{}</p>", escaped(&sentence(text))));
    let address = format!("{}/t/{}", public_base_url(call.ports)?, opened.head.template.as_str());
    let scan = match Visitor::of(call.header(USER_AGENT).unwrap_or_default()) {
        Visitor::Phone | Visitor::PhoneInApp => String::new(),
        _ => format!(
            "<figure><img class=\"qr\" src=\"{address}/qr.svg\" width=\"220\" height=\"220\" alt=\"QR code of this page\">\
             <figcaption>Scan with your iPhone to get your own pass.</figcaption></figure>"
        ),
    };
    let main = format!(
        "<h1>{title}</h1><div class=\"card\">{card}</div>{}<form method=\"post\" action=\"{address}\">{inputs}\
         <p><button class=\"add\">Get your pass</button></p></form>{scan}",
        problem.unwrap_or_default()
    );
    Ok(html(status, Forms::Own, &format!("{title} \u{2013} Get your pass"), &main))
}

/// What each person is asked for.
fn questions(opened: &Opened) -> Vec<String> {
    // A stored design has been looked through before.
    Template::new(&opened.bundle).map(|it| it.required().map(str::to_owned).collect()).unwrap_or_default()
}

fn input(name: &str, values: &Map<String, Value>) -> String {
    let value = values.get(name).and_then(Value::as_str).unwrap_or_default();
    format!(
        "<label>{}<input name=\"{}\" value=\"{}\" maxlength=\"{MAX_ANSWER_CHARACTERS}\"></label>",
        escaped(&in_plain_words(name)),
        escaped(name),
        escaped(value)
    )
}

/// The card with sample values.
fn preview<P: Ports>(ports: &P, opened: &Opened) -> Result<String, Refusal> {
    let values = sample(&opened.bundle).unwrap_or_default();
    let document = fill(&opened.bundle, &values, &new_serial(ports)?, &new_token(ports)?, Unknown::LeaveOut);
    let document: Document = document.unwrap_or_else(|_| opened.bundle.document().clone());
    let files: Vec<_> =
        opened.bundle.files().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
    Ok(drawn(ports, &document, &files))
}

/// `POST /t/{template}`
pub(super) async fn join<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let opened = opened(call).await?;
    let questions = questions(&opened);
    let values = answers(call.request.body(), &questions);
    let missing: Vec<String> = questions
        .iter()
        .filter(|name| !values.contains_key(*name))
        .map(|name| in_plain_words(name))
        .collect();
    if !missing.is_empty() {
        let problem = format!("please fill in: {}", missing.join(", "));
        return Ok(form(call, StatusCode::UNPROCESSABLE_ENTITY, &opened, &values, Some(&problem))?);
    }
    if let Some(name) = too_long(&values) {
        let problem =
            format!("{} is too long: at most {MAX_ANSWER_CHARACTERS} characters", in_plain_words(name));
        return Ok(form(call, StatusCode::UNPROCESSABLE_ENTITY, &opened, &values, Some(&problem))?);
    }
    let author = Author {
        account: opened.head.account.clone(),
        counts: true,
        shown: AUTHOR.to_owned(),
        is_outside: true,
    };
    match make_pass(call, &author, &opened.head.template, values.clone()).await {
        Ok(Issued::New(head) | Issued::Again(head)) => {
            let mut reply = empty(StatusCode::SEE_OTHER);
            let url = public_base_url(call.ports)?;
            set(&mut reply, LOCATION, &format!("{url}/p/{}", segment(head.serial.as_str())));
            Ok(reply)
        }
        Ok(Issued::Taken) => Err(Refusal::conflict("already_published", "please try again").into()),
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
            Ok(form(call, refusal.status, &opened, &values, Some(&refusal.message))?)
        }
        Err(stop) => Err(stop),
    }
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
    qr_picture(&format!("{}/t/{}", public_base_url(call.ports)?, template.as_str()))
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
