## The page as a whole
page-language = Sprache dieser Seite
loading-editor = Der Editor wird geladen
module-missing = Ein Teil des Editors konnte nicht geladen werden. Bitte prüfe die Verbindung und versuche es noch einmal.
one-moment = Einen Moment …
not-loaded = Nicht geladen
open-elsewhere = Diese Karte ist in einem anderen Tab geöffnet. Arbeite dort weiter oder schließe erst jenen Tab.
drop-here = Karte hier ablegen, um sie zu öffnen, oder ein Bild auf seinem Platz
browser-keeps-nothing = dieser Browser lässt die Seite keine Daten behalten
not-kept = Sie wurden nicht behalten: { $reason }.
new-card = Eine neue Karte. „Widerrufen“ bringt die letzte zurück.
undo = Widerrufen
redo = Wiederholen
close = Schließen
dismiss = Ausblenden
copy = Kopieren
copied = Kopiert
copy-this = { $what } kopieren
try-again = Noch einmal versuchen
cancel = Abbrechen
update-ready = Eine neue Version des Editors ist bereit. Deine Arbeit bleibt erhalten.
update-now = Jetzt verwenden
update-later = Später
digits-of-color = { $what } als hexadezimale Ziffern
no-such-date = In der Karte steht „{ $date }“, das ist kein Datum, das Wallet kennt.
crop-part = Bildausschnitt

## The bar above everything
untitled = Karte ohne Titel
connect-name = Verbinden: API-Schlüssel
connect-title = Mit einem API-Schlüssel verbinden oder mit eigenem Zertifikat signieren
connected-name = Verbunden: API-Schlüssel
connected-title = Verbunden
own-key-name = Signiert: mein eigenes Zertifikat
own-key-title = Es wird mit deinem eigenen Zertifikat signiert
all-starters-name = Passwright: alle Vorlagen
all-starters = Alle Vorlagen
undo-title = Widerrufen (Strg+Z)
redo-title = Wiederholen (Umschalt+Strg+Z)
test-on-iphone = Auf meinem iPhone testen
open = Öffnen
signing-now = Signieren …
download = Laden
update = Aktualisieren
publish = Veröffentlichen
saved = Auf diesem Gerät gesichert
saved-offline = Offline, auf diesem Gerät gesichert
saving = Sichern …
not-saved = Nicht gesichert: { $reason }
refused-see-below = Ein iPhone würde diese Karte ablehnen. Die Liste unten sagt, was zuerst zu beheben ist.
still-connecting = Die Verbindung wird noch hergestellt, einen Moment bitte.
downloaded = Signiert und geladen. Die Bilder haben dieses Gerät nie verlassen.
downloaded-own-key = Mit deinem eigenen Zertifikat signiert und geladen. Nichts hat dieses Gerät verlassen.
all-is-saved = Alles wird laufend auf diesem Gerät gesichert.

## Panels and the list of parts
panels = Bereiche
properties = Eigenschaften
tab-style = Stil
tab-fields = Felder
parts = Teile der Karte
style-and-colors = Stil und Farben
pictures = Bilder
barcode = Barcode
details = Details
front = Vorderseite
back = Rückseite
details-sheet = Detailseite
add-field = Feld hinzufügen: { $group }
drag-field = An eine andere Stelle ziehen
not-shown = In diesem Stil nicht gezeigt ({ $count })
not-shown-note = Bleibt in der Karte. Ein anderer Stil oder Platz zeigt es wieder.
field = Feld
group-header = Kopfbereich
group-primary = Hauptbereich
group-secondary = Zweite Reihe
group-auxiliary = Dritte Reihe
group-back = Rückseite
group-footer = Fußbereich
field-of-group = Feld: { $group }
field-of-poster = Feld auf dem Poster: { $group }

## Style and colours
style = Stil
colors = Farben
color-background = Hintergrund
color-values = Werte
color-labels = Beschriftungen
hard-to-read = Schwer lesbar, { $contrast } : 1
easy-to-read = Gut lesbar, { $contrast } : 1
style-of-pass = Stil der Karte
travel-by = Reise mit
transit-air = Flugzeug
transit-boat = Schiff
transit-bus = Bus
transit-generic = Etwas anderes
transit-train = Zug
ready-made-colors = Fertige Farben
colors-named = Farben { $name }
palette-forest = Wald
palette-midnight = Mitternacht
palette-ink = Tinte
palette-ocean = Ozean
palette-plum = Pflaume
palette-brick = Ziegel
palette-paper = Papier
palette-butter = Butter
palette-mint = Minze
palette-blush = Rosé
style-boarding-pass = Bordkarte
style-coupon = Coupon
style-event-ticket = Veranstaltungsticket
style-generic = Allgemein
style-store-card = Kundenkarte
style-poster-ticket = Posterticket
style-poster = Poster
style-changed = Stil: { $name }. Nichts ging verloren.

