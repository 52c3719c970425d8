## The page as a whole
page-language = Language of this page
loading-editor = Loading the editor
module-missing = A part of the editor could not be loaded. Please check the connection, and try again.
one-moment = One moment…
not-loaded = Not loaded
open-elsewhere = This pass is open in another tab. Go on there, or close that tab first.
drop-here = Drop a pass to open it, or a picture onto its place
browser-keeps-nothing = this browser does not let the page keep data
not-kept = They were not kept: { $reason }.
new-card = A new card. Undo brings the last one back.
undo = Undo
redo = Redo
close = Close
dismiss = Dismiss
copy = Copy
copied = Copied
copy-this = Copy { $what }
try-again = Try again
cancel = Cancel
update-ready = A new version of the editor is ready. Your work is kept.
update-now = Use it now
update-later = Later
digits-of-color = { $what } as hexadecimal digits
no-such-date = The pass says “{ $date }”, which is no date that Wallet knows.
crop-part = Part of the picture

## The bar above everything
untitled = Untitled pass
connect-name = Connect: API key
connect-title = Connect with an API key, or sign with your own certificate
connected-name = Connected: API key
connected-title = Connected
own-key-name = Signing: my own certificate
own-key-title = Signing with your own certificate
all-starters-name = Passwright: all starter cards
all-starters = All starter cards
undo-title = Undo (Ctrl+Z)
redo-title = Redo (Shift+Ctrl+Z)
test-on-iphone = Test on my iPhone
open = Open
signing-now = Signing…
download = Download
update = Update
publish = Publish
saved = Saved on this device
saved-offline = Offline, kept on this device
saving = Saving…
not-saved = Not saved: { $reason }
refused-see-below = An iPhone would refuse this pass. The list below says what to fix first.
still-connecting = Still connecting; one moment, please.
downloaded = Signed and downloaded. The pictures never left this device.
downloaded-own-key = Signed with your own certificate and downloaded. Nothing left this device.
all-is-saved = Everything is saved on this device as you go.

## Panels and the list of parts
panels = Panels
properties = Properties
tab-style = Style
tab-fields = Fields
parts = Parts of the pass
style-and-colors = Style and colours
pictures = Pictures
barcode = Barcode
details = Details
front = Front
back = Back
details-sheet = Details sheet
add-field = Add a field: { $group }
drag-field = Drag to another place
not-shown = Not shown in this style ({ $count })
not-shown-note = Kept in the pass. Another style or place shows it again.
field = Field
group-header = Header
group-primary = Primary
group-secondary = Secondary
group-auxiliary = Auxiliary
group-back = Back
group-footer = Footer
field-of-group = { $group } field
field-of-poster = { $group } field on the poster

## Style and colours
style = Style
colors = Colours
color-background = Background
color-values = Values
color-labels = Labels
hard-to-read = Hard to read, { $contrast } : 1
easy-to-read = Easy to read, { $contrast } : 1
style-of-pass = Style of the pass
travel-by = Travel by
transit-air = Plane
transit-boat = Boat
transit-bus = Bus
transit-generic = Anything else
transit-train = Train
ready-made-colors = Ready-made colours
colors-named = Colours { $name }
palette-forest = Forest
palette-midnight = Midnight
palette-ink = Ink
palette-ocean = Ocean
palette-plum = Plum
palette-brick = Brick
palette-paper = Paper
palette-butter = Butter
palette-mint = Mint
palette-blush = Blush
style-boarding-pass = Boarding pass
style-coupon = Coupon
style-event-ticket = Event ticket
style-generic = Generic
style-store-card = Store card
style-poster-ticket = Poster ticket
style-poster = Poster
style-changed = Style: { $name }. Nothing was thrown away.

