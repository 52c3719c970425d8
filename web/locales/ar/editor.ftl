## The page as a whole
page-language = لغة هذه الصفحة
loading-editor = جارٍ تحميل المحرر
module-missing = تعذّر تحميل جزء من المحرر. تحقّق من الاتصال ثم حاول مرة أخرى.
one-moment = لحظة…
not-loaded = لم يُحمَّل
open-elsewhere = هذه البطاقة مفتوحة في علامة تبويب أخرى. تابع هناك، أو أغلق تلك العلامة أولًا.
drop-here = أفلت بطاقة لفتحها، أو صورة في مكانها
browser-keeps-nothing = لا يسمح هذا المتصفح للصفحة بحفظ البيانات
not-kept = لم تُحفظ: { $reason }.
new-card = بطاقة جديدة. «تراجع» يعيد البطاقة السابقة.
undo = تراجع
redo = إعادة
close = إغلاق
dismiss = إخفاء
copy = نسخ
copied = تم النسخ
copy-this = نسخ: { $what }
try-again = حاول مرة أخرى
cancel = إلغاء
update-ready = يتوفر إصدار جديد من المحرر. عملك محفوظ.
update-now = استخدمه الآن
update-later = لاحقًا
digits-of-color = { $what } بأرقام ست عشرية
no-such-date = تقول البطاقة «{ $date }»، وهذا ليس تاريخًا يعرفه Wallet.
crop-part = جزء من الصورة

## The bar above everything
untitled = بطاقة بلا عنوان
connect-name = الاتصال: مفتاح API
connect-title = الاتصال بمفتاح API، أو التوقيع بشهادتك الخاصة
connected-name = متصل: مفتاح API
connected-title = متصل
own-key-name = التوقيع: شهادتي الخاصة
own-key-title = التوقيع بشهادتك الخاصة
all-starters-name = Passwright: كل القوالب
all-starters = كل القوالب
undo-title = تراجع (Ctrl+Z)
redo-title = إعادة (Shift+Ctrl+Z)
test-on-iphone = تجربة على iPhone
open = فتح
signing-now = جارٍ التوقيع…
download = تنزيل
update = تحديث
publish = نشر
saved = محفوظ على هذا الجهاز
saved-offline = بلا اتصال، محفوظ على هذا الجهاز
saving = جارٍ الحفظ…
not-saved = لم يُحفظ: { $reason }
refused-see-below = سيرفض iPhone هذه البطاقة. تقول القائمة أدناه ما يجب إصلاحه أولًا.
still-connecting = ما زال الاتصال جاريًا، لحظة من فضلك.
downloaded = تم التوقيع والتنزيل. لم تغادر الصور هذا الجهاز قط.
downloaded-own-key = تم التوقيع بشهادتك الخاصة والتنزيل. لم يغادر شيء هذا الجهاز.
all-is-saved = يُحفظ كل شيء على هذا الجهاز أولًا بأول.

## Panels and the list of parts
panels = اللوحات
properties = الخصائص
tab-style = النمط
tab-fields = الحقول
parts = أجزاء البطاقة
style-and-colors = النمط والألوان
pictures = الصور
barcode = الباركود
details = التفاصيل
front = الوجه
back = الظهر
details-sheet = صفحة التفاصيل
add-field = إضافة حقل: { $group }
drag-field = اسحب إلى مكان آخر
not-shown = لا تظهر في هذا النمط ({ $count })
not-shown-note = محفوظ في البطاقة، ويظهر من جديد في نمط أو مكان آخر.
field = حقل
group-header = الترويسة
group-primary = أساسي
group-secondary = ثانوي
group-auxiliary = إضافي
group-back = الظهر
group-footer = التذييل
field-of-group = حقل: { $group }
field-of-poster = حقل على الملصق: { $group }

## Style and colours
style = النمط
colors = الألوان
color-background = الخلفية
color-values = القيم
color-labels = التسميات
hard-to-read = صعب القراءة، { $contrast } : 1
easy-to-read = سهل القراءة، { $contrast } : 1
style-of-pass = نمط البطاقة
travel-by = وسيلة السفر
transit-air = طائرة
transit-boat = سفينة
transit-bus = حافلة
transit-generic = غير ذلك
transit-train = قطار
ready-made-colors = ألوان جاهزة
colors-named = ألوان { $name }
palette-forest = غابة
palette-midnight = منتصف الليل
palette-ink = حبر
palette-ocean = محيط
palette-plum = برقوق
palette-brick = طوب
palette-paper = ورق
palette-butter = زبدة
palette-mint = نعناع
palette-blush = وردي
style-boarding-pass = بطاقة صعود
style-coupon = قسيمة
style-event-ticket = تذكرة فعالية
style-generic = عام
style-store-card = بطاقة متجر
style-poster-ticket = تذكرة ملصق
style-poster = ملصق
style-changed = النمط: { $name }. لم يُحذف شيء.