## Details
names = Namen
organization = Organisation
organization-hint = Erscheint in Mitteilungen und Mails
logo-text = Text neben dem Logo
logo-text-hint = Links oben auf der Karte
description = Beschreibung
description-hint = Wird von VoiceOver vorgelesen: Sag, was für eine Karte es ist
dates = Daten
relevant-date = Auf dem Sperrbildschirm um
relevant-date-hint = Zum Beispiel zum Beginn der Veranstaltung
expires = Läuft ab
expires-hint = Danach zeigt Wallet die Karte ausgegraut
more = Mehr
void = Entwertet
void-hint = Die Karte wurde benutzt oder gilt nicht mehr
no-sharing = Kein Teilen
no-sharing-hint = Blendet die Teilen-Taste in Wallet aus
grouping = Gruppe
grouping-hint = Karten einer Gruppe liegen zusammen; nur Veranstaltungstickets und Bordkarten
all-keys = Alle Schlüssel (pass.json)
all-keys-hint = Schlüssel ohne eigenen Bereich lassen sich hier setzen
apply = Übernehmen
not-applied = Nicht übernommen: { $error }.

## Rarely used keys
rare-keys = Selten gebrauchte Schlüssel
rare-of-pass = Karte
rare-of-event = Veranstaltungsticket
rare-of-field = dieses Feld
further-keys = Weitere Schlüssel: { $name }
add = Hinzufügen
add-to = Hinzufügen zu: { $name }
add-one = Eintrag hinzufügen
rare-when = Wann und wo
rare-machines = Für Maschinen
rare-apps = Apps
rare-look = Aussehen
rare-below = Unter der Karte
rare-venue = Links eines Veranstaltungsorts
rare-airline = Links einer Fluggesellschaft und andere
as-json = Als JSON
not-taken-over = Nicht übernommen: { $error }.

## A field
field-gone = Dieses Feld gibt es nicht mehr.
field-no-room = Ein iPhone hat in diesem Stil keinen Platz für dieses Feld. Es bleibt erhalten; verschiebe es oder wähle einen anderen Stil.
not-a-number = Das ist noch keine Zahl. Schreibe sie wie 1250.50
label = Beschriftung
value = Wert
written-as = Schreibweise
currency = Währung
currency-hint = Drei Buchstaben, zum Beispiel EUR
format-text = Text
format-number = Zahl
format-money = Geldbetrag
format-date = Datum
format-date-time = Datum und Uhrzeit
align-natural = Wie die Sprache läuft
align-left = Links
align-center = Mitte
align-right = Rechts
alignment = Ausrichtung
it = Das Feld
now-is = { $name } ist jetzt %@.
your-pass = Deine Karte
alert = Mitteilung bei Änderung
alert-hint = Zeigt eine Mitteilung auf dem Sperrbildschirm. Nutze sie für Dringendes.
message = Nachricht
no-new-value = Ohne %@ zeigt Wallet keinen neuen Wert.
new-value-hint = %@ steht für den neuen Wert
on-lock-screen = Auf dem Sperrbildschirm
place = Platz
earlier = Nach vorn
later = Nach hinten
remove = Entfernen
done = Fertig

## Pictures
pictures-note = PNG, JPEG, WebP, SVG und HEIC, wo der Browser es liest. Wähle ein Bild, lege es ab oder setze es ein; es wird hier im Browser auf die Größen von Wallet gebracht und bleibt auf diesem Gerät, bis du veröffentlichst.
picture-icon = Symbol
picture-icon-where = In Mitteilungen und Mails; jede Karte braucht eines
picture-logo = Logo
picture-logo-where = Links oben auf der Karte
picture-strip = Streifen
picture-strip-where = Quer über die Karte, hinter dem Hauptfeld
picture-thumbnail = Miniatur
picture-thumbnail-where = Rechts vom Hauptfeld
picture-background = Hintergrund
picture-background-where = Hinter allem, weichgezeichnet
picture-footer = Fußbild
picture-footer-where = Über dem Barcode
picture-artwork = Motiv
picture-artwork-where = Über das ganze Poster
picture-primary-logo = Hauptlogo
picture-primary-logo-where = Links oben in den neueren Ansichten
picture-secondary-logo = Zweites Logo
picture-secondary-logo-where = Rechts unten auf einem Posterticket
size-exact = { $width } × { $height } pt
size-up-to = Bis { $width } × { $height } pt
size-high = { $height } pt hoch
size-not-shown = { $size }. In diesem Stil nicht gezeigt
crop-or-compress = Zuschneiden oder verkleinern
crop-or-compress-this = { $picture } zuschneiden oder verkleinern
remove-this = { $what } entfernen