## Details
names = Names
organization = Organization
organization-hint = Shown in notifications and mail
logo-text = Text beside the logo
logo-text-hint = Top left on the card
description = Description
description-hint = Read aloud by VoiceOver: say what kind of pass it is
dates = Dates
relevant-date = Shown on the Lock Screen around
relevant-date-hint = For example when the event begins
expires = Expires
expires-hint = Afterwards Wallet greys the pass out
more = More
void = Void
void-hint = The pass was used or is no longer valid
no-sharing = No sharing
no-sharing-hint = Hides the share button in Wallet
grouping = Group
grouping-hint = Passes of one group lie together; event tickets and boarding passes only
all-keys = All keys (pass.json)
all-keys-hint = Keys that have no panel can be set here
apply = Apply
not-applied = Not applied: { $error }.

## Rarely used keys
rare-keys = Rarely used keys
rare-of-pass = the pass
rare-of-event = the event ticket
rare-of-field = this field
further-keys = Further keys of { $name }
add = Add
add-to = Add to { $name }
add-one = Add one
rare-when = When and where
rare-machines = For machines
rare-apps = Apps
rare-look = Look
rare-below = Below the pass
rare-venue = Links of a venue
rare-airline = Links of an airline, and others
as-json = As JSON
not-taken-over = Not taken over: { $error }.

## A field
field-gone = This field is no longer there.
field-no-room = An iPhone has no room for this field in this style. It is kept; move it, or choose another style.
not-a-number = This is not a number yet. Write it like 1250.50
label = Label
value = Value
written-as = Written as
currency = Currency
currency-hint = Three letters, for example EUR
format-text = Text
format-number = Number
format-money = Money
format-date = Date
format-date-time = Date and time
align-natural = As the language runs
align-left = Left
align-center = Centre
align-right = Right
alignment = Alignment
it = It
now-is = { $name } is now %@.
your-pass = Your pass
alert = Alert when it changes
alert-hint = Shows a message on the Lock Screen. Keep it for news that matter at once.
message = Message
no-new-value = Without %@, Wallet shows no new value.
new-value-hint = %@ stands for the new value
on-lock-screen = On the Lock Screen
place = Place
earlier = Earlier
later = Later
remove = Remove
done = Done

## Pictures
pictures-note = PNG, JPEG, WebP, SVG, and HEIC where the browser reads it. Choose, drop or paste one; it is brought to Wallet's sizes here in your browser and stays on this device until you publish.
picture-icon = Icon
picture-icon-where = In notifications and mail; every pass needs one
picture-logo = Logo
picture-logo-where = Top left on the card
picture-strip = Strip
picture-strip-where = Across the card, behind the main field
picture-thumbnail = Thumbnail
picture-thumbnail-where = Right of the main field
picture-background = Background
picture-background-where = Behind everything, blurred
picture-footer = Footer
picture-footer-where = Above the barcode
picture-artwork = Artwork
picture-artwork-where = All over the poster
picture-primary-logo = Primary logo
picture-primary-logo-where = Top left on the newer looks
picture-secondary-logo = Secondary logo
picture-secondary-logo-where = Bottom right on a poster ticket
size-exact = { $width } × { $height } pt
size-up-to = Up to { $width } × { $height } pt
size-high = { $height } pt high
size-not-shown = { $size }. Not shown in this style
crop-or-compress = Crop or compress
crop-or-compress-this = Crop or compress { $picture }
remove-this = Remove { $what }

## The barcode
no-barcode = This pass has no barcode.
add-barcode = Add a barcode
remove-barcode = Remove the barcode
barcode-ios-27 = Only iPhones with iOS 27 or later show this kind.
barcode-kind = Kind
barcode-qr = QR code
barcode-message = Message
barcode-message-utf-8 = What a scanner reads. Some of its characters need UTF-8, which older scanners may not know.
barcode-message-hint = What a scanner reads
barcode-text = Text below the code
barcode-text-hint = For the day when the scanner does not work

## Checks
checking = Checking…
checks = Checks
must-be-fixed = Must be fixed
warning = Warning
suggestion = Suggestion
show = Show
things-to-fix =
    { $count ->
        [one] { $count } thing to fix
       *[other] { $count } things to fix
    }
warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
suggestions =
    { $count ->
        [one] { $count } suggestion
       *[other] { $count } suggestions
    }
ready = Ready for iPhone

## The card and the other places where the pass is shown
the-pass = The pass
actions-below = Actions below the pass
your-name = Your name
part-of-region = { $part } of { $region }
region-add = Add { $name }
part-label = label
part-value = value
part-logo-text = logo text
part-below-code = text below the code
sample-typed = As typed
sample-typical = Typical data
sample-longest = Longest data
ground-page = Ground as page
ground-light = Light ground
ground-dark = Dark ground
where-shown = Where the pass is shown
side-front = Front
side-back = Back
side-lock = Lock
side-watch = Watch
side-stack = Stack
keys = Keys
keys-title = Keys (?)
one-language = One language
as-written = As written
language-of-pass = Language of the pass
ios-version = iOS version
sample-data = Sample data
ground = Ground
details-of-pass = Details sheet of the pass
phone-switches = Switches of the phone
back-empty = Nothing on the back yet. Terms, contacts and opening hours belong here.
additional-information = Additional information
remove-pass = Remove Pass
add-to-back = Add to the back
lock-screen = Lock Screen
lock-day = Monday, June 1
lock-nothing = No message will appear: no field has an alert, and the pass names no place, beacon or date.
lock-silent-fields = No message will appear when these change: { $fields }.
lock-date-words = The phone finds its own words for a date.
lock-name-only = Without a text of its own, only the name shows.
lock-no-name = No organization name
lock-silent-field = No message will appear when { $name } changes.
stack-note = Below other passes only the top of the pass shows: its logo and header fields.

## The list of keys
keys-everywhere = Everywhere
keys-save = Says that everything is saved
keys-close = Close, or back to the card
keys-card = On the card and in the list
keys-type = Type over a text
keys-next = Next text
keys-move = Move a field
keys-double = Duplicate a field
keys-remove = Remove a field
keys-single = Single keys, while nothing is typed
keys-sides = Front, Back, Lock, Watch, Stack
keys-ios = Next iOS version
keys-language = Next language
keys-this = This list
keys-on = Single keys
keys-on-hint = Switch them off when you speak to your computer, or when they get in your way.

## The translations of the pass
languages = Languages
languages-note = A phone shows the pass in its owner’s language where it finds one here, else as it is written. What you leave empty stays as it is written.
languages-list = Languages of the pass
languages-card = The card in
language-remove-question = Remove { $name } with its texts and pictures?
keep = Keep
language-rest = The rest is the same
language-rest-of = { $name }: the rest is the same as written
language-complete = complete
language-missing = { $missing } of { $texts } missing
language-pictures = Own pictures: { $pictures }
language-unused = { $count } for texts that the pass no longer has
language-unreadable = Its pass.strings cannot be read: { $problem }. Remove the language to begin anew.
language-add = Add a language
choose = Choose…
languages-no-text = The pass has no text yet that could be translated.
languages-table = Texts of the pass in its languages
language-cell = { $text }: { $language }
text-change-message = Message when it changes
text-relevant = Lock Screen, near a place
text-other = Text
text-places = { $what }, { $count } places
languages-most = A pass has at most { $count } languages.
language-removed = { $name } removed, with its texts and pictures.

## What the editor says of a change
nothing-to-undo = There is nothing to undo.
nothing-to-redo = There is nothing to redo.
restored = The browser closed without warning. “{ $title }” is here with everything up to the last change.
text-too-long = This text has { $length } characters, and a text of a pass holds at most { $most }. It was not taken over.
not-possible = That was not possible: { $reason }.
repaired = Done: { $what }.
no-style-yet = the pass has no style yet
field-lost = the field is gone
removed = { $name } removed.
quoted = “{ $name }”
sample-label = Label
sample-header = New
sample-value = Value
sample-back-label = More information
sample-back-value = Write here what people should know.
picture-added = { $picture } added.
picture-replaced = { $picture } replaced.
a-field = A field

