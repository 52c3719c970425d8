//! The translations of the pass: its languages, a table of all texts in them, and the card in one of them beside it.

use std::rc::Rc;

use passwright_core::api::MAX_TEXT_CHARACTERS;
use passwright_core::card::Card;
use passwright_core::translation::{Column, Row, Table};
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Event, Html, InputEvent, Properties, TargetCast, classes, component, html, use_memo,
    use_state,
};

use crate::clock::now_millis;
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::components::select_field::{Choice, SelectField};
use crate::design::Design;
use crate::language_names::{language_name, offered};
use crate::locale;
use crate::panels::Dispatch;
use crate::picture_words::picture_words;
use crate::preview::{CardPreview, PictureUrls};
use crate::state::{Action, Glance, Translating};

/// The longest part of a text that names a cell for those who listen.
const MAX_NAME_CHARS: usize = 80;

#[derive(PartialEq, Properties)]
pub(crate) struct LanguagesDialogProps {
    pub(crate) design: Design,
    /// The card as it is looked at.
    pub(crate) card: Rc<Card>,
    pub(crate) urls: PictureUrls,
    /// In which language it is looked at.
    pub(crate) language: Option<String>,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn LanguagesDialog(props: &LanguagesDialogProps) -> Html {
    let table = use_memo(props.design.clone(), |design| {
        Table::of(&design.document, design.files.iter().map(|file| (file.name.as_str(), &*file.bytes)))
    });
    let asking = use_state(|| None::<String>);
    let column = |column: &Column| {
        let name = language_name(&column.language, locale::language().tag());
        let is_asking = asking.as_ref() == Some(&column.language);
        let (setter, language) = (asking.setter(), column.language.clone());
        let on_ask = Callback::from(move |asks: bool| setter.set(asks.then(|| language.clone())));
        language_item(props, column, &name, table.rows.len(), is_asking, on_ask)
    };
    html! {
        <Dialog id="languages" title={text!("languages")} on_close={props.on_close.clone()} is_wide=true>
            <div class="languages">
                <div class="languages-side">
                    <div class="languages-card" data-pass-preview="true">
                        <CardPreview card={props.card.clone()} pictures={props.urls.clone()} class="card-preview__shadow" />
                    </div>
                    { shown_in(props, &table) }
                </div>
                <div class="languages-words">
                    <p class="field-note">{ text!("languages-note") }</p>
                    if !table.columns.is_empty() {
                        <ul class="language-list" aria-label={text!("languages-list")}>{ for table.columns.iter().map(column) }</ul>
                    }
                    <AddLanguage languages={props.design.languages()} dispatch={props.dispatch.clone()} />
                    if !table.columns.is_empty() {
                        { texts(props, &table) }
                    }
                </div>
            </div>
        </Dialog>
    }
}

/// The switch of the card beside the table.
fn shown_in(props: &LanguagesDialogProps, table: &Table) -> Html {
    let mut choices: Vec<Choice> = vec![("".into(), text!("as-written").into())];
    choices.extend(table.columns.iter().map(|column| {
        let name = language_name(&column.language, locale::language().tag());
        (column.language.clone().into(), name.into())
    }));
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |value: String| {
        let language = (!value.is_empty()).then_some(value);
        dispatch.dispatch(Action::Look(Glance::Language(language)));
    });
    let value = props.language.clone().unwrap_or_default();
    html! { <SelectField id="languages-shown" label={text!("languages-card")} {choices} {value} {on_change} /> }
}

/// One language: what it lacks, its pictures, and taking it away.
fn language_item(
    props: &LanguagesDialogProps,
    column: &Column,
    name: &str,
    texts: usize,
    is_asking: bool,
    on_ask: Callback<bool>,
) -> Html {
    let change = |change: Translating| {
        let dispatch = props.dispatch.clone();
        move |_| dispatch.dispatch(Action::Translate(change.clone()))
    };
    let keep_rest = change(Translating::KeepRest(column.language.clone()));
    let remove = change(Translating::Remove { language: column.language.clone(), name: name.to_owned() });
    let ask = |asks: bool| {
        let on_ask = on_ask.clone();
        move |_| on_ask.emit(asks)
    };
    let is_complete = column.missing == 0;
    html! {
        <li key={column.language.clone()} class="language-item">
            <div class="language-facts">
                <strong>{ name.to_owned() }</strong>
                <span class={classes!("language-missing", is_complete.then_some("is-complete"))}>
                    if is_complete { { icon(Glyph::Check) } }
                    { missing_words(column, texts) }
                </span>
                { notes(column) }
            </div>
            if is_asking {
                <div class="language-actions" role="group" aria-label={text!("remove-this", what = name)}>
                    <span>{ text!("language-remove-question", name = name) }</span>
                    <button type="button" class="button is-danger is-small" onclick={remove}>{ text!("remove") }</button>
                    <button type="button" class="button is-quiet is-small" onclick={ask(false)}>{ text!("keep") }</button>
                </div>
            } else {
                <div class="language-actions">
                    if !is_complete && column.problem.is_none() {
                        <button type="button" class="button is-quiet is-small" onclick={keep_rest}
                            aria-label={text!("language-rest-of", name = name)}>{ text!("language-rest") }</button>
                    }
                    <button type="button" class="button is-quiet is-square is-small" onclick={ask(true)}
                        aria-label={text!("remove-this", what = name)} title={text!("remove-this", what = name)}>{ icon(Glyph::Trash) }</button>
                </div>
            }
        </li>
    }
}

