### What the checks and the card say; the names are those of `sentence!` and `words!` in core. English stands there.

## How this language quotes and lists
in-quotes = „{ $text }“
list-comma = { $before }, { $next }
list-and = { $before } und { $last }

## Parts of sentences
words-a-field = ohne Namen
words-anything = ein beliebiger Wert
words-array = eine Liste
words-boarding-pass = Bordkarte
words-boolean = ein Wahrheitswert
words-color = eine Farbe als Text
words-date = ein Datum als Text
words-gif = ein GIF
words-heic = ein HEIC oder AVIF
words-in-boarding-pass = in einer Bordkarte für Flüge
words-in-both = in einem Posterticket oder einer Bordkarte für Flüge
words-in-poster-ticket = in einem Posterticket
words-jpeg = ein JPEG
words-null = null
words-number = eine Zahl
words-numbers = eine Liste von Zahlen
words-object = ein Objekt
words-objects = eine Liste von Objekten
words-on-poster = auf einem Poster
words-on-posters = auf einem Posterticket oder einem Poster
words-pdf = ein PDF
words-phones-before = iPhones vor iOS { $version }
words-phones-with = iPhones mit iOS { $version }
words-poster-ticket = Posterticket
words-svg = ein SVG
words-text = ein Text
words-text-or-number = ein Text oder eine Zahl
words-texts = eine Liste von Texten
words-the-number = die Zahl { $number }
words-the-text = der Text { $text }
words-true-or-false = true oder false
words-unknown-kind = von unbekannter Art
words-webp = ein WebP
missing-air = die Transportart „Flugzeug“
missing-airline-code = Code der Fluggesellschaft
missing-arrival-time = Ankunftszeit
missing-artwork = Motiv
missing-boarding-time = Boardingzeit
missing-code = NFC-Teil oder Barcode
missing-departure-airport = Abflughafen
missing-departure-city = Abflugort
missing-departure-time = Abflugzeit
missing-departure-time-zone = Zeitzone des Abflugs
missing-destination-airport = Zielflughafen
missing-destination-city = Zielort
missing-destination-time-zone = Zeitzone des Ziels
missing-event = Name der Veranstaltung
missing-flight-number = Flugnummer
missing-home-team = Heimmannschaft
missing-passenger = Fluggast
missing-performers = Auftretende
missing-venue = Name des Veranstaltungsorts
missing-visiting-team = Gastmannschaft

## What several buttons say
fix-icon = Einfaches Symbol verwenden
fix-list = Eine Liste daraus machen
fix-qr = QR-Code daraus machen
fix-remove = Entfernen
fix-remove-picture = Bild entfernen
fix-rename = In { $name } umbenennen
fix-use = { $value } verwenden
fix-use-number = Die Zahl { $number } verwenden
fix-use-text = Den Text { $text } verwenden
fix-version = Version 1 verwenden

## The package
P01-nested = Die Karte liegt im Archiv im Ordner { $folder }.
P01-no-manifest = Die Karte hat kein Manifest. Sie bekommt ein neues, wenn sie gebaut wird.
P01-why-root = iOS sucht sie dort und nirgends sonst.
P02-backslash = Der Dateiname { $file } ist mit einem umgekehrten Schrägstrich geschrieben.
P02-unread = Der Dateiname { $file } ist so geschrieben, dass iOS ihn nicht liest.
P02-why-name = iOS findet keine Datei, deren Name anders geschrieben ist (PKWARE APPNOTE, Abschnitt 4.4.17). Namen, die aus dem Paket hinausführen, doppelte Namen, verschlüsselte Dateien, symbolische Links und unsinnige Größen werden gar nicht erst geöffnet.
P03-junk = { $file } hat ein Betriebssystem zurückgelassen.
P03-why-junk = Wallet braucht solche Dateien nicht, und jede müsste im Manifest stehen, sonst lehnt iOS die Karte ab (Apple, „Building a Pass“).
P04-junk = { $file }, von einem Betriebssystem zurückgelassen, steht nicht im Manifest.
P04-unlisted = { $file } steht nicht im Manifest.
P04-why-unlisted = iOS lehnt eine Karte mit einer Datei zu viel ab (Geräteprotokoll: „No entry in manifest for file“).
P05-absent = { $file } steht im Manifest, ist aber nicht in der Karte.
P05-changed = { $file } wurde nach dem Signieren der Karte geändert.
P05-why-changed = Die Signatur schützt das Manifest (Apple, „Building a Pass“).
P06-backslash = Das Manifest schreibt { $file } mit einem umgekehrten Schrägstrich.
P06-capitals = Das Manifest hat den Hash { $hash } in Großbuchstaben.
P06-sha-256 = Das Manifest hat SHA-256-Hashes; Wallet vergleicht nur SHA-1.
P06-unreadable = Das Manifest ist nicht lesbar: { $why }.
P06-why-unreadable = Mit etwas anderem kann iOS die Dateien nicht vergleichen (Apple, „Building a Pass“).
B01-no-pass = { $file } ist keine Karte: { $why }.
B01-too-many = Die Datei enthält { $count } Karten; iOS nimmt höchstens { $most }.
B01-why-bundle = Grenzen von Apple („Distributing and updating a pass“); ist eine Datei darin keine Karte, fügt iOS keine hinzu.

