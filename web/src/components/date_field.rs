//! A labelled date and time with its zone, as passes hold them.

use passwright_core::time::PassDate;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html};

/// Where the date and time of `2027-05-01T19:30+02:00` end and seconds and zone begin.
const MINUTES_END: usize = 16;

#[derive(PartialEq, Properties)]
pub(crate) struct DateFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    /// The date as it stands in the pass; empty for none.
    pub(crate) value: AttrValue,
    /// The new date with its zone; empty for none.
    pub(crate) on_change: Callback<String>,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
}

/// The browser's own picker. The zone of the old date is kept; a first date gets the zone of this device.
#[component]
pub(crate) fn DateField(props: &DateFieldProps) -> Html {
    let (shown, zone) = split(&props.value);
    let on_change = props.on_change.clone();
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let picked = input.value();
        on_change.emit(match picked.get(..MINUTES_END) {
            Some(minutes) => format!("{minutes}{}", zone.clone().unwrap_or_else(|| zone_here(minutes))),
            None => String::new(),
        });
    };
    let unreadable = !props.value.is_empty() && shown.is_empty();
    let note_id = AttrValue::from(format!("{}-note", props.id));
    let note = if unreadable {
        Some(AttrValue::from(text!("no-such-date", date = props.value.as_str())))
    } else {
        props.hint.clone()
    };
    html! {
        <div class="field">
            <label class="field-label" for={props.id.clone()}>{ props.label.clone() }</label>
            <input id={props.id.clone()} class="input" type="datetime-local" value={shown} {onchange}
                aria-describedby={note.as_ref().map(|_| note_id.clone())} />
            if let Some(note) = note {
                <p id={note_id} class={if unreadable { "field-note is-error" } else { "field-note" }}>{ note }</p>
            }
        </div>
    }
}

/// Date and time for the picker, and the zone; both empty for what is no date.
fn split(value: &str) -> (AttrValue, Option<String>) {
    let zone_at = value.rfind(['Z', '+', '-']).filter(|at| *at >= MINUTES_END);
    match (PassDate::parse(value), value.get(..MINUTES_END), zone_at.and_then(|at| value.get(at..))) {
        (Some(_), Some(minutes), Some(zone)) => (AttrValue::from(minutes.to_owned()), Some(zone.to_owned())),
        _ => (AttrValue::default(), None),
    }
}

/// The zone of this device at a local time, for example `+02:00`.
fn zone_here(minutes: &str) -> String {
    let west = js_sys::Date::new(&minutes.into()).get_timezone_offset();
    zone_text(if west.is_finite() { -west as i32 } else { 0 })
}

fn zone_text(minutes_east: i32) -> String {
    let (sign, minutes) = if minutes_east < 0 { ('-', -minutes_east) } else { ('+', minutes_east) };
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_a_date_is_kept_apart() {
        let parts = |text: &str| {
            let (shown, zone) = split(text);
            (shown.to_string(), zone.unwrap_or_default())
        };
        assert_eq!(parts("2027-05-01T19:30+02:00"), ("2027-05-01T19:30".into(), "+02:00".into()));
        assert_eq!(parts("2027-05-01T19:30:15Z"), ("2027-05-01T19:30".into(), "Z".into()));
        assert_eq!(parts("tomorrow"), (String::new(), String::new()));
    }

    #[test]
    fn zones_are_written_with_a_colon() {
        assert_eq!([zone_text(0), zone_text(-330), zone_text(120)], ["+00:00", "-05:30", "+02:00"]);
    }
}