## Details
names = الأسماء
organization = المؤسسة
organization-hint = تظهر في الإشعارات والبريد
logo-text = النص بجانب الشعار
logo-text-hint = أعلى يسار البطاقة
description = الوصف
description-hint = يقرؤه VoiceOver: اذكر نوع البطاقة
dates = التواريخ
relevant-date = تظهر على شاشة القفل حوالي
relevant-date-hint = مثلًا عند بدء الفعالية
expires = تنتهي الصلاحية
expires-hint = بعدها يعرضها Wallet باللون الرمادي
more = المزيد
void = ملغاة
void-hint = استُخدمت البطاقة أو لم تعد صالحة
no-sharing = بلا مشاركة
no-sharing-hint = يخفي زر المشاركة في Wallet
grouping = المجموعة
grouping-hint = بطاقات المجموعة الواحدة توضع معًا؛ لتذاكر الفعاليات وبطاقات الصعود فقط
all-keys = كل المفاتيح (pass.json)
all-keys-hint = المفاتيح التي ليست لها لوحة تُضبط هنا
apply = تطبيق
not-applied = لم يُطبَّق: { $error }.

## Rarely used keys
rare-keys = مفاتيح قليلة الاستخدام
rare-of-pass = البطاقة
rare-of-event = تذكرة الفعالية
rare-of-field = هذا الحقل
further-keys = مفاتيح أخرى: { $name }
add = إضافة
add-to = إضافة إلى: { $name }
add-one = إضافة عنصر
rare-when = متى وأين
rare-machines = للآلات
rare-apps = التطبيقات
rare-look = المظهر
rare-below = أسفل البطاقة
rare-venue = روابط مكان الفعالية
rare-airline = روابط شركة طيران وغيرها
as-json = بصيغة JSON
not-taken-over = لم يُعتمد: { $error }.

## A field
field-gone = لم يعد هذا الحقل موجودًا.
field-no-room = لا يتسع iPhone لهذا الحقل في هذا النمط. الحقل محفوظ؛ انقله أو اختر نمطًا آخر.
not-a-number = هذا ليس رقمًا بعد. اكتبه هكذا: 1250.50
label = التسمية
value = القيمة
written-as = يُكتب على أنه
currency = العملة
currency-hint = ثلاثة أحرف، مثل EUR
format-text = نص
format-number = رقم
format-money = مبلغ
format-date = تاريخ
format-date-time = تاريخ ووقت
align-natural = بحسب اتجاه اللغة
align-left = يسار
align-center = وسط
align-right = يمين
alignment = المحاذاة
it = الحقل
now-is = { $name } الآن %@.
your-pass = بطاقتك
alert = تنبيه عند التغيير
alert-hint = يعرض رسالة على شاشة القفل. خصّصه للأخبار العاجلة.
message = الرسالة
no-new-value = من دون ‎%@‎ لا يعرض Wallet القيمة الجديدة.
new-value-hint = الرمز ‎%@‎ يمثّل القيمة الجديدة
on-lock-screen = على شاشة القفل
place = المكان
earlier = إلى الأمام
later = إلى الخلف
remove = إزالة
done = تم

## Pictures
pictures-note = ‏PNG وJPEG وWebP وSVG، وHEIC حيث يقرؤه المتصفح. اختر صورة أو أفلتها أو ألصقها؛ تُضبط هنا في متصفحك على مقاسات Wallet وتبقى على هذا الجهاز حتى تنشر.
picture-icon = الأيقونة
picture-icon-where = في الإشعارات والبريد؛ كل بطاقة تحتاج إليها
picture-logo = الشعار
picture-logo-where = أعلى يسار البطاقة
picture-strip = الشريط
picture-strip-where = بعرض البطاقة، خلف الحقل الأساسي
picture-thumbnail = الصورة المصغّرة
picture-thumbnail-where = يمين الحقل الأساسي
picture-background = الخلفية
picture-background-where = خلف كل شيء، مموّهة
picture-footer = التذييل
picture-footer-where = فوق الباركود
picture-artwork = العمل الفني
picture-artwork-where = على كامل الملصق
picture-primary-logo = الشعار الأساسي
picture-primary-logo-where = أعلى اليسار في المظاهر الأحدث
picture-secondary-logo = الشعار الثانوي
picture-secondary-logo-where = أسفل يمين تذكرة الملصق
size-exact = ‎{ $width } × { $height } pt
size-up-to = حتى ‎{ $width } × { $height } pt
size-high = بارتفاع { $height } pt
size-not-shown = { $size }. لا تظهر في هذا النمط
crop-or-compress = قص أو ضغط
crop-or-compress-this = قص أو ضغط: { $picture }
remove-this = إزالة: { $what }

