//! Every way to bring a pass to people: link, code, print, web page, mail, message, program.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

use super::snippets::{Call, KEY_VARIABLE, Language, link_html, mail, short_message};
use crate::components::copy_field::CopyField;
use crate::components::icon::{Glyph, icon};
use crate::components::segmented::{Segment, Segmented};
use crate::download::{download_blob, file_stem};
use crate::views::qr_code::{QrCode, QrPixels};

const LINK: &str = "link";
const PAGE: &str = "page";
const WRITE: &str = "write";
const PROGRAM: &str = "program";

/// What is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shared {
    /// What people call it.
    pub(crate) title: AttrValue,
    /// The address for people.
    pub(crate) url: AttrValue,
    /// Its QR code as SVG.
    pub(crate) qr_url: AttrValue,
    /// The file, when everybody gets the same.
    pub(crate) file_url: Option<AttrValue>,
    /// The service's own snippet for web pages.
    pub(crate) embed: Option<AttrValue>,
    /// The page to print.
    pub(crate) print: AttrValue,
    /// The calls that belong to it.
    pub(crate) calls: Vec<Call>,
}

#[derive(PartialEq, Properties)]
pub(crate) struct ShareProps {
    pub(crate) shared: Shared,
}

/// The ways, one at a time.
#[component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    let way = use_state(|| AttrValue::from(LINK));
    let on_change = {
        let way = way.setter();
        Callback::from(move |value| way.set(value))
    };
    let segments = vec![
        Segment::named(LINK, text!("share-link")),
        Segment::named(PAGE, text!("share-page")),
        Segment::named(WRITE, text!("share-write")),
        Segment::named(PROGRAM, "API"),
    ];
    let shared = &props.shared;
    html! {
        <>
            <Segmented id="share" label={text!("share")} is_label_hidden=true value={(*way).clone()} {segments} {on_change} />
            { match way.as_str() {
                PAGE => page(shared),
                WRITE => write(shared),
                PROGRAM => html! { <Program calls={shared.calls.clone()} /> },
                _ => link(shared),
            } }
        </>
    }
}

fn link(shared: &Shared) -> Html {
    let png = {
        let (url, title) = (shared.url.clone(), shared.title.clone());
        move |_| save_png(&url, &title)
    };
    html! {
        <div class="publish-link">
            <QrCode text={shared.url.clone()} label={text!("link-qr")} />
            <div class="publish-fields">
                <CopyField id="share-url" label={text!("link-for-customers")} value={shared.url.clone()} />
                <div class="button-row">
                    <a class="button" href={shared.url.clone()} target="_blank" rel="noopener">{ icon(Glyph::Link) }{ text!("open-page") }</a>
                    <a class="button" href={shared.print.clone()}>{ icon(Glyph::Details) }{ text!("counter-display") }</a>
                    <a class="button" href={shared.qr_url.clone()} download="qr-code.svg">{ icon(Glyph::Download) }{ text!("code-svg") }</a>
                    <button type="button" class="button" onclick={png}>{ icon(Glyph::Download) }{ text!("code-png") }</button>
                    if let Some(file) = &shared.file_url {
                        <a class="button" href={file.clone()} download="pass.pkpass">{ icon(Glyph::Download) }{ text!("the-file") }</a>
                    }
                </div>
            </div>
        </div>
    }
}

fn page(shared: &Shared) -> Html {
    let html_text = shared.embed.clone().unwrap_or_else(|| link_html(&shared.url).into());
    html! {
        <div class="publish-fields">
            <CopyField id="share-embed" label={text!("for-web-page")} value={html_text} />
            <p class="field-note">{ text!("paste-it") }</p>
        </div>
    }
}

