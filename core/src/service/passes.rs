//! Reading published passes: one, all of an account, their devices and history, and what everyone may know.

use http::StatusCode;
use http::header::ETAG;

use futures_util::future::{join_all, try_join_all};

use super::account::{Cursor, ListPasses};
use super::authentication::{holder, is_known};
use super::call::{Call, MAX_INTEGER, Reply, json, no_such_pass, segment, set, unknown_cursor, version_tag};
use super::device_object::ReadPushState;
use super::pass_object::{Head, ReadDevices, ReadHead, ReadHistory, RegisteredDevice};
use super::ports::Ports;
use super::public_page::escaped;
use super::refusal::{Failure, Refusal, Stop};
use super::routes::Scope;
use super::wire::ask;
use super::{identity, publish};
use crate::api::{
    DeviceList, DevicePush, History, HistoryEntry, ListedDevice, ListedPass, PassList, PublishedPass,
};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

/// How many passes one page lists unless it is asked for more or fewer. Each is asked for itself, so the list is never out of date.
const PAGE: u64 = 25;

/// What is said of a pass to its issuer.
pub(super) fn published(public_base_url: &str, head: &Head, devices: Option<u64>) -> PublishedPass {
    let urls = Urls::of(public_base_url, &head.serial);
    PublishedPass {
        serial_number: head.serial.clone(),
        version: head.version,
        status: head.status,
        embed_html: embed_html(public_base_url, &head.serial, &urls.landing),
        landing_url: urls.landing,
        download_url: urls.download,
        qr_url: urls.qr,
        created_at: head.created_at.to_rfc3339(),
        updated_at: head.updated_at.to_rfc3339(),
        devices,
    }
}

/// What an issuer puts into a web page: the element, and inside it a link for browsers without scripts.
fn embed_html(public_base_url: &str, serial: &SerialNumber, landing: &str) -> String {
    // Addresses hold letters, digits and percent signs only; a serial number may hold anything.
    format!(
        "<script type=\"module\" src=\"{public_base_url}/embed/v1.js\" async></script> \
         <add-to-wallet pass=\"{}\"><a href=\"{landing}\">Add to Apple Wallet</a></add-to-wallet>",
        escaped(serial.as_str())
    )
}

/// The public addresses of a pass.
pub(super) struct Urls {
    pub(super) landing: String,
    pub(super) download: String,
    pub(super) qr: String,
    pub(super) card: String,
}

impl Urls {
    pub(super) fn of(public_base_url: &str, serial: &SerialNumber) -> Self {
        Self::at(format!("{public_base_url}/p/{}", segment(serial.as_str())))
    }

    /// By the address of the page.
    pub(super) fn at(landing: String) -> Self {
        Self {
            download: format!("{landing}.pkpass"),
            qr: format!("{landing}/qr.svg"),
            card: format!("{landing}/card.svg"),
            landing,
        }
    }
}

/// `GET /api/v1/passes/{serial}`
pub(super) async fn read<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = publish::own_pass(call).await?;
    let url = identity::public_base_url(call.ports)?;
    let mut reply = json(StatusCode::OK, &published(url, &head, Some(head.devices)))?;
    set(&mut reply, ETAG, &version_tag(head.version));
    Ok(reply)
}

/// `GET /api/v1/passes`
pub(super) async fn list<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let holder = holder(call, Scope::Publish, None).await?;
    let after = call.query("cursor").map(|text| parse_cursor(&text)).transpose()?;
    let limit = call.limit(PAGE)?;
    let page = ask(call.ports, holder.account.as_str(), &ListPasses { after, limit }, &[]).await?.reply;
    let heads = try_join_all(page.serials.iter().map(|serial| head(call.ports, serial))).await?;
    // An entry without a pass is a publish that ended half-way.
    let passes = heads.into_iter().flatten().map(|head| listed(head, None)).collect();
    Ok(json(StatusCode::OK, &PassList { passes, cursor: page.cursor.map(|cursor| print_cursor(&cursor)) })?)
}