## The barcode
no-barcode = ليس لهذه البطاقة باركود.
add-barcode = إضافة باركود
remove-barcode = إزالة الباركود
barcode-ios-27 = لا يعرض هذا النوع إلا أجهزة iPhone بنظام iOS 27 أو أحدث.
barcode-kind = النوع
barcode-qr = رمز QR
barcode-message = المحتوى
barcode-message-utf-8 = ما يقرؤه الماسح. تحتاج بعض الأحرف إلى UTF-8 الذي قد لا تعرفه الماسحات القديمة.
barcode-message-hint = ما يقرؤه الماسح
barcode-text = النص تحت الرمز
barcode-text-hint = لليوم الذي لا يعمل فيه الماسح

## Checks
checking = جارٍ الفحص…
checks = الفحوص
must-be-fixed = يجب إصلاحه
warning = تحذير
suggestion = اقتراح
show = عرض
things-to-fix =
    { $count ->
        [one] شيء واحد يجب إصلاحه
        [two] شيئان يجب إصلاحهما
        [few] { $count } أشياء يجب إصلاحها
       *[other] { $count } شيئًا يجب إصلاحه
    }
warnings =
    { $count ->
        [one] تحذير واحد
        [two] تحذيران
        [few] { $count } تحذيرات
       *[other] { $count } تحذيرًا
    }
suggestions =
    { $count ->
        [one] اقتراح واحد
        [two] اقتراحان
        [few] { $count } اقتراحات
       *[other] { $count } اقتراحًا
    }
ready = جاهزة لجهاز iPhone

## The card and the other places where the pass is shown
the-pass = البطاقة
actions-below = إجراءات أسفل البطاقة
your-name = اسمك
part-of-region = { $part } من { $region }
region-add = إضافة: { $name }
part-label = التسمية
part-value = القيمة
part-logo-text = النص بجانب الشعار
part-below-code = النص تحت الرمز
sample-typed = كما كُتب
sample-typical = بيانات معتادة
sample-longest = أطول البيانات
ground-page = أرضية كالصفحة
ground-light = أرضية فاتحة
ground-dark = أرضية داكنة
where-shown = مكان عرض البطاقة
side-front = الوجه
side-back = الظهر
side-lock = القفل
side-watch = Watch
side-stack = المجموعة
keys = المفاتيح
keys-title = المفاتيح (؟)
one-language = لغة واحدة
as-written = كما كُتب
language-of-pass = لغة البطاقة
ios-version = إصدار iOS
sample-data = بيانات تجريبية
ground = الأرضية
details-of-pass = صفحة تفاصيل البطاقة
phone-switches = مفاتيح الهاتف
back-empty = لا شيء على الظهر بعد. مكان الشروط وبيانات الاتصال وساعات العمل هنا.
additional-information = معلومات إضافية
remove-pass = إزالة البطاقة
add-to-back = إضافة إلى الظهر
lock-screen = شاشة القفل
lock-day = الاثنين، 1 يونيو
lock-nothing = لن تظهر أي رسالة: لا حقل له تنبيه، ولا تذكر البطاقة مكانًا أو جهاز Beacon أو تاريخًا.
lock-silent-fields = لن تظهر رسالة عند تغيّر: { $fields }.
lock-date-words = يختار الهاتف كلماته للتاريخ.
lock-name-only = من دون نص خاص يظهر الاسم وحده.
lock-no-name = لا اسم للمؤسسة
lock-silent-field = لن تظهر رسالة عند تغيّر { $name }.
stack-note = تحت بطاقات أخرى لا يظهر إلا أعلى البطاقة: الشعار وحقول الترويسة.

## The list of keys
keys-everywhere = في كل مكان
keys-save = يخبرك بأن كل شيء محفوظ
keys-close = إغلاق، أو العودة إلى البطاقة
keys-card = على البطاقة وفي القائمة
keys-type = الكتابة فوق نص
keys-next = النص التالي
keys-move = نقل حقل
keys-double = تكرار حقل
keys-remove = إزالة حقل
keys-single = مفاتيح مفردة، حين لا تُكتب نصوص
keys-sides = الوجه، الظهر، القفل، Watch، المجموعة
keys-ios = إصدار iOS التالي
keys-language = اللغة التالية
keys-this = هذه القائمة
keys-on = المفاتيح المفردة
keys-on-hint = أوقفها إذا كنت تملي على حاسوبك أو إذا أزعجتك.

## The translations of the pass
languages = اللغات
languages-note = يعرض iPhone البطاقة بلغة صاحبه إن وجدها هنا، وإلا كما كُتبت. وما تتركه فارغًا يبقى كما كُتب.
languages-list = لغات البطاقة
languages-card = البطاقة باللغة
language-remove-question = إزالة { $name } مع نصوصها وصورها؟
keep = إبقاء
language-rest = البقية كما هي
language-rest-of = { $name }: البقية كما كُتبت
language-complete = مكتملة
language-missing = ينقص { $missing } من { $texts }
language-pictures = صور خاصة: { $pictures }
language-unused = { $count } لنصوص لم تعد في البطاقة
language-unreadable = تعذّرت قراءة pass.strings: ‏{ $problem }. أزل اللغة لتبدأ من جديد.
language-add = إضافة لغة
choose = اختر…
languages-no-text = ليس في البطاقة نص يُترجم بعد.
languages-table = نصوص البطاقة بلغاتها
language-cell = { $text }: { $language }
text-change-message = رسالة عند التغيير
text-relevant = شاشة القفل، قرب مكان
text-other = نص
text-places = { $what }، في { $count } مواضع
languages-most = للبطاقة { $count } لغة على الأكثر.
language-removed = أُزيلت { $name } مع نصوصها وصورها.