fn write(shared: &Shared) -> Html {
    let (subject, text) = mail(&shared.title, &shared.url);
    let sms = short_message(&shared.title, &shared.url);
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    let (mail_link, sms_link) = (
        format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&text)),
        format!("sms:?&body={}", encoded(&sms)),
    );
    html! {
        <div class="publish-fields">
            <CopyField id="share-subject" label={text!("mail-subject-label")} value={subject} />
            <CopyBlock id="share-mail" label={text!("mail-text-label")} text={text} />
            <CopyField id="share-sms" label={text!("sms-label")} value={sms} />
            <div class="button-row">
                <a class="button" href={mail_link}>{ text!("write-mail") }</a>
                <a class="button" href={sms_link}>{ text!("write-message") }</a>
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ProgramProps {
    calls: Vec<Call>,
}

#[component]
fn Program(props: &ProgramProps) -> Html {
    let language = use_state(|| AttrValue::from("curl"));
    let on_change = {
        let language = language.setter();
        Callback::from(move |value| language.set(value))
    };
    let segments = vec![
        Segment::named("curl", "curl"),
        Segment::named("javascript", "JavaScript"),
        Segment::named("python", "Python"),
    ];
    let chosen = match language.as_str() {
        "javascript" => Language::JavaScript,
        "python" => Language::Python,
        _ => Language::Curl,
    };
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    html! {
        <div class="publish-fields">
            <Segmented id="language" label={text!("program-language")} value={(*language).clone()} {segments} {on_change} />
            { for props.calls.iter().enumerate().map(|(index, call)| html! {
                <CopyBlock key={index} id={format!("call-{index}")} label={call_words(call)} text={call.snippet(chosen, &origin)} />
            }) }
            <p class="field-note">{ text!("key-from") }{ " " }<code>{ KEY_VARIABLE }</code>{ ", " }{ text!("key-no-file") }{ " " }
                <code>{ format!("export {KEY_VARIABLE}=pw_live_\u{2026}") }</code></p>
        </div>
    }
}

fn call_words(call: &Call) -> String {
    match call {
        Call::Replace { .. } => text!("call-replace"),
        Call::Join { .. } => text!("call-join"),
        Call::Change { .. } => text!("change-value"),
    }
}

#[derive(PartialEq, Properties)]
struct CopyBlockProps {
    id: AttrValue,
    label: AttrValue,
    text: AttrValue,
}

/// Several lines to take along.
#[component]
fn CopyBlock(props: &CopyBlockProps) -> Html {
    let is_copied = use_state(|| false);
    let onclick = {
        let (text, is_copied) = (props.text.clone(), is_copied.clone());
        move |_| {
            let Some(clipboard) = web_sys::window().map(|window| window.navigator().clipboard()) else {
                return;
            };
            let (promise, is_copied) = (clipboard.write_text(&text), is_copied.clone());
            wasm_bindgen_futures::spawn_local(async move {
                is_copied.set(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok());
            });
        }
    };
    html! {
        <div class="copy-block">
            <div class="copy-block-head">
                <span id={props.id.clone()} class="field-label">{ props.label.clone() }</span>
                <button type="button" class="button is-small" {onclick} aria-label={text!("copy-block", what = props.label.as_str())}>
                    { icon(if *is_copied { Glyph::Check } else { Glyph::Copy }) }<span role="status">{ if *is_copied { text!("copied") } else { text!("copy") } }</span>
                </button>
            </div>
            <pre class="code" tabindex="0" role="region" aria-labelledby={props.id.clone()}><code>{ props.text.clone() }</code></pre>
        </div>
    }
}

/// Draws the code with whole pixels and hands it over as a picture.
fn save_png(url: &str, title: &str) {
    let name = format!("{}-qr-code.png", file_stem(title));
    let Some(canvas) = draw(url) else { return };
    let take = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            // A browser that refuses downloads has said so itself.
            let _ = download_blob(&blob, &name);
        }
    });
    // It only fails for a canvas that holds pictures of strangers.
    let _ = canvas.to_blob(take.unchecked_ref());
}

/// Pixels of one module: a code of 45 modules has 1,060 pixels with its quiet zone, enough for a poster.
const MODULE_PIXELS: u32 = 20;

fn draw(url: &str) -> Option<HtmlCanvasElement> {
    let pixels = QrPixels::of(url)?;
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let side = pixels.side() * MODULE_PIXELS;
    canvas.set_width(side);
    canvas.set_height(side);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(side), f64::from(side));
    context.set_fill_style_str("#000");
    let module = f64::from(MODULE_PIXELS);
    for (x, y) in pixels.dark() {
        context.fill_rect(f64::from(x) * module, f64::from(y) * module, module, module);
    }
    Some(canvas)
}