## Pictures
P07-double = Das Symbol fehlt in doppelter Größe: { $file }.
P07-fix-copy = Dafür { $file } verwenden
P07-no-icon = Deine Karte braucht ein Symbol. Es erscheint in Mitteilungen.
P07-plain = icon.png selbst fehlt; manche iPhones bieten dann „Hinzufügen“ nicht an.
P07-triple = Das Symbol fehlt in dreifacher Größe: { $file }.
P07-why-icon-scales = Manche Versionen von iOS bieten „Hinzufügen“ nur an, wenn es icon.png selbst gibt, und wo eine Größe fehlt, ist das Symbol unscharf (Apples pass-builder).
P07-why-no-icon = iOS lehnt eine Karte ohne Symbol ab (Geräteprotokoll: „Pass does not contain icon.png/icon@2x.png/icon@3x.png“).
P08-damaged = das Bild ist ein beschädigtes PNG, das zu früh endet oder keinen Kopf hat
P08-empty = das Bild ist leer
P08-no-png = { $file } kann nicht gezeigt werden: { $why }.
P08-other-kind = das Bild ist { $kind }, Wallet nimmt nur PNG
P08-too-large = das Bild hat { $size } Pixel, möglich sind höchstens { $most } Millionen
P08-why-no-png = Wallet liest nur PNG („Pass“), wie auch immer die Datei heißt, und ein beschädigtes Bild lässt sich nicht zeichnen.
P09-shape = { $file } hat { $size } Pixel; sein Platz hat die Form { $shape }, und { $share } % werden abgeschnitten.
P09-sibling-shape = { $file } und { $other } haben nicht dieselbe Form.
P09-sibling-size = { $file } hat { $size } Pixel; neben { $other } müssten es { $wanted } sein, sonst zeigen es iPhones in zwei Größen.
P09-small = { $file } hat { $size } Pixel; um scharf auszusehen, braucht es mindestens { $least }.
P09-thumbnail = { $file } hat { $size } Pixel; eine Miniatur liegt zwischen 2:3 und 3:2, der Rest wird abgeschnitten.
P09-why-too-small = Größen in Punkten nach den Human Interface Guidelines; ein kleineres Bild ist unscharf.
P09-why-wrong-shapes = Wallet schneidet ab, was übersteht (Human Interface Guidelines), und ein iPhone zeigt nur eine der Größen: Die anderen müssen dasselbe Bild sein.
P10-hidden = { $file } wird nie gezeigt: { $other } auf der obersten Ebene verdeckt es.
P10-why-hidden-translations = Ein Bild auf der obersten Ebene verdeckt seine Übersetzungen (archivierter Wallet-Leitfaden).
P11-background = Mit einem Streifen zeigt Wallet den Hintergrund nicht.
P11-thumbnail = Mit einem Streifen zeigt Wallet die Miniatur nicht.
P11-why-strip-and-others = Mit einem Streifen zeigt Wallet die beiden anderen nicht (archivierter Wallet-Leitfaden).

