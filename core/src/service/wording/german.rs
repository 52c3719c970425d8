//! German.

use super::Wording;

pub(super) static WORDING: Wording = Wording {
    language: "de",
    direction: "ltr",
    add: "Zu Apple Wallet hinzufügen",
    from: "von {}",
    scan: "Mit dem iPhone scannen, um diese Karte hinzuzufügen.",
    scan_from_tablet: "Karten gehören auf ein iPhone. Scanne den Code damit, um die Karte hinzuzufügen.",
    scan_to_join: "Mit dem iPhone scannen, um eine eigene Karte zu bekommen.",
    code: "QR-Code dieser Seite",
    from_mac: "Auf diesem Mac hinzugefügt, erscheint die Karte auch auf deinem iPhone.",
    send: "Link ans iPhone senden",
    download: "Kartendatei laden",
    on_android: "Wallet-Apps für Android öffnen diese Datei. Auf einem iPhone kommt sie in Apple Wallet.",
    in_app: "Öffne diese Seite zuerst in Safari",
    in_app_steps: "Der Browser in dieser App kann oft keine Karten hinzufügen. Öffne sein Menü (drei Punkte oder das Teilen-Symbol), wähle „Im Browser öffnen“ oder „In Safari öffnen“ und füge die Karte dort hinzu.",
    nothing_happened: "Nichts passiert? Öffne diese Seite in Safari und versuche es dort noch einmal.",
    copy: "Link kopieren",
    copied: "Link kopiert",
    expired: ["Diese Karte ist abgelaufen", "Ihr Enddatum ist vorbei, sie lässt sich nicht mehr hinzufügen."],
    voided: [
        "Diese Karte ist nicht mehr gültig",
        "Der Aussteller hat sie entwertet, sie lässt sich nicht mehr hinzufügen.",
    ],
    revoked: ["Diese Karte gibt es nicht mehr", "Der Aussteller hat sie zurückgezogen."],
    unknown: [
        "Diese Karte gibt es nicht",
        "Der Link ist vielleicht abgeschnitten oder vertippt, oder der Aussteller hat die Karte gelöscht.",
    ],
    closed: [
        "Dieses Angebot ist beendet",
        "Über diesen Link kann niemand mehr mitmachen. Bitte frag nach einem neuen.",
    ],
    broken_link: [
        "Dieser Link ist unvollständig",
        "Bitte öffne ihn noch einmal genau so, wie du ihn bekommen hast.",
    ],
    used_up: [
        "Diesen Monat gibt es keine Karten mehr",
        "Bitte sag der Person Bescheid, von der du den Link hast.",
    ],
    draft: "Ein Entwurf, zum Ausprobieren auf einem iPhone. Er endet am {}.",
    draft_over: ["Dieser Entwurf ist abgelaufen", "Entwürfe leben 24 Stunden."],
    one_moment: [
        "Einen Moment bitte",
        "Gerade kamen viele Anfragen. Bitte versuche es in einer Minute noch einmal.",
    ],
    nothing_here: ["Unter dieser Adresse ist nichts", "Der Link ist vielleicht abgeschnitten oder vertippt."],
    to_the_editor: "Zum Karteneditor",
    not_now: ["Diese Karte lässt sich gerade nicht zeigen", "Bitte versuche es gleich noch einmal."],
    ask: "Fragen? Wende dich an {}.",
    several: "{} Karten",
    add_all: "Alle {} zu Apple Wallet hinzufügen",
    one_by_one: "Dieser Browser fügt eine Karte nach der anderen hinzu.",
    get: "Karte holen",
    fill_in: "Bitte ausfüllen: {}",
    too_long: "{} ist zu lang: höchstens {} Zeichen.",
};