## What the editor says of a change
nothing-to-undo = لا شيء للتراجع عنه.
nothing-to-redo = لا شيء لإعادته.
restored = أُغلق المتصفح فجأة. «{ $title }» هنا بكل شيء حتى آخر تغيير.
text-too-long = في هذا النص { $length } حرفًا، ويتسع نص البطاقة لـ { $most } على الأكثر. لم يُعتمد.
not-possible = لم يكن ذلك ممكنًا: { $reason }.
repaired = تم: { $what }.
no-style-yet = ليس للبطاقة نمط بعد
field-lost = لم يعد الحقل موجودًا
removed = أُزيل: { $name }.
quoted = «{ $name }»
sample-label = تسمية
sample-header = جديد
sample-value = قيمة
sample-back-label = مزيد من المعلومات
sample-back-value = اكتب هنا ما ينبغي أن يعرفه الناس.
picture-added = أُضيفت: { $picture }.
picture-replaced = استُبدلت: { $picture }.
a-field = حقل

## The start page
make-a-pass = أنشئ بطاقة لـ Apple Wallet
gallery-lead = اختر بطاقة للبدء. يمكن تغيير كل ما فيها، ويبقى عملك على هذا الجهاز.
continue-with = تابع مع «{ $title }»
open-file = فتح ملف ‎.pkpass
or-a-folder = أو مجلد
open-hint = وكذلك الحزم والقوالب والمسودات؛ أو أفلتها في أي مكان.
your-passes = بطاقاتك
own-published = { $style }، منشورة
own-draft = { $style }، مسودة
save-copy-of = حفظ نسخة من { $title }
save-copy = حفظ نسخة كملف
delete-this = حذف { $title }
delete = حذف
delete-question = حذف «{ $title }»؟
delete-final = يُزال التصميم من هذا الجهاز، ولا يمكن التراجع عن ذلك.
delete-published = ما نشرته يبقى على الإنترنت وعلى هواتف الناس، لكن لن يمكن تغييره من هنا.
keep-it = إبقاؤه
start-new = ابدأ بطاقة جديدة
starters-count =
    { $count ->
        [zero] لا قوالب
        [one] قالب واحد
        [two] قالبان
        [few] { $count } قوالب
       *[other] { $count } قالبًا
    }
starters-search = البحث في القوالب
starters-examples = قهوة، حفلة، قطار…
all = الكل
starters-none = لا يوجد قالب لـ «{ $words }» هنا بعد. أي بطاقة تصلح لذلك: يمكن تغيير كل ما فيها.
show-all = عرض الكل
starters-missing = تعذّر تحميل القوالب. ما زال بإمكانك فتح بطاقاتك.
starters-shop = المتاجر والعروض
starters-club = العضويات والبطاقات
starters-event = الفعاليات
starters-travel = السفر والإقامة

## The starting points
starter-loyalty = نقاط الولاء
starter-loyalty-job = بطاقة متجر بنقاط ورصيد
starter-stamps = بطاقة أختام القهوة
starter-stamps-job = بطاقة متجر تمتلئ، والعاشر مجانًا
starter-gift-card = بطاقة هدية
starter-gift-card-job = بطاقة متجر فيها مبلغ
starter-coupon = قسيمة
starter-coupon-job = عرض يمكن استبداله
starter-membership = عضوية
starter-membership-job = بطاقة عامة بصورة
starter-gym = نادٍ رياضي
starter-gym-job = بطاقة عامة للأعضاء
starter-library = بطاقة مكتبة
starter-library-job = بطاقة عامة بباركود للإعارة
starter-insurance = بطاقة تأمين
starter-insurance-job = بطاقة عامة بأرقام وجهة اتصال
starter-aquarium = بطاقة ملصق
starter-aquarium-job = بطاقة عامة بصورة كاملة
starter-concert = حفلة موسيقية
starter-concert-job = تذكرة فعالية بمقعد
starter-cinema = سينما
starter-cinema-job = تذكرة فعالية بملصق فيلم
starter-festival = ملصق مهرجان
starter-festival-job = تذكرة فعالية بصورة كاملة
starter-match = مباراة رياضية
starter-match-job = تذكرة فعالية بمدرّج وصف ومقعد
starter-conference = شارة مؤتمر
starter-conference-job = تذكرة فعالية بالاسم والدور
starter-flight = رحلة جوية
starter-flight-job = بطاقة صعود ببيانات iOS 26
starter-train = قطار
starter-train-job = بطاقة صعود بعربة ومقعد
starter-ferry = عبّارة
starter-ferry-job = بطاقة صعود لسفينة
starter-hotel = حجز فندق
starter-hotel-job = تذكرة فعالية للإقامة
starter-parking = تصريح وقوف
starter-parking-job = بطاقة عامة برقم لوحة
starter-blank = بطاقة فارغة
starter-blank-job = لا شيء فيها سوى بداية