## The barcode
no-barcode = Diese Karte hat keinen Barcode.
add-barcode = Barcode hinzufügen
remove-barcode = Barcode entfernen
barcode-ios-27 = Nur iPhones mit iOS 27 oder neuer zeigen diese Art.
barcode-kind = Art
barcode-qr = QR-Code
barcode-message = Inhalt
barcode-message-utf-8 = Was ein Scanner liest. Einige Zeichen brauchen UTF-8, das ältere Scanner vielleicht nicht kennen.
barcode-message-hint = Was ein Scanner liest
barcode-text = Text unter dem Code
barcode-text-hint = Für den Tag, an dem der Scanner streikt

## Checks
checking = Wird geprüft …
checks = Prüfungen
must-be-fixed = Muss behoben werden
warning = Warnung
suggestion = Vorschlag
show = Zeigen
things-to-fix =
    { $count ->
        [one] { $count } Sache zu beheben
       *[other] { $count } Dinge zu beheben
    }
warnings =
    { $count ->
        [one] { $count } Warnung
       *[other] { $count } Warnungen
    }
suggestions =
    { $count ->
        [one] { $count } Vorschlag
       *[other] { $count } Vorschläge
    }
ready = Bereit fürs iPhone

## The card and the other places where the pass is shown
the-pass = Die Karte
actions-below = Aktionen unter der Karte
your-name = Dein Name
part-of-region = { $part } von { $region }
region-add = Hinzufügen: { $name }
part-label = Beschriftung
part-value = Wert
part-logo-text = Text neben dem Logo
part-below-code = Text unter dem Code
sample-typed = Wie eingegeben
sample-typical = Typische Daten
sample-longest = Längste Daten
ground-page = Grund wie Seite
ground-light = Heller Grund
ground-dark = Dunkler Grund
where-shown = Wo die Karte gezeigt wird
side-front = Vorn
side-back = Hinten
side-lock = Sperre
side-watch = Watch
side-stack = Stapel
keys = Tasten
keys-title = Tasten (?)
one-language = Eine Sprache
as-written = Wie geschrieben
language-of-pass = Sprache der Karte
ios-version = iOS-Version
sample-data = Beispieldaten
ground = Grund
details-of-pass = Detailseite der Karte
phone-switches = Schalter des iPhone
back-empty = Noch nichts auf der Rückseite. Bedingungen, Kontakte und Öffnungszeiten gehören hierher.
additional-information = Weitere Informationen
remove-pass = Karte entfernen
add-to-back = Zur Rückseite hinzufügen
lock-screen = Sperrbildschirm
lock-day = Montag, 1. Juni
lock-nothing = Es erscheint keine Mitteilung: Kein Feld hat einen Hinweis, und die Karte nennt weder Ort noch Beacon noch Datum.
lock-silent-fields = Bei Änderungen hieran erscheint keine Mitteilung: { $fields }.
lock-date-words = Für ein Datum findet das iPhone eigene Worte.
lock-name-only = Ohne eigenen Text erscheint nur der Name.
lock-no-name = Kein Name der Organisation
lock-silent-field = Ändert sich { $name }, erscheint keine Mitteilung.
stack-note = Unter anderen Karten ist nur der obere Rand zu sehen: Logo und Kopffelder.

## The list of keys
keys-everywhere = Überall
keys-save = Sagt, dass alles gesichert ist
keys-close = Schließen oder zurück zur Karte
keys-card = Auf der Karte und in der Liste
keys-type = Text überschreiben
keys-next = Nächster Text
keys-move = Feld verschieben
keys-double = Feld duplizieren
keys-remove = Feld entfernen
keys-single = Einzelne Tasten, solange nichts eingegeben wird
keys-sides = Vorn, Hinten, Sperre, Watch, Stapel
keys-ios = Nächste iOS-Version
keys-language = Nächste Sprache
keys-this = Diese Liste
keys-on = Einzelne Tasten
keys-on-hint = Schalte sie aus, wenn du mit deinem Computer sprichst oder wenn sie dich stören.

## The translations of the pass
languages = Sprachen
languages-note = Ein iPhone zeigt die Karte in der Sprache seines Besitzers, wenn es sie hier findet, sonst wie geschrieben. Was du leer lässt, bleibt wie geschrieben.
languages-list = Sprachen der Karte
languages-card = Die Karte auf
language-remove-question = { $name } mit allen Texten und Bildern entfernen?
keep = Behalten
language-rest = Der Rest ist gleich
language-rest-of = { $name }: Der Rest ist wie geschrieben
language-complete = vollständig
language-missing = { $missing } von { $texts } fehlen
language-pictures = Eigene Bilder: { $pictures }
language-unused = { $count } für Texte, die die Karte nicht mehr hat
language-unreadable = Die Datei pass.strings ist nicht lesbar: { $problem }. Entferne die Sprache, um neu anzufangen.
language-add = Sprache hinzufügen
choose = Auswählen …
languages-no-text = Die Karte hat noch keinen Text, den man übersetzen könnte.
languages-table = Texte der Karte in ihren Sprachen
language-cell = { $text }: { $language }
text-change-message = Mitteilung bei Änderung
text-relevant = Sperrbildschirm, nahe einem Ort
text-other = Text
text-places = { $what }, an { $count } Stellen
languages-most = Eine Karte hat höchstens { $count } Sprachen.
language-removed = { $name } mit allen Texten und Bildern entfernt.