## The frame of pass.json
J01-broken = pass.json ist kein korrektes JSON; ein iPhone würde es ablehnen.
J01-fix-last = Den letzten behalten
J01-twice = Der Schlüssel { $key } steht zweimal an derselben Stelle.
J01-why-keys-that-stand-twice = iOS liest nur strenges JSON (Geräteprotokoll: „Badly formed object“). Fehlerhaftes JSON wird beim Öffnen der Karte behoben.
J02-description = Ergänze eine kurze Beschreibung für alle, die VoiceOver nutzen.
J02-fix-serial = Seriennummer erzeugen
J02-organization = Die Karte braucht den Namen deiner Organisation. Er erscheint auf dem Sperrbildschirm.
J02-pass-type = Die Karte braucht eine Pass-Typ-ID. Sie steht in deinem Zertifikat.
J02-serial = Die Karte braucht eine Seriennummer. An ihr unterscheidet Wallet zwei deiner Karten.
J02-team = Die Karte braucht eine Team-ID. Sie steht in deinem Zertifikat.
J02-version = Die Karte sagt nicht, welche Version des Formats sie hat.
J02-why-required-keys = Apple verlangt sie in jeder Karte (Geräteprotokoll: „Pass dictionary must contain key …“).
J03-entries = Jeder Eintrag von „{ $key }“ muss { $wanted } sein, nicht { $found }.
J03-type = „{ $key }“ muss { $wanted } sein, nicht { $found }.
J03-why-dropped-settings = Wallet übergeht die Einstellung ohne ein Wort (Apples pass-builder tut dasselbe).
J03-why-wrong-types = iOS lehnt eine Karte ab, in der eine Zahl statt eines Textes steht oder umgekehrt, und sagt nicht, warum.
J04-version = Die Formatversion muss die Zahl 1 sein, nicht { $found }.
J04-why-format-version = 1 ist die einzige Version des Formats, die Apple veröffentlicht hat („Pass“).
J05-fix-empty = Mit leerer Vorderseite anfangen
J05-none = Die Karte hat keinen Stil. Wähle einen: Bordkarte, Coupon, Veranstaltungsticket, Allgemein oder Kundenkarte.
J05-object = „{ $style }“ muss ein Objekt sein, nicht { $found }.
J05-two = Eine Karte hat einen Stil; diese ist „{ $style }“ und „{ $other }“.
J05-why-one-style = Der Schlüssel des Stils sagt, was für eine Karte es ist; ohne ihn oder mit zweien kann Wallet sie nicht darstellen („Pass“).
J06-no-classic = { $phones } können diese Karte nicht hinzufügen: Sie hat keinen klassischen Stil.
J06-why-poster-alone = posterGeneric gibt es seit iOS 27; ältere iPhones brauchen einen zweiten, klassischen Stil in derselben Karte („Pass“).
J06-why-poster-alone-on-old = posterGeneric gibt es seit iOS 27; ältere iPhones können eine Karte ohne klassischen Stil nicht hinzufügen („Pass“).
J07-elsewhere = Nur eine Bordkarte hat ein Verkehrsmittel.
J07-fix-general = Das allgemeine verwenden
J07-none = Die Bordkarte sagt nicht, wofür sie ist: Flugzeug, Zug, Bus oder Schiff.
J07-unknown = Wallet kennt dieses Verkehrsmittel nicht: { $kind }.
J07-why-transit-type = transitType ist in boardingPass vorgeschrieben und anderswo nicht erlaubt („PassFields“).

## Types, choices and keys
J10-value = Wallet kennt { $value } nicht als Wert von „{ $key }“.
J10-why-choices = Apple nennt die erlaubten Werte („PassFieldContent“, „Pass.Barcodes“, „SemanticTags“); andere lehnt iOS ab.
J32-misspelt = Wallet kennt den Schlüssel { $key } nicht; wahrscheinlich ist „{ $known }“ gemeint.
J32-tag = „{ $tag }“ ist kein semantisches Tag, das Wallet kennt.
J32-unknown = Wallet kennt den Schlüssel { $key } nicht.
J32-why-misspelt-keys = Wallet übergeht Schlüssel, die es nicht kennt; ein Schreibfehler bewirkt also gar nichts.
J32-why-unknown-keys = Wallet übergeht Schlüssel, die es nicht kennt. Das schadet nicht, außer der Schlüssel sollte etwas bewirken.
J32-why-unknown-tags = Wallet übergeht semantische Tags, die es nicht kennt; ein Schreibfehler bewirkt also gar nichts.

## Dates
J08-date = { $value } in „{ $key }“ ist kein Datum, das Wallet lesen kann. Es muss aussehen wie 2026-11-20T18:30+01:00.
J08-why-spelling = iOS nimmt nur diese Schreibweise (Geräteprotokoll: „Unable to parse relevantDate … as a date“).
J35-expired = Die Karte ist abgelaufen: Ihr Ablaufdatum liegt in der Vergangenheit.
J35-fix-remove = Ablaufdatum entfernen
J35-voided = Die Karte ist als entwertet markiert.
J35-why-used-up = Wallet zeigt eine solche Karte als verbraucht, sobald sie hinzugefügt wird („Pass“: expirationDate, voided).

