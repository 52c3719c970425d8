//! A sheet for the counter: what to scan, and what for. Printed by the browser; only the sheet is printed.

use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

use super::parts::{Asked, stand_in, use_asked};
use super::route::Route;
use crate::api::{ApiError, Client};
use crate::components::segmented::{Segment, Segmented};
use crate::components::text_field::TextField;
use crate::views::qr_code::QrCode;

#[derive(PartialEq, Properties)]
pub(crate) struct CounterDisplayProps {
    pub(crate) client: Client,
    /// The pass or template.
    pub(crate) of: Route,
}

/// What stands on the sheet.
#[derive(Debug, PartialEq)]
struct Sheet {
    title: String,
    url: String,
}

/// The sheet, with its settings beside it.
#[component]
pub(crate) fn CounterDisplay(props: &CounterDisplayProps) -> Html {
    let tries = use_state(|| 0_u32);
    let (client, of) = (props.client.clone(), props.of.clone());
    let sheet = use_asked(*tries, move |_| sheet(client, of));
    let headline = use_state(|| None::<String>);
    let note = use_state(|| text!("counter-note"));
    let size = use_state(|| AttrValue::from("a5"));
    let retry = {
        let tries = tries.clone();
        Callback::from(move |()| tries.set(*tries + 1))
    };
    let Asked::Here(sheet) = &*sheet else { return stand_in(&sheet, retry) };
    let words =
        (*headline).clone().unwrap_or_else(|| text!("counter-headline", title = sheet.title.as_str()));
    let on_headline = {
        let headline = headline.setter();
        Callback::from(move |text| headline.set(Some(text)))
    };
    let on_note = {
        let note = note.setter();
        Callback::from(move |text| note.set(text))
    };
    let on_size = {
        let size = size.setter();
        Callback::from(move |value| size.set(value))
    };
    let print = |_| {
        if let Some(window) = web_sys::window() {
            // It only fails in a frame that may not print.
            window.print().unwrap_or_default();
        }
    };
    let segments = vec![Segment::named("a6", "A6"), Segment::named("a5", "A5"), Segment::named("a4", "A4")];
    html! {
        <div class="counter">
            <section class="counter-settings" aria-labelledby="counter-title">
                <h1 id="counter-title">{ text!("counter-display") }</h1>
                <TextField id="counter-headline" label={text!("counter-headline-label")} value={words.clone()} on_input={on_headline} />
                <TextField id="counter-note" label={text!("counter-line")} value={(*note).clone()} on_input={on_note} />
                <Segmented id="counter-size" label={text!("paper")} value={(*size).clone()} {segments} on_change={on_size} />
                <button type="button" class="button is-primary is-large" onclick={print}>{ text!("print") }</button>
                <p class="field-note">{ text!("print-note") }</p>
            </section>
            <div class="counter-stage">
                <section class={format!("counter-sheet is-{}", *size)} aria-label={text!("the-sheet")}>
                    <p class="counter-headline">{ words }</p>
                    <QrCode text={sheet.url.clone()} label={text!("link-qr")} />
                    <ol class="counter-steps">
                        <li>{ text!("counter-camera") }</li>
                        <li>{ text!("counter-point") }</li>
                        <li>{ text!("counter-tap") }</li>
                    </ol>
                    <p class="counter-note">{ (*note).clone() }</p>
                    <p class="counter-url">{ sheet.url.clone() }</p>
                </section>
            </div>
        </div>
    }
}

async fn sheet(client: Client, of: Route) -> Result<Sheet, ApiError> {
    match of {
        Route::Template(template) => {
            let template = client.template(&template).await?;
            Ok(Sheet { title: template.title, url: template.join_url })
        }
        Route::Pass { serial, .. } => {
            let pass = client.pass(&serial).await?;
            let public = client.public_pass(&serial).await?;
            Ok(Sheet { title: public.title, url: pass.landing_url })
        }
        Route::List | Route::Elsewhere | Route::Print(_) => Err(ApiError::NotUnderstood { status: 404 }),
    }
}