## What the editor says of a change
nothing-to-undo = Es gibt nichts zu widerrufen.
nothing-to-redo = Es gibt nichts zu wiederholen.
restored = Der Browser wurde unerwartet beendet. „{ $title }“ ist wieder da, mit allem bis zur letzten Änderung.
text-too-long = Dieser Text hat { $length } Zeichen, ein Text einer Karte fasst höchstens { $most }. Er wurde nicht übernommen.
not-possible = Das war nicht möglich: { $reason }.
repaired = Erledigt: { $what }.
no-style-yet = die Karte hat noch keinen Stil
field-lost = das Feld ist nicht mehr da
removed = { $name } entfernt.
quoted = „{ $name }“
sample-label = Beschriftung
sample-header = Neu
sample-value = Wert
sample-back-label = Weitere Informationen
sample-back-value = Schreibe hier, was man wissen sollte.
picture-added = { $picture } hinzugefügt.
picture-replaced = { $picture } ersetzt.
a-field = Ein Feld

## The start page
make-a-pass = Erstelle eine Karte für Apple Wallet
gallery-lead = Wähle eine Karte als Anfang. Alles darauf lässt sich ändern, und deine Arbeit bleibt auf diesem Gerät.
continue-with = Weiter mit „{ $title }“
open-file = .pkpass öffnen
or-a-folder = oder einen Ordner
open-hint = Auch Pakete, Vorlagen und Entwürfe; oder einfach irgendwo ablegen.
your-passes = Deine Karten
own-published = { $style }, veröffentlicht
own-draft = { $style }, Entwurf
save-copy-of = Kopie sichern: { $title }
save-copy = Kopie als Datei sichern
delete-this = { $title } löschen
delete = Löschen
delete-question = „{ $title }“ löschen?
delete-final = Der Entwurf wird von diesem Gerät entfernt, das lässt sich nicht widerrufen.
delete-published = Was du veröffentlicht hast, bleibt online und auf den iPhones, lässt sich von hier aber nicht mehr ändern.
keep-it = Behalten
start-new = Neu anfangen
starters-count =
    { $count ->
        [one] { $count } Vorlage
       *[other] { $count } Vorlagen
    }
starters-search = Vorlagen durchsuchen
starters-examples = Kaffee, Konzert, Zug …
all = Alle
starters-none = Für „{ $words }“ gibt es hier noch keine Vorlage. Jede Karte kann eine werden: Alles darauf lässt sich ändern.
show-all = Alle zeigen
starters-missing = Die Vorlagen konnten nicht geladen werden. Deine eigenen Karten lassen sich trotzdem öffnen.
starters-shop = Geschäfte und Angebote
starters-club = Mitglieder und Ausweise
starters-event = Veranstaltungen
starters-travel = Reisen und Aufenthalte

## The starting points
starter-loyalty = Treuepunkte
starter-loyalty-job = Kundenkarte mit Punkten und Guthaben
starter-stamps = Kaffee-Stempelkarte
starter-stamps-job = Kundenkarte, die sich füllt, der zehnte ist gratis
starter-gift-card = Geschenkkarte
starter-gift-card-job = Kundenkarte mit Guthaben
starter-coupon = Coupon
starter-coupon-job = Ein Angebot zum Einlösen
starter-membership = Mitgliedschaft
starter-membership-job = Allgemeine Karte mit Foto
starter-gym = Fitnessstudio
starter-gym-job = Allgemeine Karte für Mitglieder
starter-library = Bibliotheksausweis
starter-library-job = Allgemeine Karte mit Barcode zum Ausleihen
starter-insurance = Versicherungskarte
starter-insurance-job = Allgemeine Karte mit Nummern und Kontakt
starter-aquarium = Posterkarte
starter-aquarium-job = Allgemeine Karte mit großem Bild
starter-concert = Konzert
starter-concert-job = Veranstaltungsticket mit Sitzplatz
starter-cinema = Kino
starter-cinema-job = Veranstaltungsticket mit Filmplakat
starter-festival = Festivalposter
starter-festival-job = Veranstaltungsticket mit großem Bild
starter-match = Sportspiel
starter-match-job = Veranstaltungsticket mit Block, Reihe und Platz
starter-conference = Konferenzausweis
starter-conference-job = Veranstaltungsticket mit Name und Rolle
starter-flight = Flug
starter-flight-job = Bordkarte mit den Angaben für iOS 26
starter-train = Bahnfahrt
starter-train-job = Bordkarte mit Wagen und Platz
starter-ferry = Fähre
starter-ferry-job = Bordkarte für ein Schiff
starter-hotel = Hotelbuchung
starter-hotel-job = Veranstaltungsticket für einen Aufenthalt
starter-parking = Parkausweis
starter-parking-job = Allgemeine Karte mit Kennzeichen
starter-blank = Leere Karte
starter-blank-job = Nichts darauf als ein Anfang

