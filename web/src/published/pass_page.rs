//! One pass: shared, changed, looked after, taken back.

use passwright_core::api::{
    DeviceList, History, PassStatus, PhoneLog, PublicPass, PublishedPass, TemplateReply,
};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

use super::danger::{Step, StepDialog};
use super::devices::{devices, reports};
use super::history::history;
use super::parts::{Asked, instant, mark, stand_in, style_words, use_asked};
use super::route::Route;
use super::share::{Share, Shared};
use super::snippets::Call;
use super::values_form::ValuesForm;
use crate::api::{ApiError, Client};

#[derive(PartialEq, Properties)]
pub(crate) struct PassPageProps {
    pub(crate) client: Client,
    pub(crate) serial: AttrValue,
    /// The template that it was made from, when the way led over that.
    pub(crate) template: Option<String>,
}

/// Everything about a pass.
#[derive(Debug, PartialEq)]
struct Facts {
    pass: PublishedPass,
    /// Gone for everybody but its issuer, once it is revoked.
    public: Option<PublicPass>,
    template: Option<TemplateReply>,
    devices: DeviceList,
    history: History,
    log: PhoneLog,
}

async fn ask(client: Client, serial: AttrValue, template: Option<String>) -> Result<Facts, ApiError> {
    let pass = client.pass(&serial).await?;
    let template = match template {
        Some(template) => Some(client.template(&template).await?),
        None => None,
    };
    Ok(Facts {
        public: client.public_pass(&serial).await.ok(),
        devices: client.devices(&serial).await?,
        history: client.history(&serial).await?,
        // What phones report is a help; an older service has none.
        log: client.phone_log(&serial).await.unwrap_or(PhoneLog { entries: Vec::new() }),
        pass,
        template,
    })
}

/// The view.
#[component]
pub(crate) fn PassPage(props: &PassPageProps) -> Html {
    let turn = use_state(|| 0_u32);
    let step = use_state(|| None::<Step>);
    let is_erased = use_state(|| false);
    let (client, serial, template) = (props.client.clone(), props.serial.clone(), props.template.clone());
    let facts = use_asked(*turn, move |_| ask(client, serial, template));
    let again = {
        let turn = turn.clone();
        Callback::from(move |()| turn.set(*turn + 1))
    };
    if *is_erased {
        return html! { <div class="published-empty" role="status"><p>{ text!("erased") }</p><a class="button" href={Route::List.fragment()}>{ text!("back-to-list") }</a></div> };
    }
    let Asked::Here(facts) = &*facts else { return stand_in(&facts, again) };
    let on_done = {
        let (again, is_erased) = (again.clone(), is_erased.setter());
        Callback::from(
            move |step: Step| if step == Step::Erase { is_erased.set(true) } else { again.emit(()) },
        )
    };
    let on_close = {
        let step = step.setter();
        Callback::from(move |()| step.set(None))
    };
    let is_active = facts.pass.status == PassStatus::Active;
    html! {
        <>
            { head(facts) }
            if is_active {
                <section class="published-section" aria-labelledby="share-title">
                    <h2 id="share-title">{ text!("share") }</h2>
                    <Share shared={shared(facts, props)} />
                </section>
            }
            if let (Some(template), true) = (&facts.template, is_active) {
                <section class="published-section" aria-labelledby="values-title">
                    <h2 id="values-title">{ text!("change-value") }</h2>
                    <ValuesForm client={props.client.clone()} serial={props.serial.clone()} names={template.placeholders.clone()} on_changed={again.clone()} />
                </section>
            }
            <section class="published-section" aria-labelledby="devices-title">
                <h2 id="devices-title">{ text!("devices") }</h2>
                { devices(&facts.devices) }
            </section>
            <section class="published-section" aria-labelledby="reports-title">
                <h2 id="reports-title">{ text!("phone-reports") }</h2>
                { reports(&facts.log) }
            </section>
            <section class="published-section" aria-labelledby="history-title">
                <h2 id="history-title">{ text!("history") }</h2>
                { history(&facts.history) }
            </section>
            <section class="published-section" aria-labelledby="danger-title">
                <h2 id="danger-title">{ text!("take-back") }</h2>
                <div class="button-row">
                    if is_active {
                        { danger_button(&step, Step::Revoke) }
                    }
                    { danger_button(&step, Step::Erase) }
                </div>
            </section>
            if let Some(step) = *step {
                <StepDialog client={props.client.clone()} {step} id={props.serial.clone()} {on_done} {on_close} />
            }
        </>
    }
}

fn danger_button(step: &yew::UseStateHandle<Option<Step>>, of: Step) -> Html {
    let step = step.setter();
    html! { <button type="button" class="button is-danger" onclick={move |_| step.set(Some(of))}>{ of.action() }</button> }
}

fn head(facts: &Facts) -> Html {
    let pass = &facts.pass;
    let is_active = pass.status == PassStatus::Active;
    let title = facts.public.as_ref().map_or_else(|| text!("a-pass"), |public| public.title.clone());
    html! {
        <header class="published-head">
            <h1>{ title }</h1>
            <p class="published-facts">
                { mark(is_active, if is_active { text!("active") } else { text!("revoked") }) }
                if let Some(public) = &facts.public {
                    <span>{ style_words(&public.style) }</span>
                }
                <span>{ text!("version", version = pass.version) }</span>
                <span>{ text!("devices-count", count = pass.devices.unwrap_or_default()) }</span>
                <span>{ text!("changed-at") }{ " " }{ instant(&pass.updated_at) }</span>
            </p>
            <p class="field-note">{ text!("serial-number") }{ " " }<code>{ pass.serial_number.as_str().to_owned() }</code></p>
        </header>
    }
}

fn shared(facts: &Facts, props: &PassPageProps) -> Shared {
    let pass = &facts.pass;
    let serial = pass.serial_number.as_str().to_owned();
    let calls = match &facts.template {
        Some(template) => {
            let name = template.placeholders.first().cloned();
            name.map(|name| Call::Change { serial: serial.clone(), name }).into_iter().collect()
        }
        None => vec![Call::Replace { serial: serial.clone() }],
    };
    let here = Route::Pass { serial, template: props.template.clone() };
    Shared {
        title: facts.public.as_ref().map(|public| public.title.clone()).unwrap_or_default().into(),
        url: pass.landing_url.clone().into(),
        qr_url: pass.qr_url.clone().into(),
        file_url: Some(pass.download_url.clone().into()),
        embed: Some(pass.embed_html.clone().into()),
        print: Route::Print(Box::new(here)).fragment().into(),
        calls,
    }
}