## Fields
J09-fix-key = Den Schlüssel { $key } verwenden
J09-fix-plain = Text ohne Links ergänzen
J09-fix-value = Leeren Wert zeigen
J09-no-key = Das Feld { $field } hat keinen Schlüssel.
J09-no-plain-value = Das Feld { $field } hat keinen einfachen Wert. Die Apple Watch zeigt dort nichts.
J09-no-value = Das Feld { $field } hat keinen Wert.
J09-same-key = Das Feld { $field } hat den Schlüssel { $key }, den auch ein anderes Feld hat.
J09-why-attributed-alone = Die Apple Watch zeigt attributedValue nicht und nimmt stattdessen den Wert („PassFieldContent“).
J09-why-key-and-value = Apple verlangt beides („PassFieldContent“); der Wert darf ein leerer Text sein.
J09-why-same-key = Wallet verfolgt Änderungen eines Feldes an seinem Schlüssel; haben zwei denselben, zeigt es die falsche Mitteilung oder keine.
J11-currency = { $code } im Feld { $field } ist kein Währungscode wie EUR oder USD.
J11-fix-currency = Währung behalten
J11-fix-text = Als Text zeigen
J11-no-date = Das Feld { $field } hat ein Datumsformat, aber { $value } ist kein Datum.
J11-no-number = Das Feld { $field } hat ein Zahlenformat, aber { $value } ist keine Zahl.
J11-number-as-text = Das Feld { $field } hat ein Zahlenformat, aber seine Zahl ist als Text geschrieben.
J11-setting = Das Feld { $field } hat „{ $key }“, aber kein Datum.
J11-two-formats = Das Feld { $field } hat eine Währung und ein Zahlenformat; Wallet verwendet nur eines davon.
J11-why-formats = iOS lehnt ein Feld ab, dessen Wert nicht zu seinem Format passt („PassFieldContent“).
J11-why-number-formats = Eine als Text geschriebene Zahl erscheint womöglich ohne ihr Format, und von zwei Formaten gilt nur eines (Apples pass-builder).
J11-why-other-settings = Wallet schreibt Beträge nach dem Code (EUR, USD) und übergeht Einstellungen für ein Datum, wo keines ist („PassFieldContent“).
J12-literal = In der Änderungsmitteilung des Feldes { $field } fehlt %@, der neue Wert steht also nicht darin.
J12-twice = In der Änderungsmitteilung des Feldes { $field } steht %@ mehr als einmal.
J12-why-literal-message = Eine Mitteilung ohne %@ erscheint, wie sie ist; das ist erlaubt, nur steht der neue Wert nicht darin.
J12-why-two-placeholders = Wallet setzt den neuen Wert an die Stelle eines %@ („PassFieldContent“).
J13-ampersand = Ein Link im Feld { $field } hat ein „&“, das „&amp;“ geschrieben werden muss.
J13-fix-escape = Richtig schreiben
J13-fix-links = Nur die Links behalten
J13-markup = Das Feld { $field } hat eine Auszeichnung, die Wallet nicht kennt: { $tag }.
J13-why-markup = Wallet kennt keine andere Auszeichnung als <a href> („PassFieldContent“) und schneidet einen Link an einem bloßen „&“ ab.
J14-alignment = Wallet richtet das Feld { $field } hier nicht aus.
J14-links = Wallet sucht im Feld { $field } nicht nach Links: Es steht auf der Vorderseite.
J14-no-rows = Das Feld { $field } hat eine Reihe, aber nur Felder der dritten Reihe eines Veranstaltungstickets haben Reihen.
J14-row = Das Feld { $field } steht in Reihe { $row }; es gibt nur 0 und 1.
J14-why-without-effect = Wallet beachtet weder die Ausrichtung von Hauptfeldern und Feldern der Rückseite noch die Suche nach Links auf der Vorderseite, noch Reihen außerhalb der dritten Reihe eines Veranstaltungstickets.
J15-fix-back = Auf die Rückseite verschieben
J15-more = Wallet zeigt hier { $most } Felder. Das Feld { $field } wird nicht zu sehen sein.
J15-none = Wallet zeigt hier keine Felder. Das Feld { $field } wird nicht zu sehen sein.
J15-one = Wallet zeigt hier ein Feld. Das Feld { $field } wird nicht zu sehen sein.
J15-square = Mit einem quadratischen Barcode zeigt Wallet in der zweiten und dritten Reihe zusammen vier Felder.
J15-why-perhaps-too-many = Apples Texte widersprechen sich: neben einem quadratischen Barcode insgesamt vier oder von jeder Reihe vier („Designing passes“).
J15-why-too-many = Felder, für die der Stil keinen Platz hat, fehlen auf der Vorderseite.