fn missing_words(column: &Column, texts: usize) -> String {
    match column.missing {
        0 => text!("language-complete"),
        missing => text!("language-missing", missing = missing, texts = texts),
    }
}

/// Its pictures, and what is wrong with its texts.
fn notes(column: &Column) -> Html {
    let pictures: Vec<String> = column.pictures.iter().map(|kind| picture_words(*kind).0).collect();
    html! {
        <>
            if !pictures.is_empty() {
                <span class="field-note">{ text!("language-pictures", pictures = pictures.join(", ")) }</span>
            }
            if column.unused > 0 {
                <span class="field-note">{ text!("language-unused", count = column.unused) }</span>
            }
            if let Some(problem) = &column.problem {
                <span class="field-note is-error">{ text!("language-unreadable", problem = problem.to_string()) }</span>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct AddLanguageProps {
    /// Those that are there.
    languages: Vec<String>,
    dispatch: Dispatch,
}

#[component]
fn AddLanguage(props: &AddLanguageProps) -> Html {
    let choices = use_memo(props.languages.clone(), |present| offered(present, locale::language().tag()));
    let dispatch = props.dispatch.clone();
    let onchange = move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let language = select.value();
        select.set_value("");
        if !language.is_empty() {
            dispatch.dispatch(Action::Translate(Translating::Add(language)));
        }
    };
    html! {
        <div class="field language-add">
            <label class="field-label" for="language-add">{ text!("language-add") }</label>
            <select id="language-add" class="input input-select" {onchange}>
                <option value="" selected=true>{ text!("choose") }</option>
                { for choices.iter().map(|(language, name)| html! { <option key={*language} value={*language}>{ name.clone() }</option> }) }
            </select>
        </div>
    }
}

/// The table: a row for each text, a column for each language.
fn texts(props: &LanguagesDialogProps, table: &Table) -> Html {
    if table.rows.is_empty() {
        return html! { <p>{ text!("languages-no-text") }</p> };
    }
    let head = |column: &Column| {
        html! {
            <th key={column.language.clone()} scope="col">
                { language_name(&column.language, locale::language().tag()) }
                if column.missing > 0 { <span class="language-count">{ column.missing }</span> }
            </th>
        }
    };
    html! {
        <table class="translations">
            <caption class="visually-hidden">{ text!("languages-table") }</caption>
            <thead><tr><th scope="col">{ text!("as-written") }</th>{ for table.columns.iter().map(head) }</tr></thead>
            <tbody>{ for table.rows.iter().map(|row| text_row(props, table, row)) }</tbody>
        </table>
    }
}

fn text_row(props: &LanguagesDialogProps, table: &Table, row: &Row) -> Html {
    let cells = table.columns.iter().zip(&row.translations);
    html! {
        <tr key={row.text.clone()}>
            <th scope="row">
                <span class="translations-text" dir="auto">{ row.text.clone() }</span>
                <span class="field-note">{ place_words(row) }</span>
            </th>
            { for cells.map(|(column, translation)| cell(props, row, column, translation.as_deref())) }
        </tr>
    }
}

fn cell(props: &LanguagesDialogProps, row: &Row, column: &Column, translation: Option<&str>) -> Html {
    let language = column.language.clone();
    let name = language_name(&language, locale::language().tag());
    let oninput = {
        let (dispatch, language, text) = (props.dispatch.clone(), language.clone(), row.text.clone());
        move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            dispatch.dispatch(Action::Translate(Translating::Text {
                language: language.clone(),
                text: text.clone(),
                translation: (!typed.is_empty()).then_some(typed),
                now_millis: now_millis(),
            }));
        }
    };
    let onfocus = {
        let (dispatch, language) = (props.dispatch.clone(), language.clone());
        move |_| dispatch.dispatch(Action::Look(Glance::Language(Some(language.clone()))))
    };
    let label: String = row.text.chars().take(MAX_NAME_CHARS).collect();
    html! {
        <td key={language.clone()}>
            <span class="translations-language" aria-hidden="true">{ name.clone() }</span>
            <textarea class={classes!("input", "translations-input", translation.is_none().then_some("is-missing"))} rows="1"
                lang={language} dir="auto" aria-label={text!("language-cell", text = label, language = name.as_str())} maxlength={MAX_TEXT_CHARACTERS.to_string()}
                value={AttrValue::from(translation.unwrap_or_default().to_owned())} disabled={column.problem.is_some()} {oninput} {onfocus} />
        </td>
    }
}

/// What the text is, by its first place.
fn place_words(row: &Row) -> String {
    let what = match row.key() {
        "label" => text!("label"),
        "value" | "attributedValue" => text!("value"),
        "changeMessage" => text!("text-change-message"),
        "logoText" | "eventLogoText" => text!("logo-text"),
        "organizationName" => text!("organization"),
        "description" => text!("description"),
        "relevantText" => text!("text-relevant"),
        "altText" => text!("barcode-text"),
        _ => text!("text-other"),
    };
    match row.places.len() {
        0 | 1 => what,
        count => text!("text-places", what = what, count = count),
    }
}