## Signing
signing-title = Signieren
signed-by = Signiert von
this-service = Dieser Dienst
my-own-certificate = Mein eigenes Zertifikat
purpose-connect = Mit einem API-Schlüssel dieses Dienstes lassen sich deine Karten signieren und veröffentlichen.
purpose-download = Eine Karte öffnet sich auf dem iPhone nur signiert. Mit einem API-Schlüssel dieses Dienstes wird die Karte hier gebaut und ihre Signatur geholt.
purpose-test = Um einen Entwurf für dein iPhone zu machen, muss dieser Dienst wissen, wer du bist. Bitte gib einen API-Schlüssel ein.
purpose-publish = Zum Veröffentlichen muss dieser Dienst wissen, wer du bist. Bitte gib einen API-Schlüssel ein.
purpose-published = Um zu zeigen, was du veröffentlicht hast, muss dieser Dienst wissen, wer du bist. Bitte gib einen API-Schlüssel ein.
api-key = API-Schlüssel
api-key-hint = Du hast ihn vom Betreiber dieses Dienstes, vielleicht als Link.
api-key-remember = Auf diesem Computer merken
api-key-remember-hint = Sonst wird er vergessen, sobald dieser Tab geschlossen wird.
api-key-note = Der Schlüssel bleibt in diesem Browser, wo Seiten anderer Anbieter ihn nicht erreichen, und geht nur an diesen Dienst. Dein Entwurf bleibt auf diesem Gerät; beim Laden werden seine Texte gesendet, nie seine Bilder.
connecting = Verbinden …
connect = Verbinden
account = Account
issued-as = Karten werden ausgestellt als
certificate-ends = Zertifikat endet
development-certificate = Das ist ein Entwicklungszertifikat. Damit signierte Karten funktionieren in Tests, echte iPhones lehnen sie ab.
forget-key = Schlüssel vergessen
what-is-published = Was veröffentlicht ist
own-key-purpose = Geladene Karten werden auf dieser Seite signiert, mit einem Pass-Type-ID-Zertifikat, das Apple dir ausgestellt hat.
own-key-file = Zertifikat mit seinem Schlüssel (.p12)
own-key-file-hint = Oder Zertifikat und Schlüssel zusammen; und das Zwischenzertifikat, wenn danach gefragt wird.
own-key-password = Passwort der Datei
own-key-keep = Schlüssel in diesem Browser behalten
own-key-keep-hint = Als Schlüssel, der hier signieren, aber nie herauskopiert werden kann. Sonst wird er vergessen, sobald dieser Tab geschlossen wird.
own-key-note = Die Datei, ihr Passwort und der Schlüssel bleiben auf dieser Seite: Nichts davon wird gesendet, und Karten werden ohne jede Anfrage signiert.
opening = Öffnen …
sign-with-this = Mit diesem Zertifikat signieren
key-too-large = { $name } ist zu groß für einen Schlüssel oder ein Zertifikat.
file-unreadable = { $name } konnte auf diesem Gerät nicht gelesen werden.
own-key-open = Geladene Karten werden auf dieser Seite signiert, mit deinem eigenen Zertifikat. Nichts wird gesendet.
issued-to = Ausgestellt für
not-apples = Apple hat dieses Zertifikat nicht ausgestellt: Echte iPhones lehnen ab, was es signiert.
own-key-publishing = Das Veröffentlichen läuft über diesen Dienst, der mit seinem eigenen Zertifikat signiert.
forget-certificate = Dieses Zertifikat vergessen
own-key-failed = Dieser Browser konnte mit dem Schlüssel nicht arbeiten.
own-key-unfit = Das Zertifikat gilt für einen Kartentyp unbekannter Form.

## A draft on one's own phone
making-draft = Entwurf wird gemacht …
draft-qr = QR-Code des Entwurfs
draft-how = Richte die Kamera deines iPhone auf den Code und füge den Entwurf zu Wallet hinzu.
draft-link = Link zum Entwurf
draft-note = Er trägt den Hinweis DRAFT, wird nicht geteilt und endet von selbst um { $until } UTC. Ein neuerer Entwurf tritt auf dem iPhone an seine Stelle.
draft-development = Dieser Dienst hat ein Entwicklungszertifikat: Ein echtes iPhone lehnt den Entwurf ab, bis er eines von Apple hat.