## Barcodes
J16-encoding = Ein Barcode sagt nicht, wie sein Inhalt codiert ist.
J16-fix-remove = Barcode entfernen
J16-format = Ein Barcode sagt nicht, von welcher Art er ist.
J16-list = „barcodes“ muss eine Liste sein, nicht { $found }.
J16-message = Ein Barcode hat keinen Inhalt: Es gibt nichts zu scannen.
J16-single = „barcodes“ muss eine Liste sein, auch für einen einzigen Barcode.
J16-unencodable = Der Inhalt des Barcodes lässt sich in der Codierung { $encoding } nicht schreiben.
J16-why-complete = Apple verlangt alle drei Schlüssel („Pass.Barcodes“), und iOS zeichnet nichts, was es nicht codieren kann.
J17-fix-list = Liste für iOS 9 und neuer ergänzen
J17-fix-move = In die Liste der Barcodes verschieben
J17-fix-qr = QR-Code als zweite Wahl ergänzen
J17-older = { $phones } zeigen keinen Barcode.
J17-only-single = Die Karte hat nur den Barcode für iOS 8 und älter.
J17-single = Der alte einzelne Barcode kann nur ein QR-, PDF417- oder Aztec-Code sein.
J17-watch = Die Apple Watch zeigt keinen Barcode: Sie zeichnet Code 128 nicht.
J17-why-only-single = Der einzelne Barcode gilt seit iOS 9 als veraltet („Pass“); iPhones zeichnen ihn noch.
J17-why-too-new-single = Der einzelne Barcode stammt aus der Zeit vor Code 128 und dessen Nachfolgern („Pass“); die stehen nur in der Liste.
J17-why-without-fallback = Die Apple Watch zeichnet Code 128 nicht, und iPhones vor iOS 27 zeichnen nur QR, PDF417, Aztec und Code 128.
J18-codabar = { $message } passt nicht in Codabar: Ziffern und die Zeichen -, $, :, /, . und + zwischen zwei Buchstaben von A bis D.
J18-code-128 = { $message } passt nicht in Code 128: Buchstaben ohne Akzente, Ziffern und Zeichen.
J18-code-39 = { $message } passt nicht in Code 39: Großbuchstaben, Ziffern, Leerzeichen und die Zeichen -, ., $, /, + und %.
J18-ean = { $message } ist keine EAN-13-Nummer: 12 Ziffern, oder 13 mit der richtigen Prüfziffer.
J18-interleaved = { $message } passt nicht in Interleaved 2 of 5: eine gerade Anzahl von Ziffern.
J18-why-expressible = Diese Art von Barcode kann es nicht ausdrücken (EAN-13, Interleaved 2 of 5, Code 39, Codabar, Code 128), also gibt es nichts zu zeichnen.

## The update server and the app
J19-address = Der Update-Server { $address } ist keine Webadresse.
J19-fix-server = Update-Server entfernen
J19-fix-token = Token entfernen
J19-http = Der Update-Server { $address } muss über https erreichbar sein.
J19-no-token = Die Karte nennt einen Update-Server, hat aber kein Authentifizierungstoken für ihn.
J19-short = Das Authentifizierungstoken hat { $count } Zeichen; mindestens { $least } sind nötig.
J19-token-alone = Die Karte hat ein Authentifizierungstoken, nennt aber keinen Update-Server.
J19-why-token-alone = Ohne Adresse wird niemand nach Aktualisierungen gefragt, und das Token nützt nichts („Pass“).
J19-why-web-service = iOS spricht mit Update-Servern nur über https, und Apple verlangt ein Token von mindestens 16 Zeichen (archivierter Wallet-Leitfaden).
J20-base = Der Update-Server muss eine einfache Basisadresse sein, ohne /v1, „?“ oder „#“: Das iPhone hängt seinen eigenen Pfad an.
J20-why-base-address = Das iPhone hängt /v1/… an die Adresse; ein eigenes /v1, eine Abfrage oder ein Fragment verderben jeden Aufruf.
J21-app = Die Karte hat eine Adresse für eine App, nennt aber die App nicht.
J21-fix-remove = Adresse entfernen
J21-why-app-launch = Die Adresse geht an eine App aus dieser Liste; allein ist sie nicht erlaubt (archivierter Wallet-Leitfaden).