## Signing
signing-title = التوقيع
signed-by = التوقيع بواسطة
this-service = هذه الخدمة
my-own-certificate = شهادتي الخاصة
purpose-connect = بمفتاح API لهذه الخدمة يمكن توقيع بطاقاتك ونشرها.
purpose-download = لا تُفتح البطاقة على iPhone إلا موقّعة. بمفتاح API لهذه الخدمة تُنشأ البطاقة هنا ويُجلب توقيعها.
purpose-test = لإنشاء مسودة لهاتفك، يجب أن تعرف هذه الخدمة من أنت. أدخل مفتاح API من فضلك.
purpose-publish = للنشر يجب أن تعرف هذه الخدمة من أنت. أدخل مفتاح API من فضلك.
purpose-published = لعرض ما نشرته يجب أن تعرف هذه الخدمة من أنت. أدخل مفتاح API من فضلك.
api-key = مفتاح API
api-key-hint = أعطاك إياه من يدير هذه الخدمة، ربما على شكل رابط.
api-key-remember = تذكّره على هذا الحاسوب
api-key-remember-hint = وإلا يُنسى عند إغلاق علامة التبويب هذه.
api-key-note = يُحفظ المفتاح في هذا المتصفح حيث لا تصل إليه صفحات المواقع الأخرى، ولا يُرسل إلا إلى هذه الخدمة. يبقى تصميمك على هذا الجهاز؛ والتنزيل يرسل نصوصه لا صوره.
connecting = جارٍ الاتصال…
connect = اتصال
account = الحساب
issued-as = تُصدر البطاقات باسم
certificate-ends = تنتهي الشهادة
development-certificate = هذه شهادة تطوير. تعمل البطاقات الموقّعة بها في الاختبارات، وترفضها أجهزة iPhone الحقيقية.
forget-key = نسيان المفتاح
what-is-published = ما تم نشره
own-key-purpose = تُوقَّع التنزيلات في هذه الصفحة بشهادة Pass Type ID أصدرتها لك Apple.
own-key-file = الشهادة مع مفتاحها (‎.p12)
own-key-file-hint = أو الشهادة ومفتاحها معًا؛ والشهادة الوسيطة عند طلبها.
own-key-password = كلمة سر الملف
own-key-keep = إبقاء المفتاح في هذا المتصفح
own-key-keep-hint = كمفتاح يستطيع التوقيع هنا ولا يمكن نسخه أبدًا. وإلا يُنسى عند إغلاق علامة التبويب هذه.
own-key-note = يبقى الملف وكلمة سره والمفتاح في هذه الصفحة: لا يُرسل منها شيء إلى أحد، وتُوقَّع البطاقات بلا أي طلب.
opening = جارٍ الفتح…
sign-with-this = التوقيع بهذه الشهادة
key-too-large = الملف { $name } أكبر من أن يكون مفتاحًا أو شهادة.
file-unreadable = تعذّرت قراءة { $name } من هذا الجهاز.
own-key-open = تُوقَّع التنزيلات في هذه الصفحة بشهادتك الخاصة. لا يُرسل شيء إلى أحد.
issued-to = صادرة لـ
not-apples = لم تُصدر Apple هذه الشهادة: ترفض أجهزة iPhone الحقيقية ما توقّعه.
own-key-publishing = يتم النشر عبر هذه الخدمة التي توقّع بشهادتها.
forget-certificate = نسيان هذه الشهادة
own-key-failed = لم يستطع هذا المتصفح استخدام المفتاح.
own-key-unfit = الشهادة لنوع بطاقة بصيغة غير معروفة.

## A draft on one's own phone
making-draft = جارٍ إنشاء مسودة…
draft-qr = رمز QR للمسودة
draft-how = وجّه كاميرا iPhone نحو الرمز وأضف المسودة إلى Wallet.
draft-link = رابط المسودة
draft-note = تحمل علامة DRAFT ولا تُشارك، وتنتهي تلقائيًا في { $until } UTC. تحل محلها مسودة أحدث على الهاتف.
draft-development = لهذه الخدمة شهادة تطوير: يرفض iPhone الحقيقي المسودة حتى تحصل على شهادة من Apple.

## Publishing
publish-title = نشر هذه البطاقة
published = المنشور
bad-placeholder = عنصر نائب مكتوب بشكل خاطئ: { $reason }.
fix-this-first = سيرفض iPhone هذه البطاقة. أصلح هذا أولًا:
working = لحظة…
up-to-date = محدّثة
publish-changes = نشر التغييرات
version-is-out = الإصدار { $version } منشور. { $reach }
reach-devices =
    { $count ->
        [0] لم يضفها أحد بعد.
        [one] تصل إلى جهاز واحد.
        [two] تصل إلى جهازين.
        [few] تصل إلى { $count } أجهزة.
       *[other] تصل إلى { $count } جهازًا.
    }