## Publishing
publish-title = Diese Karte veröffentlichen
published = Veröffentlicht
bad-placeholder = Ein Platzhalter ist falsch geschrieben: { $reason }.
fix-this-first = Ein iPhone würde diese Karte ablehnen. Bitte behebe zuerst:
working = Einen Moment …
up-to-date = Aktuell
publish-changes = Änderungen veröffentlichen
version-is-out = Version { $version } ist veröffentlicht. { $reach }
reach-devices =
    { $count ->
        [0] Noch niemand hat sie hinzugefügt.
        [one] Sie erreicht { $count } Gerät.
       *[other] Sie erreicht { $count } Geräte.
    }
reach-people =
    { $count ->
        [0] Noch niemand hat eine geholt.
        [one] { $count } Person hat eine Karte davon.
       *[other] { $count } Personen haben eine Karte davon.
    }
who-gets-it = Wer sie bekommt
publish-one = Eine Karte, dieselbe für alle
publish-one-note = Für einen Coupon, ein Schild oder ein Plakat. Wer den Link öffnet, fügt genau diese Karte hinzu; was du später änderst, erreicht jedes iPhone, das sie hat.
publish-each = Eine Karte für jede Person
publish-each-note = Für Mitglieder, Tickets und Punkte. Wer den Link öffnet, bekommt eine Karte mit eigener Nummer, und du kannst die Werte einzelner Personen ändern.
publish-uploads = Du bekommst einen Link und einen QR-Code. Beim Veröffentlichen wird die Karte mit ihren Bildern zu diesem Dienst hochgeladen.
placeholder-as-written = { $names } stünde so auf der Karte, wie es geschrieben ist: „dieselbe für alle“ heißt ohne Werte einzelner Personen.
placeholder-how = Um etwas von jeder Person auf die Karte zu schreiben, setze seinen Namen in doppelten geschweiften Klammern in einen Text, etwa
placeholder-asked = Beim Öffnen des Links wird danach gefragt.
people-are-asked = Gefragt wird nach
you-set = Du setzt für sie
nothing = nichts
link-qr = QR-Code des Links
link-for-customers = Link für deine Kundschaft
for-web-page = Für deine Webseite
each-own = Jede Person, die ihn öffnet, bekommt eine eigene Karte.
open-page = Seite öffnen
the-file = Die Datei
qr-as-svg = QR-Code als SVG
share-print-manage = Teilen, drucken, verwalten
changes-in-silence = Es erscheint keine Mitteilung: Die Karte ändert sich still.
changed-in-silence = Still geändert: { $fields }.

## Opening a file
is-open = { $name } ist geöffnet
is-open-now = { $name } ist geöffnet.
what-was-kept = Was wir behalten haben
what-was-changed = Was wir geändert haben, damit es lesbar ist
why-refused = Warum ein iPhone die Datei so abgelehnt hätte
what-is-foreign = Was du nicht signieren kannst
edit-it = Bearbeiten
and-more = und { $count } weitere dieser Art
kept-all =
    { $files ->
        [one] Alle { $keys } Schlüssel der obersten Ebene von pass.json und { $files } Datei sind unverändert, auch die, die dieser Editor nicht zeigt.
       *[other] Alle { $keys } Schlüssel der obersten Ebene von pass.json und { $files } Dateien sind unverändert, auch die, die dieser Editor nicht zeigt.
    }
kept-draft = Alles ist so, wie es gesichert wurde.
foreign-identity = Sie wurde als { $identifier } ausgestellt. Diese Identität gehört ihrem Aussteller; beim Laden oder Veröffentlichen bekommt die Karte deine und eine eigene Seriennummer. Das Original ersetzt sie auf keinem iPhone.
foreign-address = Ihre Adresse für Aktualisierungen gehört dem ersten Aussteller und wird weggelassen, wenn du signierst.
foreign-nfc = Sie spricht mit NFC-Lesern. Apple erlaubt das nur Ausstellern mit NFC-Zertifikat; mit jedem anderen lehnt ein iPhone die Karte ab.
holds-passes = { $name } enthält { $count } Karten
open-one-or-keep = Öffne eine davon oder behalte jede als eigenen Entwurf.
keep-all = Alle { $count } als Entwürfe behalten
nothing-in-it = Darin ist keine Datei.
file-too-large = { $name } hat { $megabytes } MB; geöffnet werden Dateien bis { $most } MB.
too-many-files = { $name } enthält { $actual } Dateien; geöffnet werden Ordner mit bis zu { $most } Dateien.
pick-a-card-first = Bitte wähle zuerst eine Karte; dann lassen sich Bilder darauf ablegen.