## The start page
make-a-pass = Make a pass for Apple Wallet
gallery-lead = Pick a card to start from. Everything on it can be changed, and your work stays on this device.
continue-with = Continue with “{ $title }”
open-file = Open a .pkpass
or-a-folder = or a folder
open-hint = Bundles, templates and drafts too; or drop them anywhere.
your-passes = Your passes
own-published = { $style }, published
own-draft = { $style }, draft
save-copy-of = Save a copy of { $title }
save-copy = Save a copy as a file
delete-this = Delete { $title }
delete = Delete
delete-question = Delete “{ $title }”?
delete-final = The design is removed from this device, and that cannot be undone.
delete-published = What you published stays online and on people's phones, but can no longer be changed from here.
keep-it = Keep it
start-new = Start a new one
starters-count =
    { $count ->
        [one] { $count } starting point
       *[other] { $count } starting points
    }
starters-search = Search the starting points
starters-examples = Coffee, concert, train…
all = All
starters-none = There is no starting point for “{ $words }” here yet. Any card can become one: everything on it can be changed.
show-all = Show all
starters-missing = The starting points could not be loaded. Your own passes can still be opened.
starters-shop = Shops and offers
starters-club = Members and cards
starters-event = Events
starters-travel = Travel and stays

## The starting points
starter-loyalty = Loyalty points
starter-loyalty-job = Store card with points and a balance
starter-stamps = Coffee stamp card
starter-stamps-job = Store card that fills up, the tenth is free
starter-gift-card = Gift card
starter-gift-card-job = Store card with money on it
starter-coupon = Coupon
starter-coupon-job = An offer that can be redeemed
starter-membership = Membership
starter-membership-job = Generic card with a photo
starter-gym = Gym
starter-gym-job = Generic card for members who come and go
starter-library = Library card
starter-library-job = Generic card with a barcode for loans
starter-insurance = Insurance card
starter-insurance-job = Generic card with numbers and who to call
starter-aquarium = Poster card
starter-aquarium-job = Generic card with a full-size picture
starter-concert = Concert
starter-concert-job = Event ticket with a seat
starter-cinema = Cinema
starter-cinema-job = Event ticket with a film poster
starter-festival = Festival poster
starter-festival-job = Event ticket with a full-size picture
starter-match = Sports match
starter-match-job = Event ticket with stand, row and seat
starter-conference = Conference badge
starter-conference-job = Event ticket with name and role
starter-flight = Flight
starter-flight-job = Boarding pass with the facts for iOS 26
starter-train = Train
starter-train-job = Boarding pass with coach and seat
starter-ferry = Ferry
starter-ferry-job = Boarding pass for a boat
starter-hotel = Hotel booking
starter-hotel-job = Event ticket for a stay
starter-parking = Parking permit
starter-parking-job = Generic card with a number plate
starter-blank = Blank card
starter-blank-job = Nothing on it but a place to begin

