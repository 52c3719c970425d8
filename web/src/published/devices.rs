//! Who has a pass: its devices, how the pushes to them fare, and what they report.

use passwright_core::api::{DeviceList, DevicePush, ListedDevice, PhoneLog};
use yew::{Html, html};

use super::parts::instant;

/// The devices as a table, or how to get the first one.
pub(crate) fn devices(list: &DeviceList) -> Html {
    if list.devices.is_empty() {
        return html! { <p class="field-note">{ text!("no-devices") }</p> };
    }
    html! {
        <div class="table-scroll" role="region" aria-label={text!("devices")} tabindex="0">
            <table class="table">
                <thead><tr><th scope="col">{ text!("device") }</th><th scope="col">{ text!("device-added") }</th><th scope="col">{ text!("device-seen") }</th><th scope="col">{ text!("device-push") }</th></tr></thead>
                <tbody>{ for list.devices.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(device: &ListedDevice) -> Html {
    html! {
        <tr key={device.device.clone()}>
            <td><code>{ device.device.clone() }</code></td>
            <td>{ instant(&device.registered_at) }</td>
            <td>{ instant(&device.last_seen_at) }</td>
            <td>{ push_words(device.push.as_ref()) }</td>
        </tr>
    }
}

fn push_words(push: Option<&DevicePush>) -> String {
    let Some(push) = push else { return text!("push-none") };
    let reason = push.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    match push.state.as_str() {
        "delivered" => text!("push-delivered"),
        "waiting" => text!("push-waiting") + &reason,
        "refused" => text!("push-refused") + &reason,
        "gone" => text!("push-gone"),
        "off" => text!("push-off"),
        other => format!("{other}{reason}"),
    }
}

/// What phones report, each with what it means.
pub(crate) fn reports(log: &PhoneLog) -> Html {
    if log.entries.is_empty() {
        return html! { <p class="field-note">{ text!("no-reports") }</p> };
    }
    html! {
        <ul class="reports">
            { for log.entries.iter().map(|entry| html! {
                <li>
                    <p>{ instant(&entry.at) }{ " " }{ entry.explanation.clone() }</p>
                    <code>{ entry.message.clone() }</code>
                </li>
            }) }
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_push_is_told_in_words_with_apples_reason() {
        let push = |state: &str, reason: Option<&str>| {
            let push = DevicePush { state: state.into(), reason: reason.map(str::to_owned), at: None };
            push_words(Some(&push))
        };
        assert_eq!(push("refused", Some("BadDeviceToken")), "Apple refused it (BadDeviceToken)");
        assert_eq!(push("delivered", None), "Apple took it");
        assert_eq!(push_words(None), "none was due so far");
    }
}