## Placing a picture
place-picture = Bild platzieren
place-picture-how = Ziehe oder nutze die Pfeiltasten; zoome mit Mausrad, zwei Fingern oder + und −.
shape = Form
shape-as-picture = Wie das Bild
shape-square = Quadratisch
shape-tall = Hoch, 2 zu 3
shape-wide = Breit, 3 zu 2
compress = Verkleinern
compress-hint = 256 Farben; auf Fotos kaum zu sehen, und die Datei wird viel kleiner.
use-picture = Dieses Bild verwenden
safe-icon = Die Ecken werden abgerundet: Halte das Zeichen innerhalb der gestrichelten Linie.
safe-background = Es wird weichgezeichnet und etwas vergrößert: Was außerhalb der gestrichelten Linie liegt, wird abgeschnitten.
safe-strip = Das Hauptfeld steht von links darüber; halte Gesichter rechts, innerhalb der gestrichelten Linie.
safe-thumbnail = Die Ecken werden abgerundet: Halte Gesichter innerhalb der gestrichelten Linie.
part-taken = Ausschnitt, in Pixeln des Bildes
crop-left = Links
crop-top = Oben
crop-width = Breite
zoom = Zoom
becomes-pixels = Wird { $sizes } Pixel groß.
too-few-pixels = Dieser Ausschnitt hat { $width } × { $height } Pixel. Für ein scharfes Bild auf jedem iPhone sollte er { $best } haben; nimm mehr davon oder ein größeres Bild.
weighing = Wird gewogen …
weight = { $own } für dieses Bild, { $all } für alle Bilder zusammen.
too-heavy = { $weight } Mehr als { $most } lässt eine Karte langsam ankommen; „Verkleinern“ hilft.

## What can go wrong
picture-empty = Dieses Bild ist leer: Seine Datei hat 0 Bytes.
picture-too-large = Diese Datei hat { $megabytes } MB. Bilder bis 32 MB lassen sich verwenden.
picture-too-many-pixels = Dieses Bild hat { $width } × { $height } Pixel, { $megapixels } Megapixel. Bis 32 Megapixel lassen sich verwenden; bitte verkleinere es zuerst.
picture-cut-off = Dieses Bild ist beschädigt: Seine Datei endet zu früh. Bitte exportiere oder lade es noch einmal.
picture-unreadable = Diese Datei ist kein Bild, das dieser Browser lesen kann. PNG, JPEG, WebP und SVG funktionieren.
picture-heic = Das ist ein HEIC-Foto, das dieser Browser nicht lesen kann; Safari kann es. Oder sichere es als JPEG: Sende es auf dem iPhone per Mail oder kopiere es in „Dateien“.
picture-not-converted = Dieser Browser konnte das Bild nicht umwandeln.
service-unreachable = Der Dienst ist nicht erreichbar. Deine Arbeit bleibt auf diesem Gerät; bitte versuche es später noch einmal.
service-not-understood = Der Dienst gab eine Antwort, die dieser Editor nicht versteht (Status { $status }).
not-built = Die Karte konnte nicht gebaut werden: { $reason }.
not-packed = Die Karte konnte nicht gepackt werden: { $reason }.
download-refused = Dieser Browser hat den Download nicht angenommen.
storage-closed = dieser Browser lässt die Seite keine Daten behalten ({ $reason })
storage-full = dieser Browser hat die Daten nicht behalten, vielleicht ist der Speicher voll
storage-deleted = dieser Entwurf wurde gelöscht
storage-unwritten = der Entwurf konnte nicht geschrieben werden ({ $reason })
out-of-memory = dem Browser ging der Speicher aus

## The page about what is published
back-to-editor = Zurück zum Editor
where-you-are = Wo du bist
everybody = Alle
one-person = Eine Person
counter-display = Thekenaufsteller
published-page = Veröffentlicht – Passwright
loading = Wird geladen
devices-count =
    { $count ->
        [one] { $count } Gerät
       *[other] { $count } Geräte
    }
people-count =
    { $count ->
        [one] { $count } Person
       *[other] { $count } Personen
    }
passes-found =
    { $count ->
        [one] { $count } Karte gefunden
       *[other] { $count } Karten gefunden
    }