## When and where
J22-beacons = Eine Karte hat höchstens { $most } Beacons; diese hat { $count }.
J22-fix-beacon = Beacon entfernen
J22-fix-place = Ort entfernen
J22-fix-ten = Die ersten zehn behalten
J22-latitude = Den Breitengrad { $value } gibt es nicht; er reicht von -90 bis 90.
J22-longitude = Den Längengrad { $value } gibt es nicht; er reicht von -180 bis 180.
J22-no-latitude = Ein Ort hat keinen Breitengrad.
J22-no-longitude = Ein Ort hat keinen Längengrad.
J22-no-uuid = Ein Beacon hat keine Kennung.
J22-number = Die Nummer „{ $key }“ eines Beacons ist { $value }; sie muss zwischen 0 und 65535 liegen.
J22-places = Eine Karte hat höchstens { $most } Orte; diese hat { $count }.
J22-uuid = { $uuid } ist keine Kennung eines Beacons (UUID).
J22-why-places = Grenzen und Bereiche von Apple („Pass.Locations“, „Pass.Beacons“).
J23-by-place = Wallet zeigt Coupons und Kundenkarten an einem Ort, nicht zu einem Datum.
J23-generic = Wallet zeigt eine allgemeine Karte nur dann zu einem Datum, wenn sie auch einen Ort hat.
J23-why-relevance-of-style = Coupons und Kundenkarten erscheinen nur an Orten, allgemeine Karten zu einem Datum nur zusammen mit einem Ort (archivierter Wallet-Leitfaden, Tabelle 4-2).
J24-backwards = Ein relevanter Zeitraum endet, bevor er beginnt.
J24-empty = Ein relevantes Datum ist leer.
J24-fix-ios-18 = Auch unter dem älteren Namen ergänzen
J24-half = Ein relevanter Zeitraum hat einen Anfang oder ein Ende, aber nicht beides.
J24-ios-18 = iPhones mit iOS 18 kennen das Datum dieses Zeitraums nicht.
J24-why-relevant-dates = Apple verlangt das eine oder das andere („Pass.RelevantDates“).
J24-why-unknown-to-18 = In iOS 18 heißt der Schlüssel relevantDate, in iOS 26 und neuer date; mit beiden gilt er überall.
J26-fix-remove = Gruppe entfernen
J26-group = Wallet gruppiert nur Bordkarten und Veranstaltungstickets.
J26-why-grouping = groupingIdentifier wirkt in anderen Stilen nicht und ist dort nicht erlaubt (archivierter Wallet-Leitfaden).

## Colours
J25-color = { $value } in „{ $key }“ ist keine Farbe.
J25-form = Die Farbe { $value } in „{ $key }“ ist nicht so geschrieben, wie Wallet es dokumentiert.
J25-why-no-colors = Abgelehnte Karten hatten falsch geschriebene Farben wie rgb(255-255-255) (Berichte von Herausgebern).
J25-why-other-forms = Apple dokumentiert nur diese Form; andere übergehen manche Versionen von iOS.

## NFC
J27-form = Der NFC-Schlüssel ist nicht in komprimierter Form; ob Wallet ihn nimmt, ist nicht bekannt.
J27-key = Der NFC-Teil der Karte braucht einen öffentlichen Schlüssel auf der Kurve P-256, in Base64 und ohne Kopfzeile.
J27-long = Die NFC-Nachricht hat { $bytes } Byte; Wallet schneidet sie nach { $most } ab.
J27-no-message = Der NFC-Teil der Karte hat keine Nachricht für das Lesegerät.
J27-why-doubtful-payload = Wallet kürzt längere Nachrichten („Pass.NFC“); alle Schlüssel, die erwiesenermaßen gehen, sind in komprimierter Form.
J27-why-payload = Apple verlangt beides („Pass.NFC“); mit einem anderen Schlüssel können Lesegerät und iPhone nicht miteinander sprechen.