reach-people =
    { $count ->
        [0] لم ينضم أحد بعد.
        [one] لدى شخص واحد بطاقة منها.
        [two] لدى شخصين بطاقة منها.
        [few] لدى { $count } أشخاص بطاقة منها.
       *[other] لدى { $count } شخصًا بطاقة منها.
    }
who-gets-it = من يحصل عليها
publish-one = بطاقة واحدة للجميع
publish-one-note = لقسيمة أو لافتة أو ملصق. من يفتح الرابط يضيف هذه البطاقة نفسها؛ وما تغيّره لاحقًا يصل إلى كل هاتف يحملها.
publish-each = بطاقة لكل شخص
publish-each-note = للأعضاء والتذاكر والنقاط. من يفتح الرابط يحصل على بطاقة برقم خاص به، ويمكنك تغيير قيم شخص بعينه.
publish-uploads = تحصل على رابط ورمز QR. يرفع النشر البطاقة مع صورها إلى هذه الخدمة.
placeholder-as-written = سيظهر { $names } على البطاقة كما هو: «واحدة للجميع» تعني بلا قيم لأحد.
placeholder-how = لكتابة شيء خاص بكل شخص على البطاقة، ضع اسمه بين قوسين معقوفين مزدوجين في أي نص، مثل
placeholder-asked = يُسأل الناس عنه عند فتح الرابط.
people-are-asked = يُسأل الناس عن
you-set = تحدد أنت لهم
nothing = لا شيء
link-qr = رمز QR للرابط
link-for-customers = رابط لعملائك
for-web-page = لصفحتك على الويب
each-own = كل من يفتحه يحصل على بطاقته الخاصة.
open-page = فتح الصفحة
the-file = الملف
qr-as-svg = رمز QR بصيغة SVG
share-print-manage = مشاركة وطباعة وإدارة
changes-in-silence = لن تظهر رسالة: تتغيّر البطاقة بصمت.
changed-in-silence = تغيّرت بصمت: { $fields }.

## Opening a file
is-open = { $name } مفتوح
is-open-now = { $name } مفتوح.
what-was-kept = ما احتفظنا به
what-was-changed = ما غيّرناه لتصبح مقروءة
why-refused = لماذا يرفض iPhone الملف كما جاء
what-is-foreign = ما لا يمكنك توقيعه
edit-it = تحريرها
and-more = و{ $count } أخرى من النوع نفسه
kept-all =
    { $files ->
        [one] حُفظت مفاتيح المستوى الأعلى في pass.json ({ $keys }) وملف واحد ({ $files }) كما كانت، ومنها ما لا يعرضه هذا المحرر.
       *[other] حُفظت مفاتيح المستوى الأعلى في pass.json ({ $keys }) والملفات ({ $files }) كما كانت، ومنها ما لا يعرضه هذا المحرر.
    }
kept-draft = كل شيء كما حُفظ.
foreign-identity = صدرت باسم { $identifier }. هذه الهوية تخص مُصدرها؛ وعند التنزيل أو النشر تحصل البطاقة على هويتك ورقم تسلسلي خاص بها. ولا تحل محل الأصل على هاتف أحد.
foreign-address = عنوان تحديثها يخص المُصدر الأول ويُحذف مما توقّعه.
foreign-nfc = تتواصل مع قارئات NFC. لا تسمح Apple بذلك إلا لمُصدر لديه شهادة NFC؛ وبأي شهادة أخرى يرفضها iPhone.
holds-passes = يحتوي { $name } على { $count } بطاقات
open-one-or-keep = افتح إحداها، أو احتفظ بكل منها كمسودة.
keep-all = الاحتفاظ بالكل ({ $count }) كمسودات
nothing-in-it = لا ملف بداخله.
file-too-large = حجم { $name } هو { $megabytes } م.ب؛ تُفتح الملفات حتى { $most } م.ب.
too-many-files = يحتوي { $name } على { $actual } ملفًا؛ تُفتح المجلدات حتى { $most } ملف.
pick-a-card-first = اختر بطاقة أولًا؛ ثم يمكن إفلات الصور عليها.