## Signing
signing-title = Signing
signed-by = Signed by
this-service = This service
my-own-certificate = My own certificate
purpose-connect = With an API key of this service, your passes can be signed and published.
purpose-download = A pass only opens on an iPhone when it is signed. With an API key of this service, the pass is built here and its signature is fetched.
purpose-test = To make a draft for your phone, this service has to know who you are. Please enter an API key of it.
purpose-publish = To publish, this service has to know who you are. Please enter an API key of it.
purpose-published = To see what you have published, this service has to know who you are. Please enter an API key of it.
api-key = API key
api-key-hint = Whoever runs this service gave it to you, perhaps as a link.
api-key-remember = Remember on this computer
api-key-remember-hint = Else it is forgotten when this tab is closed.
api-key-note = The key is kept in this browser, where pages of other sites cannot reach it, and sent to nobody but this service. Your design is kept on this device; downloading sends its texts, never its pictures.
connecting = Connecting…
connect = Connect
account = Account
issued-as = Passes are issued as
certificate-ends = Certificate ends
development-certificate = This is a development certificate. Passes signed with it work in tests; real iPhones refuse them.
forget-key = Forget the key
what-is-published = What is published
own-key-purpose = Downloads are signed in this page with a Pass Type ID certificate that Apple issued to you.
own-key-file = Certificate with its key (.p12)
own-key-file-hint = Or the certificate and its key together; and the intermediate certificate, when it is asked for.
own-key-password = Password of the file
own-key-keep = Keep the key in this browser
own-key-keep-hint = As a key that can sign here and can never be copied out. Else it is forgotten when this tab is closed.
own-key-note = The file, its password and the key stay in this page: nothing of them is sent to anybody, and passes are signed without any request.
opening = Opening…
sign-with-this = Sign with this certificate
key-too-large = { $name } is too large for a key or a certificate.
file-unreadable = { $name } could not be read from this device.
own-key-open = Downloads are signed in this page, with your own certificate. Nothing is sent to anybody.
issued-to = Issued to
not-apples = Apple did not issue this certificate: real iPhones refuse what it signs.
own-key-publishing = Publishing goes through this service, which signs with its own certificate.
forget-certificate = Forget this certificate
own-key-failed = This browser could not work with the key.
own-key-unfit = The certificate is for a pass type of an unknown form.

## A draft on one's own phone
making-draft = Making a draft…
draft-qr = QR code of the draft
draft-how = Point the camera of your iPhone at the code, and add the draft to Wallet.
draft-link = Link to the draft
draft-note = It is marked DRAFT, is not shared, and ends by itself at { $until } UTC. A newer draft takes its place on the phone.
draft-development = This service has a development certificate: a real iPhone refuses the draft until it has one from Apple.

## Publishing
publish-title = Publish this pass
published = Published
bad-placeholder = A placeholder is not written as one: { $reason }.
fix-this-first = An iPhone would refuse this pass. Please fix this first:
working = Working…
up-to-date = Up to date
publish-changes = Publish the changes
version-is-out = Version { $version } is out. { $reach }
reach-devices =
    { $count ->
        [0] Nobody has added it yet.
        [one] It reaches { $count } device.
       *[other] It reaches { $count } devices.
    }
reach-people =
    { $count ->
        [0] Nobody has joined yet.
        [one] { $count } person has a pass of it.
       *[other] { $count } people have a pass of it.
    }
who-gets-it = Who gets it
publish-one = One pass, the same for everybody
publish-one-note = For a coupon, an opening sign or a poster. Whoever opens the link adds this very pass; what you change later reaches every phone that has it.
publish-each = A pass for each person
publish-each-note = For members, tickets and points. Whoever opens the link gets a pass with a number of their own, and you can change a single person’s values.
publish-uploads = You get a link and a QR code. Publishing uploads the pass with its pictures to this service.
placeholder-as-written = { $names } would stand on the card as it is written: the same for everybody means without a value of anybody.
placeholder-how = To write something of each person on the card, put its name in double braces into any text, such as
placeholder-asked = People are asked for it when they open the link.
people-are-asked = People are asked for
you-set = You set for them
nothing = nothing
link-qr = QR code of the link
link-for-customers = Link for your customers
for-web-page = For your web page
each-own = Each person who opens it gets a pass of their own.
open-page = Open the page
the-file = The file
qr-as-svg = QR code as SVG
share-print-manage = Share, print, manage
changes-in-silence = No message will appear: the card changes in silence.
changed-in-silence = Changed in silence: { $fields }.

## Opening a file
is-open = { $name } is open
is-open-now = { $name } is open.
what-was-kept = What we kept
what-was-changed = What we changed so that it can be read
why-refused = Why an iPhone would refuse the file as it came
what-is-foreign = What you cannot sign
edit-it = Edit it
and-more = and { $count } more of the kind
kept-all =
    { $files ->
        [one] All { $keys } top-level keys of pass.json and { $files } file are kept as they were, the ones this editor does not show included.
       *[other] All { $keys } top-level keys of pass.json and { $files } files are kept as they were, the ones this editor does not show included.
    }