## Semantic tags and newer looks
J28-group = Wallet zeigt „{ $group }“ nur { $place }.
J28-key = Wallet verwendet „{ $key }“ nur { $place }.
J28-why-without-their-look = Wallet verwendet sie nur in Postertickets, Bordkarten für Flüge oder Postern („Pass“, „PassFields“).
J29-authentication = Apples Prüfprogramm will wissen, ob das Ticket Face ID oder Touch ID verlangt.
J29-falls-back = Das iPhone zeigt nur das einfache Ticket. Es fehlen: { $list }.
J29-falls-back-one = Das iPhone zeigt nur das einfache Ticket. Es fehlt: { $list }.
J29-fix-authentication = Sagen, dass es das nicht tut
J29-fix-last = { $style } ans Ende stellen
J29-last = Die Liste der Darstellungen endet nicht mit der klassischen.
J29-recommended = Apple empfiehlt diese Tags für ein Posterticket: { $tags }.
J29-why-poster-event-ticket = Sonst zeigt iOS das klassische Ticket und sagt nicht, warum („Creating an event pass using semantic tags“).
J29-why-recommended-for-poster = Apples eigenes Prüfprogramm fragt danach (pass-builder); ohne sie erscheint das Poster, nur steht weniger darauf.
J30-falls-back = Das iPhone zeigt nur die einfache Bordkarte. Es fehlen: { $list }.
J30-falls-back-one = Das iPhone zeigt nur die einfache Bordkarte. Es fehlt: { $list }.
J30-no-fields = { $phones } zeigen eine leere Bordkarte: Sie hat keine Felder.
J30-why-semantic-boarding-pass = Sonst zeigt iOS die klassische Bordkarte und sagt nicht, warum („Creating an airline boarding pass using semantic tags“).
J30-why-without-classic-fields = iPhones vor iOS 26 zeigen die Felder und kennen keine Tags („Creating an airline boarding pass using semantic tags“).
J31-airport = { $value } in „{ $key }“ ist kein Flughafencode aus drei Buchstaben.
J31-backwards = Die Veranstaltung endet, bevor sie beginnt.
J31-why-tag-types = iOS lehnt eine Karte ab, wenn eines ihrer semantischen Tags einen falschen Typ hat (Geräteprotokoll: „Value … for semantic key … is not …“).
J31-why-useless-values = Wallet sucht Flughäfen und Zeitzonen danach („SemanticTags“: IATA-Codes, Namen wie Europe/Berlin).
J31-zone = { $value } in „{ $key }“ ist kein Name einer Zeitzone wie Europe/Berlin.

## Actions and further events
J33-address = { $address } ist keine Adresse, die sich öffnen lässt.
J33-fix-phone = Als Telefonnummer verwenden
J33-identifier = Eine hervorgehobene Aktion braucht eine eigene Kennung.
J33-no-address = Eine hervorgehobene Aktion hat keine Adresse, die sie öffnet.
J33-phone = Die Aktion „call“ öffnet eine Telefonnummer (tel:…), nicht { $address }.
J33-too-many = Wallet zeigt { $most } hervorgehobene Aktionen; diese Karte hat { $count }.
J33-why-actions = Wallet zeigt zwei (WWDC 2026, Session 209), unterscheidet sie an ihrer Kennung und öffnet ihre Adresse.
J34-address = Das Bild einer kommenden Veranstaltung braucht eine https-Adresse; { $address } ist keine.
J34-fix-type = Eine Veranstaltung daraus machen
J34-hash = Das Bild einer kommenden Veranstaltung braucht sein SHA-256 in 64 hexadezimalen Ziffern.
J34-identifier = Eine kommende Veranstaltung hat keine Kennung.
J34-name = Eine kommende Veranstaltung hat keinen Namen.
J34-same-identifier = Zwei kommende Veranstaltungen haben die Kennung { $identifier }.
J34-size = Das Bild einer kommenden Veranstaltung hat mehr als 2 MB; Wallet lädt es nicht.
J34-type = Eine kommende Veranstaltung nennt ihren Typ nicht.
J34-why-upcoming = Apple verlangt sie („Pass.UpcomingPassInformationEntry“).

## Identifiers
J36-example-pass-type = Die Pass-Typ-ID { $found } stammt aus einem Beispiel.
J36-example-team = Die Team-ID { $found } stammt aus einem Beispiel.
J36-pass-type = Eine Pass-Typ-ID beginnt mit „pass.“; diese ist { $found }.
J36-team = Eine Team-ID hat zehn Buchstaben und Ziffern; diese ist { $found }.
J36-why-placeholders = Beide Kennungen müssen die des Zertifikats sein, mit dem die Karte signiert wird, sonst lehnt jedes iPhone sie ab.