## Placing a picture
place-picture = وضع الصورة
place-picture-how = اسحب أو استخدم الأسهم؛ وكبّر بالعجلة أو بإصبعين أو بالمفتاحين + و−.
shape = الشكل
shape-as-picture = كالصورة
shape-square = مربع
shape-tall = طويل، 2 إلى 3
shape-wide = عريض، 3 إلى 2
compress = ضغط
compress-hint = 256 لونًا؛ لا يكاد يُلحظ في الصور، والملف أصغر بكثير.
use-picture = استخدام هذه الصورة
safe-icon = الزوايا مستديرة: أبقِ العلامة داخل الخط المتقطع.
safe-background = تُموَّه وتُكبَّر قليلًا: ما يقع خارج الخط المتقطع يُقص.
safe-strip = يُكتب الحقل الأساسي فوقها من اليسار؛ أبقِ الوجوه إلى اليمين داخل الخط المتقطع.
safe-thumbnail = الزوايا مستديرة: أبقِ الوجوه داخل الخط المتقطع.
part-taken = الجزء المأخوذ، ببكسلات الصورة
crop-left = اليسار
crop-top = الأعلى
crop-width = العرض
zoom = تكبير
becomes-pixels = تصبح { $sizes } بكسل.
too-few-pixels = في هذا الجزء { $width } × { $height } بكسل. لصورة حادة على كل iPhone يلزم { $best }؛ خذ جزءًا أكبر أو صورة أكبر.
weighing = جارٍ حساب الحجم…
weight = ‏{ $own } لهذه الصورة، و{ $all } لكل الصور معًا.
too-heavy = { $weight } أكثر من { $most } يبطئ وصول البطاقة؛ يفيد «ضغط».

## What can go wrong
picture-empty = هذه الصورة فارغة: حجم ملفها 0 بايت.
picture-too-large = حجم هذا الملف { $megabytes } م.ب. يمكن استخدام صور حتى 32 م.ب.
picture-too-many-pixels = في هذه الصورة { $width } × { $height } بكسل، أي { $megapixels } ميغابكسل. الحد 32 ميغابكسل؛ صغّرها أولًا.
picture-cut-off = هذه الصورة تالفة: ينتهي ملفها مبكرًا. صدّرها أو نزّلها مرة أخرى.
picture-unreadable = هذا الملف ليس صورة يقرؤها هذا المتصفح. تعمل PNG وJPEG وWebP وSVG.
picture-heic = هذه صورة HEIC لا يقرؤها هذا المتصفح؛ يقرؤها Safari. أو احفظها بصيغة JPEG: أرسلها من iPhone عبر البريد أو انسخها إلى «الملفات».
picture-not-converted = لم يستطع هذا المتصفح تحويل الصورة.
service-unreachable = تعذّر الوصول إلى الخدمة. عملك محفوظ على هذا الجهاز؛ حاول لاحقًا.
service-not-understood = ردّت الخدمة بما لا يفهمه هذا المحرر (الحالة { $status }).
not-built = تعذّر إنشاء البطاقة: { $reason }.
not-packed = تعذّر حزم البطاقة: { $reason }.
download-refused = لم يقبل هذا المتصفح التنزيل.
storage-closed = لا يسمح هذا المتصفح للصفحة بحفظ البيانات ({ $reason })
storage-full = لم يحفظ هذا المتصفح البيانات، ربما لامتلاء القرص
storage-deleted = حُذف هذا التصميم
storage-unwritten = تعذّرت كتابة المسودة ({ $reason })
out-of-memory = نفدت ذاكرة المتصفح

## The page about what is published
back-to-editor = العودة إلى المحرر
where-you-are = موقعك
everybody = الجميع
one-person = شخص واحد
counter-display = لوحة المنضدة
published-page = المنشور – Passwright
loading = جارٍ التحميل
devices-count =
    { $count ->
        [zero] لا أجهزة
        [one] جهاز واحد
        [two] جهازان
        [few] { $count } أجهزة
       *[other] { $count } جهازًا
    }
people-count =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
       *[other] { $count } شخصًا
    }
passes-found =
    { $count ->
        [zero] لم يُعثر على بطاقات
        [one] عُثر على بطاقة واحدة
        [two] عُثر على بطاقتين
        [few] عُثر على { $count } بطاقات
       *[other] عُثر على { $count } بطاقة
    }