counter-note = Deine Karte ist immer dabei und immer aktuell.
counter-headline = { $title } in deiner Wallet
counter-headline-label = Überschrift
counter-line = Zeile darunter
paper = Papier
print = Drucken
print-note = Gedruckt wird nur das Blatt. Mit „Als PDF sichern“ lässt es sich an eine Druckerei schicken.
the-sheet = Das Blatt
counter-camera = Öffne die Kamera deines iPhone
counter-point = Richte sie auf den Code
counter-tap = Tippe auf „Hinzufügen“
revoke-question = Diese Karte zurückziehen?
erase-question = Diese Karte löschen?
close-question = Diesen Link schließen?
revoke-words = Jedes iPhone, das sie hat, zeigt sie gleich als entwertet, der Link sagt, dass es sie nicht mehr gibt, und niemand kann sie mehr hinzufügen. Das ist endgültig.
erase-words = Alles, was von ihr bekannt ist, wird gelöscht: Texte, Bilder, Werte, Verlauf und welche iPhones sie haben. iPhones behalten, was sie haben, und hören nie wieder davon.
close-words = Über diesen Link bekommt niemand mehr eine Karte. Vorhandene Karten bleiben gültig und lassen sich weiter ändern.
revoke = Zurückziehen
erase = Löschen
close-link = Link schließen
erase-word = löschen
type-word = Schreibe „{ $word }“, um fortzufahren
no-devices = Noch niemand hat sie hinzugefügt. Öffne den Link auf einem iPhone oder drucke den Code.
devices = Geräte
device = Gerät
device-added = Hinzugefügt
device-seen = Zuletzt gesehen
device-push = Letzter Push
push-none = bisher war keiner fällig
push-delivered = von Apple angenommen
push-waiting = wartet auf den Versand
push-refused = von Apple abgelehnt
push-gone = das iPhone hat die Karte entfernt
push-off = Pushes sind bei diesem Dienst ausgeschaltet
no-reports = Die iPhones haben nichts zu beanstanden.
version = Version { $version }
version-by = von
first-version = Zum ersten Mal veröffentlicht.
nothing-visible = Nichts Sichtbares hat sich geändert.
changed-places = Geändert: { $places }
changed-places-more = Geändert: { $places } und { $count } weitere
no-holders = Noch niemand ist dabei. Teile den Link oder drucke den Thekenaufsteller.
find-person = Person suchen
nothing-published = Noch ist nichts veröffentlicht.
nothing-published-note = Wähle eine Karte, gestalte sie und veröffentliche sie: Dann steht sie hier, mit allen, die sie haben.
to-editor = Zum Editor
no-template = Noch keine Vorlage. Veröffentliche eine Karte als „Eine Karte für jede Person“, dann bekommt jede Person über den Link ihre eigene.
passes = Karten
find-pass = Karte suchen
link-open = Offen
link-closed = Geschlossen
erased = Von dieser Karte ist jede Spur gelöscht.
back-to-list = Zurück zur Liste
share = Teilen
change-value = Einen Wert dieser Person ändern
phone-reports = Was iPhones melden
history = Verlauf
take-back = Zurücknehmen
a-pass = Eine Karte
active = Aktiv
revoked = Zurückgezogen
changed-at = geändert
serial-number = Seriennummer
looking = Wird gesucht …
search-examples = Ein Titel oder eine Seriennummer
show-more = Mehr zeigen
share-link = Link und Code
share-page = Webseite
share-write = Mail und SMS
code-svg = Code als SVG
code-png = Code als PNG
paste-it = Füge es dort ein, wo man die Karte finden soll. Es funktioniert auch ganz ohne Skript.
mail-subject-label = Betreff der Mail
mail-text-label = Text der Mail
sms-label = Kurznachricht
write-mail = Mail schreiben
write-message = Nachricht schreiben
program-language = Sprache
key-from = Der Schlüssel wird gelesen aus
key-no-file = damit er in keiner Datei steht:
call-replace = Eine neue Version an jedes iPhone senden, das sie hat
call-join = Eine Karte für eine weitere Person machen
copy-block = Kopieren: { $what }
sample-new = Neu: { $name }
mail-subject = Deine Karte: { $title }
mail-hello = Hallo,
mail-ready = deine Karte für { $title } ist fertig. Öffne diesen Link auf deinem iPhone, um sie zu Apple Wallet hinzuzufügen:
mail-computer = Liest du das am Computer? Die Seite zeigt einen Code zum Scannen mit dem iPhone.
short-message = { $title }: Karte zu Apple Wallet hinzufügen: { $url }
who-has-one = Wer eine hat
let-nobody = Niemanden mehr aufnehmen
design-revision = Entwurf { $revision }
different-for-each = Für jede Person anders: { $names }
reissue-progress = Karten mit dem neuen Entwurf
reissue-failed =
    { $count ->
        [one] { $count } Karte behielt den vorigen Entwurf, weil ein Wert fehlt oder nicht passt.
       *[other] { $count } Karten behielten den vorigen Entwurf, weil ein Wert fehlt oder nicht passt.
    }
reissue-done =
    { $count ->
        [one] Der neue Entwurf hat { $count } Karte erreicht.
       *[other] Der neue Entwurf hat { $count } Karten erreicht.
    }
reissue-running = Der neue Entwurf ist unterwegs: { $reached } von { $all } Karten haben ihn.
no-placeholders = Die Vorlage hat keine Platzhalter, also ist nichts von Person zu Person verschieden.
value-changed = Geändert: Version { $version } ist auf dem Weg zum iPhone.
value-what = Was
value-new = Neuer Wert
changing = Wird geändert …
change-and-tell = Ändern und dem iPhone melden
