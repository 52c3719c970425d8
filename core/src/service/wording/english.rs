//! English.

use super::Wording;

pub(super) static WORDING: Wording = Wording {
    language: "en",
    direction: "ltr",
    add: "Add to Apple Wallet",
    from: "from {}",
    scan: "Scan with your iPhone to add this pass.",
    scan_from_tablet: "Passes live on an iPhone. Scan this with yours to add the pass.",
    scan_to_join: "Scan with your iPhone to get your own pass.",
    code: "QR code of this page",
    from_mac: "Added on this Mac, the pass appears on your iPhone too.",
    send: "Send the link to your iPhone",
    download: "Download pass file",
    on_android: "Wallet apps for Android open this file. On an iPhone it goes to Apple Wallet.",
    in_app: "Open this page in Safari first",
    in_app_steps: "The browser inside this app often cannot add passes. Open its menu (three dots or the share icon), choose “Open in browser” or “Open in Safari”, and add the pass there.",
    nothing_happened: "Nothing happened? Open this page in Safari and try again there.",
    copy: "Copy link",
    copied: "Link copied",
    expired: ["This pass has expired", "Its end date has passed, so it can no longer be added."],
    voided: [
        "This pass is no longer valid",
        "Its issuer has declared it void, so it can no longer be added.",
    ],
    revoked: ["This pass is no longer available", "Its issuer took this pass back."],
    unknown: [
        "There is no such pass",
        "The link may be cut off or mistyped, or the pass was deleted by its issuer.",
    ],
    closed: [
        "This offer is closed",
        "Nobody can join by this link any more. Please ask whoever gave you the link for a new one.",
    ],
    broken_link: ["This link is not whole", "Please open it again exactly as it was sent to you."],
    used_up: [
        "No more passes this month",
        "No more passes can be made this month; please tell whoever gave you the link.",
    ],
    nothing_here: ["There is nothing at this address", "The link may be cut off or mistyped."],
    to_the_editor: "Go to the pass editor",
    not_now: ["This pass cannot be shown right now", "Please try again in a moment."],
    ask: "Questions? Ask {}.",
    several: "{} passes",
    add_all: "Add all {} to Apple Wallet",
    one_by_one: "This browser adds one pass at a time.",
    get: "Get your pass",
    fill_in: "Please fill in: {}",
    too_long: "{} is too long: at most {} characters.",
};