counter-note = بطاقتك معك دائمًا، ومحدّثة دائمًا.
counter-headline = { $title } في Wallet لديك
counter-headline-label = العنوان
counter-line = السطر أسفله
paper = الورق
print = طباعة
print-note = تُطبع الورقة وحدها. اختر «حفظ بصيغة PDF» لإرسالها إلى مطبعة.
the-sheet = الورقة
counter-camera = افتح كاميرا iPhone
counter-point = وجّهها نحو الرمز
counter-tap = اضغط «إضافة»
revoke-question = سحب هذه البطاقة؟
erase-question = محو هذه البطاقة؟
close-question = إغلاق هذا الرابط؟
revoke-words = كل هاتف يحملها يعرضها ملغاة خلال لحظات، ويقول الرابط إنها لم تعد موجودة، ولا يمكن لأحد إضافتها بعد. هذا نهائي.
erase-words = يُحذف كل ما يُعرف عنها: نصوصها وصورها وقيمها وسجلها والهواتف التي تحملها. تحتفظ الهواتف بما لديها ولا تسمع عنها مجددًا.
close-words = لن يحصل أحد على بطاقة بهذا الرابط بعد الآن. تبقى بطاقات الناس صالحة ويمكن تغييرها.
revoke = سحب
erase = محو
close-link = إغلاق الرابط
erase-word = محو
type-word = اكتب «{ $word }» للمتابعة
no-devices = لم يضفها أحد بعد. افتح الرابط على iPhone، أو اطبع الرمز.
devices = الأجهزة
device = الجهاز
device-added = أُضيفت
device-seen = آخر ظهور
device-push = آخر إشعار
push-none = لم يلزم أي إشعار بعد
push-delivered = قبلته Apple
push-waiting = بانتظار الإرسال
push-refused = رفضته Apple
push-gone = أزال الهاتف البطاقة
push-off = الإشعارات متوقفة في هذه الخدمة
no-reports = ليس لدى الهواتف ما تشتكي منه.
version = الإصدار { $version }
version-by = بواسطة
first-version = نُشرت لأول مرة.
nothing-visible = لم يتغيّر شيء ظاهر.
changed-places = تغيّر: { $places }
changed-places-more = تغيّر: { $places } و{ $count } غيرها
no-holders = لم ينضم أحد بعد. شارك الرابط، أو اطبع لوحة المنضدة.
find-person = البحث عن شخص
nothing-published = لا شيء منشور بعد.
nothing-published-note = اختر بطاقة واجعلها لك وانشرها: ثم تُدرج هنا مع كل من يحملها.
to-editor = إلى المحرر
no-template = لا قالب بعد. انشر بطاقة بخيار «بطاقة لكل شخص» فيحصل كل شخص على بطاقته عبر الرابط.
passes = البطاقات
find-pass = البحث عن بطاقة
link-open = مفتوح
link-closed = مغلق
erased = لم يبقَ أثر لهذه البطاقة.
back-to-list = العودة إلى القائمة
share = مشاركة
change-value = تغيير قيمة لهذا الشخص
phone-reports = ما تبلّغ عنه الهواتف
history = السجل
take-back = استرجاعها
a-pass = بطاقة
active = فعّالة
revoked = مسحوبة
changed-at = تغيّرت
serial-number = الرقم التسلسلي
looking = جارٍ البحث…
search-examples = عنوان أو رقم تسلسلي
show-more = عرض المزيد
share-link = الرابط والرمز
share-page = صفحة ويب
share-write = البريد والرسائل
code-svg = الرمز بصيغة SVG
code-png = الرمز بصيغة PNG
paste-it = ألصقه حيث ينبغي أن يجد الزوار البطاقة. ويعمل أيضًا بلا أي سكربت.
mail-subject-label = موضوع الرسالة
mail-text-label = نص الرسالة
sms-label = رسالة نصية
write-mail = كتابة بريد
write-message = كتابة رسالة
program-language = لغة البرمجة
key-from = يُقرأ المفتاح من
key-no-file = حتى لا يوجد في أي ملف:
call-replace = إرسال إصدار جديد إلى كل هاتف يحملها
call-join = إنشاء بطاقة لشخص آخر
copy-block = نسخ: { $what }
sample-new = جديد: { $name }
mail-subject = بطاقتك: { $title }
mail-hello = مرحبًا،
mail-ready = بطاقتك لـ { $title } جاهزة. افتح هذا الرابط على iPhone لإضافتها إلى Apple Wallet:
mail-computer = تقرأ هذا على حاسوب؟ تعرض الصفحة رمزًا لمسحه بالهاتف.
short-message = { $title }: أضف بطاقتك إلى Apple Wallet: { $url }
who-has-one = من يحمل واحدة
let-nobody = عدم السماح لأحد بالانضمام
design-revision = التصميم { $revision }
different-for-each = يختلف من شخص إلى آخر: { $names }
reissue-progress = البطاقات التي لها التصميم الجديد
reissue-failed =
    { $count ->
        [one] احتفظت بطاقة واحدة بالتصميم السابق لأن قيمة ناقصة أو لا تناسب.
        [two] احتفظت بطاقتان بالتصميم السابق لأن قيمة ناقصة أو لا تناسب.
        [few] احتفظت { $count } بطاقات بالتصميم السابق لأن قيمة ناقصة أو لا تناسب.
       *[other] احتفظت { $count } بطاقة بالتصميم السابق لأن قيمة ناقصة أو لا تناسب.
    }
reissue-done =
    { $count ->
        [zero] لم يصل التصميم الجديد إلى أي بطاقة.
        [one] وصل التصميم الجديد إلى بطاقة واحدة.
        [two] وصل التصميم الجديد إلى بطاقتين.
        [few] وصل التصميم الجديد إلى { $count } بطاقات.
       *[other] وصل التصميم الجديد إلى { $count } بطاقة.
    }
reissue-running = التصميم الجديد في الطريق: لدى { $reached } من { $all } بطاقة.
no-placeholders = ليس في القالب عناصر نائبة، فلا شيء يختلف من شخص إلى آخر.
value-changed = تم التغيير: الإصدار { $version } في طريقه إلى الهاتف.
value-what = ماذا
value-new = القيمة الجديدة
changing = جارٍ التغيير…
change-and-tell = تغيير وإبلاغ الهاتف