async fn head<P: Ports>(ports: &P, serial: &SerialNumber) -> Result<Option<Head>, Failure> {
    Ok(ask(ports, serial.as_str(), &ReadHead {}, &[]).await?.reply)
}

/// A line of a list.
pub(super) fn listed(head: Head, template: Option<String>) -> ListedPass {
    ListedPass {
        serial_number: head.serial,
        title: head.facts.title,
        style: head.facts.style,
        status: head.status,
        devices: head.devices,
        template,
        created_at: head.created_at.to_rfc3339(),
        updated_at: head.updated_at.to_rfc3339(),
    }
}

fn print_cursor(cursor: &Cursor) -> String {
    format!("{}-{}", cursor.published_at.unix_millis(), cursor.serial)
}

fn parse_cursor(text: &str) -> Result<Cursor, Refusal> {
    let parts = text.split_once('-').and_then(|(millis, serial)| {
        let millis = millis.parse().ok().filter(|it| u64::try_from(*it).is_ok_and(|it| it < MAX_INTEGER))?;
        let published_at = Timestamp::from_unix_millis(millis);
        Some(Cursor { published_at, serial: SerialNumber::new(serial).ok()? })
    });
    parts.filter(|cursor| print_cursor(cursor) == text).ok_or_else(unknown_cursor)
}

/// `GET /api/v1/passes/{serial}/devices`
pub(super) async fn devices<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = publish::own_pass(call).await?;
    let registered = ask(call.ports, head.serial.as_str(), &ReadDevices {}, &[]).await?.reply;
    let devices = join_all(registered.into_iter().map(|device| listed_device(call.ports, device))).await;
    Ok(json(StatusCode::OK, &DeviceList { devices })?)
}

async fn listed_device<P: Ports>(ports: &P, registered: RegisteredDevice) -> ListedDevice {
    if let Some(gone) = registered.gone {
        return ListedDevice {
            device: registered.device.shown(),
            registered_at: registered.registered_at.to_rfc3339(),
            last_seen_at: registered.last_seen_at.to_rfc3339(),
            push: Some(DevicePush {
                state: "gone".to_owned(),
                reason: Some(gone.reason),
                at: Some(gone.at.to_rfc3339()),
            }),
        };
    }
    let asked = ReadPushState { device: registered.device.clone() };
    // A shard that does not answer leaves a gap in the list, not an error for all of it.
    let state = match ask(ports, &registered.device.shard(), &asked, &[]).await {
        Ok(answer) => answer.reply,
        Err(failure) => {
            ports.log(&format!("the push state of a device is unknown: {failure}"));
            None
        }
    };
    let seen =
        state.as_ref().map_or(registered.last_seen_at, |it| it.last_seen_at.max(registered.last_seen_at));
    let push = state.and_then(|it| {
        Some(DevicePush { state: it.state?, reason: it.reason, at: it.at.map(Timestamp::to_rfc3339) })
    });
    ListedDevice {
        device: registered.device.shown(),
        registered_at: registered.registered_at.to_rfc3339(),
        last_seen_at: seen.to_rfc3339(),
        push,
    }
}

/// `GET /api/v1/passes/{serial}/history`
pub(super) async fn history<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let (_, head) = publish::own_pass(call).await?;
    let versions = ask(call.ports, head.serial.as_str(), &ReadHistory {}, &[]).await?.reply;
    let versions = versions.into_iter().map(|it| HistoryEntry {
        version: it.version,
        at: it.at.to_rfc3339(),
        by: it.by,
        changed: it.changed,
    });
    Ok(json(StatusCode::OK, &History { versions: versions.collect() })?)
}

/// The pass of a public address. A serial number that was never given out touches no object.
pub(super) async fn public_head<P: Ports>(call: &Call<'_, P>) -> Result<Head, Stop> {
    let serial = call.serial()?;
    if !is_known(call.ports, &serial).await? {
        return Err(no_such_pass().into());
    }
    Ok(head(call.ports, &serial).await?.ok_or_else(no_such_pass)?)
}