## Translations of the pass
L01-folder = { $folder } ist nicht nach einer Sprache benannt, wie en.lproj oder pt-BR.lproj.
L01-missing = { $file } übersetzt { $missing } von { $all } Texten nicht, zum Beispiel { $example }.
L01-brace = die schließende Klammer
L01-character = ein Zeichen nach dem umgekehrten Schrägstrich
L01-closing-mark = das schließende Anführungszeichen
L01-comment = das Ende des Kommentars
L01-digits = vier hexadezimale Ziffern
L01-line = in Zeile { $line } wird erwartet: { $expected }
L01-property-list = eine ganze Property-Liste mit einem Wörterbuch
L01-quoted-text = ein Text in Anführungszeichen
L01-semicolon = kein zweites Semikolon
L01-straight = gerade Anführungszeichen
L01-too-large = sie hat { $size }, gelesen werden höchstens { $most }
L01-too-many = sie hat mehr als { $most } Texte
L01-unreadable = { $file } ist nicht lesbar: { $why }.
L01-untranslated = { $text } hat keine Übersetzung und erscheint, wie es dasteht.
L01-unused = { $file } übersetzt { $count } Texte, die die Karte nicht hat, zum Beispiel { $text }.
L01-unused-one = { $file } übersetzt { $text }, einen Text, den die Karte nicht hat.
L01-why-translations = Wo Wallet keine Übersetzung findet, zeigt es den Text unübersetzt („Creating a pass“).
L01-why-untranslated = Wo Wallet keine Übersetzung findet, zeigt es den Namen selbst („Creating a pass“).
L01-why-unused = Wallet sucht Texte nach ihrem genauen Wortlaut; die Übersetzung eines anderen Wortlauts erscheint nie.
L02-encoding = { $file } ist weder in UTF-16 noch in UTF-8; einige Buchstaben werden falsch aussehen.
L02-no-mark = { $file } ist in UTF-16 ohne Byte Order Mark; vielleicht kann Wallet es nicht lesen.
L02-why-encodings = Apple verlangt hier UTF-16; UTF-8 geht in der Praxis, andere Codierungen zeigen falsche Buchstaben.

## The sign-up form
N01-description = Das Anmeldeformular hat keine Beschreibung.
N01-field = Wallet kennt das Feld { $field } des Anmeldeformulars nicht.
N01-fix-remove = Anmeldeformular entfernen
N01-json = Das Anmeldeformular ist kein JSON-Objekt.
N01-logo = Das Anmeldeformular braucht das Bild personalizationLogo.png.
N01-nfc = Wallet bietet das Anmeldeformular nur für Karten mit einem NFC-Teil an.
N01-nothing = Das Anmeldeformular fragt nach nichts: In requiredPersonalizationFields steht kein Feld, das Wallet kennt.
N01-server = Das Anmeldeformular wird an den Update-Server geschickt, und die Karte nennt keinen.
N01-why-doubtful-form = Die Anmeldung gibt es für Bonuskarten mit NFC, sie geht an den Update-Server und kennt vier Felder (archivierter Wallet-Leitfaden).
N01-why-incomplete-form = Ohne sie kann Wallet das Formular nicht zeigen (archivierter Wallet-Leitfaden, „Reward Card Personalization“).

## One version of iOS
V01-barcode = { $phones } zeichnen { $format } nicht: Das kam mit iOS { $version }.
V01-key = { $phones } übergehen { $key }: Das kam mit iOS { $version }.
V01-why-unknown-yet = Ein älteres iPhone übergeht, was später kam („Pass“, „PassFields“, „SemanticTags“); nichts davon ist dort zu sehen.

## The drawn card
C01-barcode = Der Text unter dem Barcode wird auf dem iPhone abgeschnitten. Kürze ihn.
C01-fix-move = Letztes Feld auf die Rückseite verschieben
C01-label = Die Beschriftung „{ $name }“ wird auf dem iPhone abgeschnitten. Kürze sie oder nimm weniger Felder in diese Reihe.
C01-logo = Der Text neben dem Logo wird auf dem iPhone abgeschnitten. Kürze ihn.
C01-no-name = Ein Feld
C01-tag = Was das Tag „{ $tag }“ sagt, wird auf dem iPhone abgeschnitten. Kürze es.
C01-value = „{ $name }“ wird auf dem iPhone abgeschnitten. Kürze den Text oder nimm weniger Felder in diese Reihe.
C01-why-cut-off = Wallet macht die Texte einer Reihe gemeinsam kleiner und schneidet ab, was dann noch zu breit ist.
card-code-behind = Ein Ticket, das Türen kontaktlos öffnet, zeigt seinen Barcode auf der Detailseite, nicht hier.
card-falls-back = iOS { $version } zeigt nur die klassische Ansicht ({ $style }). Es fehlen: { $list }.
card-falls-back-one = iOS { $version } zeigt nur die klassische Ansicht ({ $style }). Es fehlt: { $list }.
card-no-barcode = iOS { $version } zeigt keinen Barcode: { $kind } kam mit iOS { $since }.
card-only-poster = iOS { $version } kann diese Karte nicht hinzufügen: Sie hat keinen Stil außer dem Poster von iOS { $since }.
watch-no-barcode = Die Watch zeigt keinen Barcode: Sie zeichnet { $kind } nicht. Ergänze einen QR-Code als zweite Wahl.

## The Lock Screen
lock-beacon = In der Nähe eines Beacons
lock-change = Wenn sich { $name } ändert
lock-date = Etwa am { $when }
lock-place = In der Nähe eines Ortes