kept-draft = Everything is as it was saved.
foreign-identity = It was issued as { $identifier }. That identity belongs to its issuer; when you download or publish, the pass gets yours, and a serial number of its own. It does not replace the original on anybody's phone.
foreign-address = Its update address belongs to the first issuer and is left out of what you sign.
foreign-nfc = It speaks to NFC readers. Apple allows that only to issuers with an NFC certificate; with any other, an iPhone refuses the pass.
holds-passes = { $name } holds { $count } passes
open-one-or-keep = Open one of them, or keep each as a draft of its own.
keep-all = Keep all { $count } as drafts
nothing-in-it = There is no file in it.
file-too-large = { $name } has { $megabytes } MB; files of up to { $most } MB are opened.
too-many-files = { $name } holds { $actual } files; folders of up to { $most } files are opened.
pick-a-card-first = Please pick a card first; then pictures can be dropped onto it.

## Placing a picture
place-picture = Place the picture
place-picture-how = Drag, or use the arrow keys; zoom with the wheel, two fingers, or + and −.
shape = Shape
shape-as-picture = As the picture
shape-square = Square
shape-tall = Tall, 2 to 3
shape-wide = Wide, 3 to 2
compress = Compress
compress-hint = 256 colours; hardly seen on photos, and the file is much smaller.
use-picture = Use this picture
safe-icon = Corners are rounded: keep the mark inside the dashed line.
safe-background = It is blurred and a little enlarged: what is outside the dashed line is cut off.
safe-strip = The main field is written over it, from the left; keep faces to the right, inside the dashed line.
safe-thumbnail = Corners are rounded: keep faces inside the dashed line.
part-taken = Part taken, in pixels of the picture
crop-left = Left
crop-top = Top
crop-width = Width
zoom = Zoom
becomes-pixels = Becomes { $sizes } pixels.
too-few-pixels = This part has { $width } × { $height } pixels. For a sharp picture on every iPhone it should have { $best }; take more of it, or a larger picture.
weighing = Weighing…
weight = { $own } for this picture, { $all } for all pictures together.
too-heavy = { $weight } More than { $most } makes a pass slow to arrive; “Compress” helps.

## What can go wrong
picture-empty = This picture is empty: its file has 0 bytes.
picture-too-large = This file has { $megabytes } MB. Pictures of up to 32 MB can be used.
picture-too-many-pixels = This picture has { $width } × { $height } pixels, { $megapixels } megapixels. Up to 32 megapixels can be used; please make it smaller first.
picture-cut-off = This picture is damaged: its file ends too early. Please export or download it again.
picture-unreadable = This file is not a picture that this browser can read. PNG, JPEG, WebP and SVG work.
picture-heic = This is a HEIC photo, which this browser cannot read; Safari can. Or save it as JPEG: on an iPhone, send it by Mail or copy it into Files.
picture-not-converted = This browser could not convert the picture.
service-unreachable = The service cannot be reached. Your work is kept on this device; please try again later.
service-not-understood = The service gave an answer that this editor does not understand (status { $status }).
not-built = The pass could not be built: { $reason }.
not-packed = The pass could not be packed: { $reason }.
download-refused = This browser did not accept the download.
storage-closed = this browser does not let the page keep data ({ $reason })
storage-full = this browser did not keep the data, perhaps because its disk is full
storage-deleted = this design was deleted
storage-unwritten = the draft could not be written ({ $reason })
out-of-memory = the browser ran out of memory

## The page about what is published
back-to-editor = Back to the editor
where-you-are = Where you are
everybody = Everybody
one-person = One person
counter-display = Counter display
published-page = Published – Passwright
loading = Loading
devices-count =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
people-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
passes-found =
    { $count ->
        [one] { $count } pass found
       *[other] { $count } passes found
    }
counter-note = Your card is always with you, and always up to date.
counter-headline = { $title } in your Wallet
counter-headline-label = Headline
counter-line = Line below
paper = Paper
print = Print
print-note = Only the sheet is printed. Choose “Save as PDF” to send it to a print shop.
the-sheet = The sheet
counter-camera = Open the camera of your iPhone
counter-point = Point it at the code
counter-tap = Tap “Add”
revoke-question = Revoke this pass?
erase-question = Erase this pass?
close-question = Close this link?
revoke-words = Every phone that has it shows it as void within moments, the link says that it is gone, and nobody can add it any more. That is final.
erase-words = Everything that is known of it is deleted: its texts, its pictures, its values, its history, and which phones have it. Phones keep what they have, and never hear of it again.
close-words = Nobody can get a pass by this link any more. Passes that people have stay valid, and can still be changed.
revoke = Revoke
erase = Erase
close-link = Close the link
erase-word = erase
type-word = Type “{ $word }” to go on
no-devices = Nobody has added it yet. Open the link on an iPhone, or print the code.
devices = Devices
device = Device
device-added = Added
device-seen = Last seen
device-push = Last push
push-none = none was due so far
push-delivered = Apple took it
push-waiting = waiting to be sent
push-refused = Apple refused it
push-gone = the phone has removed the pass
push-off = pushes are switched off on this service
no-reports = Phones have nothing to complain about.
version = Version { $version }
version-by = by
first-version = Published for the first time.
nothing-visible = Nothing that can be seen has changed.
changed-places = Changed: { $places }
changed-places-more = Changed: { $places }, and { $count } more
no-holders = Nobody has joined yet. Share the link, or print the counter display.
find-person = Find a person
nothing-published = Nothing is published yet.
nothing-published-note = Pick a card, make it yours and publish it: then it is listed here, with everybody who has it.
to-editor = To the editor
no-template = No template yet. Publish a card as “A pass for each person”, and people get an own pass by its link.
passes = Passes
find-pass = Find a pass
link-open = Open
link-closed = Closed
erased = Every trace of this pass is gone.
back-to-list = Back to the list
share = Share
change-value = Change a value of this person
phone-reports = What phones report
history = History
take-back = Take it back
a-pass = A pass
active = Active
revoked = Revoked
changed-at = changed
serial-number = Serial number
looking = Looking…
search-examples = A title or a serial number
show-more = Show more
share-link = Link and code
share-page = Web page
share-write = Mail and SMS
code-svg = Code as SVG
code-png = Code as PNG
paste-it = Paste it where visitors should find the pass. It works without any script too.
mail-subject-label = Subject of the mail
mail-text-label = Text of the mail
sms-label = Text message
write-mail = Write a mail
write-message = Write a message
program-language = Language
key-from = The key is read from
key-no-file = so that it stands in no file:
call-replace = Send a new version to every phone that has it
call-join = Make a pass for one more person
copy-block = Copy: { $what }
sample-new = New { $name }
mail-subject = Your pass: { $title }
mail-hello = Hello,
mail-ready = your pass for { $title } is ready. Open this link on your iPhone to add it to Apple Wallet:
mail-computer = Reading this on a computer? The page shows a code to scan with the phone.
short-message = { $title }: add your pass to Apple Wallet: { $url }
who-has-one = Who has one
let-nobody = Let nobody else join
design-revision = Design { $revision }
different-for-each = Different for each person: { $names }
reissue-progress = Passes that have the new design
reissue-failed =
    { $count ->
        [one] { $count } pass kept the design before, because a value is missing or does not fit.
       *[other] { $count } passes kept the design before, because a value is missing or does not fit.
    }
reissue-done =
    { $count ->
        [one] The new design has reached { $count } pass.
       *[other] The new design has reached { $count } passes.
    }
reissue-running = The new design is on its way: { $reached } of { $all } passes have it.
no-placeholders = The template has no placeholders, so there is nothing that differs from person to person.
value-changed = Changed: version { $version } is on its way to the phone.
value-what = What
value-new = New value
changing = Changing…
change-and-tell = Change and tell the phone
