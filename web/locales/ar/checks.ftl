### What the checks and the card say; the names are those of `sentence!` and `words!` in core. English stands there.

## How this language quotes and lists
in-quotes = «{ $text }»
list-comma = { $before }، { $next }
list-and = { $before } و{ $last }

## Parts of sentences
words-a-field = بلا اسم
words-anything = أي قيمة
words-array = قائمة
words-boarding-pass = بطاقة صعود
words-boolean = قيمة منطقية
words-color = لون بصيغة نص
words-date = تاريخ بصيغة نص
words-gif = GIF
words-heic = HEIC أو AVIF
words-in-boarding-pass = في بطاقة صعود لشركة طيران
words-in-both = في تذكرة ملصق أو بطاقة صعود لشركة طيران
words-in-poster-ticket = في تذكرة ملصق
words-jpeg = JPEG
words-null = null
words-number = رقم
words-numbers = قائمة أرقام
words-object = كائن
words-objects = قائمة كائنات
words-on-poster = على ملصق
words-on-posters = على تذكرة ملصق أو ملصق
words-pdf = PDF
words-phones-before = أجهزة iPhone بإصدار أقدم من iOS { $version }
words-phones-with = أجهزة iPhone بنظام iOS { $version }
words-poster-ticket = تذكرة ملصق
words-svg = SVG
words-text = نص
words-text-or-number = نص أو رقم
words-texts = قائمة نصوص
words-the-number = الرقم { $number }
words-the-text = النص { $text }
words-true-or-false = true أو false
words-unknown-kind = من نوع غير معروف
words-webp = WebP
missing-air = وسيلة السفر «طائرة»
missing-airline-code = رمز شركة الطيران
missing-arrival-time = وقت الوصول
missing-artwork = العمل الفني
missing-boarding-time = وقت الصعود
missing-code = جزء NFC أو باركود
missing-departure-airport = مطار المغادرة
missing-departure-city = مدينة المغادرة
missing-departure-time = وقت المغادرة
missing-departure-time-zone = المنطقة الزمنية للمغادرة
missing-destination-airport = مطار الوجهة
missing-destination-city = مدينة الوجهة
missing-destination-time-zone = المنطقة الزمنية للوجهة
missing-event = اسم الفعالية
missing-flight-number = رقم الرحلة
missing-home-team = الفريق المضيف
missing-passenger = المسافر
missing-performers = الفنانون
missing-venue = اسم مكان الفعالية
missing-visiting-team = الفريق الضيف

## What several buttons say
fix-icon = استخدام أيقونة بسيطة
fix-list = تحويله إلى قائمة
fix-qr = تحويله إلى رمز QR
fix-remove = إزالة
fix-remove-picture = إزالة الصورة
fix-rename = تغيير الاسم إلى { $name }
fix-use = استخدام { $value }
fix-use-number = استخدام الرقم { $number }
fix-use-text = استخدام النص { $text }
fix-version = استخدام الإصدار 1

## The package
P01-nested = البطاقة في المجلد { $folder } داخل الأرشيف.
P01-no-manifest = ليس للبطاقة ملف بيان. ستحصل على ملف جديد عند إنشائها.
P01-why-root = يبحث iOS عنهما هناك فقط.
P02-backslash = اسم الملف { $file } مكتوب بشرطة مائلة عكسية.
P02-unread = اسم الملف { $file } مكتوب بطريقة لا يقرؤها iOS.
P02-why-name = لا يجد iOS ملفًا كُتب اسمه بطريقة أخرى (PKWARE APPNOTE، القسم 4.4.17). أما الأسماء التي تخرج من الحزمة والأسماء المكررة والملفات المشفّرة والروابط الرمزية والأحجام غير المعقولة فلا تُفتح أصلًا.
P03-junk = ترك نظام تشغيل الملف { $file }.
P03-why-junk = لا يحتاج Wallet إلى هذه الملفات، ويجب أن يكون كل منها في البيان وإلا رفض iOS البطاقة (Apple، «Building a Pass»).
P04-junk = الملف { $file }، الذي تركه نظام تشغيل، ليس في البيان.
P04-unlisted = الملف { $file } ليس في البيان.
P04-why-unlisted = يرفض iOS بطاقة فيها ملف زائد (سجل الجهاز: «No entry in manifest for file»).
P05-absent = الملف { $file } مذكور في البيان لكنه ليس في البطاقة.
P05-changed = تغيّر الملف { $file } بعد توقيع البطاقة.
P05-why-changed = البيان هو ما يحميه التوقيع (Apple، «Building a Pass»).
P06-backslash = يكتب البيان { $file } بشرطة مائلة عكسية.
P06-capitals = في البيان بصمة بأحرف كبيرة: { $hash }.
P06-sha-256 = في البيان بصمات SHA-256، ولا يقارن Wallet إلا SHA-1.
P06-unreadable = تعذّرت قراءة البيان: { $why }.
P06-why-unreadable = لا يستطيع iOS مقارنة الملفات بشيء آخر (Apple، «Building a Pass»).
B01-no-pass = الملف { $file } ليس بطاقة: { $why }.
B01-too-many =
    { $count ->
        [one] في الملف بطاقة واحدة، ولا يقبل iOS أكثر من { $most }.
        [two] في الملف بطاقتان، ولا يقبل iOS أكثر من { $most }.
        [few] في الملف { $count } بطاقات، ولا يقبل iOS أكثر من { $most }.
        [many] في الملف { $count } بطاقةً، ولا يقبل iOS أكثر من { $most }.
       *[other] في الملف { $count } بطاقة، ولا يقبل iOS أكثر من { $most }.
    }
B01-why-bundle = هذه حدود Apple («Distributing and updating a pass»)؛ وإذا كان أحد الملفات ليس بطاقة فلا يضيف iOS أيًّا منها.

## Pictures
P07-double = الأيقونة ناقصة بالحجم المضاعف: { $file }.
P07-fix-copy = استخدام { $file } بدلًا منها
P07-no-icon = تحتاج بطاقتك إلى أيقونة. تظهر في الإشعارات.
P07-plain = الملف icon.png نفسه ناقص؛ عندها لا تعرض بعض أجهزة iPhone زر «إضافة».
P07-triple = الأيقونة ناقصة بثلاثة أضعاف الحجم: { $file }.
P07-why-icon-scales = لا تعرض بعض إصدارات iOS زر «إضافة» إلا إذا وُجد icon.png نفسه، والحجم الناقص يبدو غير واضح (pass-builder من Apple).
P07-why-no-icon = يرفض iOS بطاقة بلا أيقونة (سجل الجهاز: «Pass does not contain icon.png/icon@2x.png/icon@3x.png»).
P08-damaged = الصورة ملف PNG تالف، ينتهي قبل أوانه أو بلا ترويسة
P08-empty = الصورة فارغة
P08-no-png = لا يمكن عرض { $file }: { $why }.
P08-other-kind = الصورة { $kind }، ولا يقبل Wallet إلا PNG
P08-too-large = أبعاد الصورة { $size } بكسل، والحد الأقصى { $most } مليون بكسل
P08-why-no-png = لا يقرأ Wallet إلا PNG («Pass») مهما كان اسم الملف، ولا يمكن رسم صورة تالفة.
P09-shape = أبعاد { $file } هي { $size } بكسل؛ شكل مكانها { $shape }، ويُقتطع منها { $share } %.
P09-sibling-shape = ليس للصورتين { $file } و{ $other } الشكل نفسه.
P09-sibling-size = أبعاد { $file } هي { $size } بكسل؛ وبجانب { $other } ينبغي أن تكون { $wanted }، وإلا عرضتها أجهزة iPhone بحجمين.
P09-small = أبعاد { $file } هي { $size } بكسل؛ لتبدو واضحة تحتاج إلى { $least } على الأقل.
P09-thumbnail = أبعاد { $file } هي { $size } بكسل؛ الصورة المصغّرة بين 2:3 و3:2، ويُقتطع الباقي.
P09-why-too-small = المقاسات بالنقاط بحسب Human Interface Guidelines؛ والصورة الأصغر تبدو غير واضحة.
P09-why-wrong-shapes = يقتطع Wallet ما يزيد (Human Interface Guidelines)، ولا يعرض iPhone إلا حجمًا واحدًا: فيجب أن تكون البقية الصورة نفسها.
P10-hidden = لا تظهر { $file } أبدًا: تحجبها { $other } في المستوى الأعلى.
P10-why-hidden-translations = الصورة في المستوى الأعلى تحجب ترجماتها (دليل Wallet المؤرشف).
P11-background = مع صورة الشريط يتجاهل Wallet الخلفية.
P11-thumbnail = مع صورة الشريط يتجاهل Wallet الصورة المصغّرة.
P11-why-strip-and-others = مع صورة الشريط يتجاهل Wallet الصورتين الأخريين (دليل Wallet المؤرشف).

## The frame of pass.json
J01-broken = الملف pass.json ليس JSON صحيحًا؛ سيرفضه iPhone.
J01-fix-last = الإبقاء على الأخير
J01-twice = المفتاح { $key } مكرر في المكان نفسه.
J01-why-keys-that-stand-twice = لا يقرأ iOS إلا JSON صارمًا (سجل الجهاز: «Badly formed object»). يُصلَح JSON الخاطئ عند فتح البطاقة.
J02-description = أضف وصفًا قصيرًا لمن يستخدمون VoiceOver.
J02-fix-serial = إنشاء رقم تسلسلي
J02-organization = تحتاج البطاقة إلى اسم مؤسستك. يظهر على شاشة القفل.
J02-pass-type = تحتاج البطاقة إلى معرّف نوع البطاقة. تجده في شهادتك.
J02-serial = تحتاج البطاقة إلى رقم تسلسلي. به يميّز Wallet بين بطاقتين من بطاقاتك.
J02-team = تحتاج البطاقة إلى معرّف الفريق. تجده في شهادتك.
J02-version = لا تذكر البطاقة إصدار صيغتها.
J02-why-required-keys = تشترطها Apple في كل بطاقة (سجل الجهاز: «Pass dictionary must contain key …»).
J03-entries = كل عنصر في «{ $key }» يجب أن يكون من نوع: { $wanted }، والموجود: { $found }.
J03-type = قيمة «{ $key }» يجب أن تكون من نوع: { $wanted }، والموجود: { $found }.
J03-why-dropped-settings = يتجاهل Wallet هذا الإعداد بصمت (وكذلك pass-builder من Apple).
J03-why-wrong-types = يرفض iOS بطاقة فيها رقم مكان نص أو العكس، ولا يعرض أي رسالة.
J04-version = إصدار الصيغة يجب أن يكون الرقم 1، والموجود: { $found }.
J04-why-format-version = ‏1 هو إصدار الصيغة الوحيد الذي نشرته Apple («Pass»).
J05-fix-empty = البدء بوجه فارغ
J05-none = ليس للبطاقة نمط. اختر واحدًا: بطاقة صعود، أو قسيمة، أو تذكرة فعالية، أو عام، أو بطاقة متجر.
J05-object = يجب أن يكون «{ $style }» كائنًا، والموجود: { $found }.
J05-two = للبطاقة نمط واحد؛ وهذه «{ $style }» و«{ $other }».
J05-why-one-style = مفتاح النمط يحدد نوع البطاقة؛ ومن دونه أو مع اثنين لا يستطيع Wallet عرضها («Pass»).
J06-no-classic = لا تستطيع { $phones } إضافة هذه البطاقة: ليس لها نمط تقليدي.
J06-why-poster-alone = ‏posterGeneric متاح منذ iOS 27؛ وتحتاج أجهزة iPhone الأقدم إلى نمط ثانٍ تقليدي في البطاقة نفسها («Pass»).
J06-why-poster-alone-on-old = ‏posterGeneric متاح منذ iOS 27؛ ولا تستطيع أجهزة iPhone الأقدم إضافة بطاقة بلا نمط تقليدي («Pass»).
J07-elsewhere = وسيلة السفر لبطاقات الصعود وحدها.
J07-fix-general = استخدام الوسيلة العامة
J07-none = لا تذكر بطاقة الصعود وسيلة السفر: طائرة أو قطار أو حافلة أو سفينة.
J07-unknown = لا يعرف Wallet وسيلة السفر هذه: { $kind }.
J07-why-transit-type = ‏transitType مطلوب في boardingPass وغير مسموح به في غيره («PassFields»).

## Types, choices and keys
J10-value = لا يعرف Wallet { $value } قيمةً للمفتاح «{ $key }».
J10-why-choices = تذكر Apple القيم المسموح بها («PassFieldContent»، «Pass.Barcodes»، «SemanticTags»)؛ ويرفض iOS غيرها.
J32-misspelt = لا يعرف Wallet المفتاح { $key }؛ الأرجح أن المقصود «{ $known }».
J32-tag = ‏«{ $tag }» ليس وسمًا دلاليًا يعرفه Wallet.
J32-unknown = لا يعرف Wallet المفتاح { $key }.
J32-why-misspelt-keys = يتخطى Wallet المفاتيح التي لا يعرفها، فلا يكون للخطأ الإملائي أي أثر.
J32-why-unknown-keys = يتخطى Wallet المفاتيح التي لا يعرفها. لا ضرر في ذلك، إلا إذا كان للمفتاح غرض.
J32-why-unknown-tags = يتخطى Wallet الوسوم الدلالية التي لا يعرفها، فلا يكون للخطأ الإملائي أي أثر.

## Dates
J08-date = القيمة { $value } في «{ $key }» ليست تاريخًا يستطيع Wallet قراءته. يجب أن يكون هكذا: ‎2026-11-20T18:30+01:00‎.
J08-why-spelling = لا يقبل iOS إلا هذه الكتابة (سجل الجهاز: «Unable to parse relevantDate … as a date»).
J35-expired = انتهت صلاحية البطاقة: تاريخ انتهائها مضى.
J35-fix-remove = إزالة تاريخ الانتهاء
J35-voided = البطاقة معلّمة بأنها ملغاة.
J35-why-used-up = يعرض Wallet بطاقة كهذه على أنها مستعملة فور إضافتها («Pass»: expirationDate، voided).

## Fields
J09-fix-key = استخدام المفتاح { $key }
J09-fix-plain = إضافة النص بلا روابط
J09-fix-value = عرض قيمة فارغة
J09-no-key = ليس للحقل { $field } مفتاح.
J09-no-plain-value = ليس للحقل { $field } قيمة بسيطة. لا تعرض Apple Watch شيئًا هناك.
J09-no-value = ليس للحقل { $field } قيمة.
J09-same-key = للحقل { $field } المفتاح { $key }، وهو لحقل آخر أيضًا.
J09-why-attributed-alone = لا تعرض Apple Watch القيمة attributedValue وتعود إلى القيمة البسيطة («PassFieldContent»).
J09-why-key-and-value = تشترط Apple الاثنين («PassFieldContent»)؛ ويجوز أن تكون القيمة نصًا فارغًا.
J09-why-same-key = يتابع Wallet تغيّرات الحقل بمفتاحه؛ وإذا تكرر المفتاح عرض الرسالة الخطأ أو لم يعرض شيئًا.
J11-currency = ‏{ $code } في الحقل { $field } ليس رمز عملة مثل EUR أو USD.
J11-fix-currency = الإبقاء على العملة
J11-fix-text = عرضه نصًا
J11-no-date = للحقل { $field } تنسيق تاريخ، لكن قيمته ليست تاريخًا: { $value }.
J11-no-number = للحقل { $field } تنسيق رقم، لكن قيمته ليست رقمًا: { $value }.
J11-number-as-text = للحقل { $field } تنسيق رقم، لكن رقمه مكتوب نصًا.
J11-setting = للحقل { $field } الإعداد «{ $key }» لكن ليس فيه تاريخ.
J11-two-formats = للحقل { $field } عملة وتنسيق رقم؛ يستخدم Wallet أحدهما فقط.
J11-why-formats = يرفض iOS حقلًا لا تناسب قيمته تنسيقه («PassFieldContent»).
J11-why-number-formats = الرقم المكتوب نصًا قد يظهر بلا تنسيقه، ومن تنسيقين لا يُستخدم إلا واحد (pass-builder من Apple).
J11-why-other-settings = يكتب Wallet المبالغ بحسب الرمز (EUR وUSD)، ويتخطى إعدادات التاريخ حيث لا تاريخ («PassFieldContent»).
J12-literal = رسالة تغيير الحقل { $field } بلا ‎%@‎، فلا تظهر القيمة الجديدة فيها.
J12-twice = في رسالة تغيير الحقل { $field } أكثر من ‎%@‎ واحد.
J12-why-literal-message = الرسالة من دون ‎%@‎ تظهر كما هي؛ هذا مسموح، لكن القيمة الجديدة ليست فيها.
J12-why-two-placeholders = يضع Wallet القيمة الجديدة مكان ‎%@‎ واحد («PassFieldContent»).
J13-ampersand = في رابط بالحقل { $field } علامة «&» يجب أن تُكتب «&amp;».
J13-fix-escape = كتابتها كما يجب
J13-fix-links = الإبقاء على الروابط فقط
J13-markup = في الحقل { $field } ترميز لا يعرفه Wallet: { $tag }.
J13-why-markup = لا يعرف Wallet ترميزًا غير ‎<a href>‎ («PassFieldContent»)، ويقطع الرابط عند «&» المجردة.
J14-alignment = لا يحاذي Wallet الحقل { $field } هنا.
J14-links = لا يبحث Wallet عن روابط في الحقل { $field }: إنه على الوجه.
J14-no-rows = للحقل { $field } صف، لكن الصفوف للحقول الإضافية في تذكرة الفعالية وحدها.
J14-row = الحقل { $field } في الصف { $row }؛ لا يوجد إلا 0 و1.
J14-why-without-effect = يتجاهل Wallet محاذاة الحقول الأساسية وحقول الظهر، والبحث عن الروابط على الوجه، والصفوف خارج الحقول الإضافية لتذكرة الفعالية.
J15-fix-back = نقله إلى الظهر
J15-more =
    { $most ->
        [one] يعرض Wallet هنا حقلًا واحدًا. سيُخفى الحقل { $field }.
        [two] يعرض Wallet هنا حقلين. سيُخفى الحقل { $field }.
        [few] يعرض Wallet هنا { $most } حقول. سيُخفى الحقل { $field }.
        [many] يعرض Wallet هنا { $most } حقلًا. سيُخفى الحقل { $field }.
       *[other] يعرض Wallet هنا { $most } حقل. سيُخفى الحقل { $field }.
    }
J15-none = لا يعرض Wallet هنا أي حقل. سيُخفى الحقل { $field }.
J15-one = يعرض Wallet هنا حقلًا واحدًا. سيُخفى الحقل { $field }.
J15-square = مع باركود مربع يعرض Wallet أربعة حقول ثانوية وإضافية معًا.
J15-why-perhaps-too-many = نصوص Apple متضاربة: أربعة إجمالًا بجانب باركود مربع، أو أربعة من كل نوع («Designing passes»).
J15-why-too-many = الحقول التي تتجاوز تخطيط النمط لا تظهر على الوجه.

## Barcodes
J16-encoding = لا يذكر أحد رموز الباركود ترميز محتواه.
J16-fix-remove = إزالة الباركود
J16-format = لا يذكر أحد رموز الباركود نوعه.
J16-list = يجب أن تكون «barcodes» قائمة، والموجود: { $found }.
J16-message = أحد رموز الباركود بلا محتوى: لا شيء ليُمسح.
J16-single = يجب أن تكون «barcodes» قائمة، حتى لباركود واحد.
J16-unencodable = لا يمكن كتابة محتوى الباركود بالترميز { $encoding }.
J16-why-complete = تشترط Apple المفاتيح الثلاثة («Pass.Barcodes»)، ولا يرسم iOS ما لا يستطيع ترميزه.
J17-fix-list = إضافة القائمة الخاصة بنظام iOS 9 والأحدث
J17-fix-move = نقله إلى قائمة رموز الباركود
J17-fix-qr = إضافة رمز QR خيارًا ثانيًا
J17-older = لن تعرض { $phones } أي باركود.
J17-only-single = ليس في البطاقة إلا باركود iOS 8 والأقدم.
J17-single = الباركود القديم المفرد لا يكون إلا رمز QR أو PDF417 أو Aztec.
J17-watch = لن تعرض Apple Watch أي باركود: فهي لا ترسم رمز Code 128.
J17-why-only-single = الباركود المفرد مهمل منذ iOS 9 («Pass»)؛ وما زالت أجهزة iPhone ترسمه.
J17-why-too-new-single = الباركود المفرد أقدم من Code 128 وما تلاه («Pass»)؛ وهذه مكانها القائمة فقط.
J17-why-without-fallback = لا ترسم Apple Watch رمز Code 128، ولا ترسم أجهزة iPhone بإصدار أقدم من iOS 27 إلا QR وPDF417 وAztec وCode 128.
J18-codabar = ‏{ $message } لا يناسب Codabar: أرقام والعلامات ‎-, $, :, /, ., +‎ بين حرفين من A إلى D.
J18-code-128 = ‏{ $message } لا يناسب Code 128: أحرف لاتينية بلا علامات، وأرقام وعلامات.
J18-code-39 = ‏{ $message } لا يناسب Code 39: أحرف كبيرة وأرقام ومسافات والعلامات ‎-, ., $, /, +, %‎.
J18-ean = ‏{ $message } ليس رقم EAN-13: ‏12 رقمًا، أو 13 مع رقم التحقق الصحيح.
J18-interleaved = ‏{ $message } لا يناسب Interleaved 2 of 5: عدد زوجي من الأرقام.
J18-why-expressible = لا يستطيع هذا النوع من الباركود التعبير عنه (EAN-13 وInterleaved 2 of 5 وCode 39 وCodabar وCode 128)، فلا شيء ليُرسم.

## The update server and the app
J19-address = خادم التحديث { $address } ليس عنوان ويب.
J19-fix-server = إزالة خادم التحديث
J19-fix-token = إزالة الرمز المميّز
J19-http = يجب الوصول إلى خادم التحديث { $address } عبر https.
J19-no-token = تذكر البطاقة خادم تحديث، لكن ليس لها رمز مصادقة له.
J19-short =
    { $count ->
        [zero] رمز المصادقة فارغ؛ المطلوب { $least } على الأقل.
        [one] في رمز المصادقة حرف واحد؛ المطلوب { $least } على الأقل.
        [two] في رمز المصادقة حرفان؛ المطلوب { $least } على الأقل.
        [few] في رمز المصادقة { $count } أحرف؛ المطلوب { $least } على الأقل.
        [many] في رمز المصادقة { $count } حرفًا؛ المطلوب { $least } على الأقل.
       *[other] في رمز المصادقة { $count } حرف؛ المطلوب { $least } على الأقل.
    }
J19-token-alone = للبطاقة رمز مصادقة، لكنها لا تذكر خادم تحديث.
J19-why-token-alone = من دون عنوان لا يُسأل أحد عن التحديثات، ولا فائدة من الرمز («Pass»).
J19-why-web-service = لا يتحدث iOS إلى خوادم التحديث إلا عبر https، وتشترط Apple رمزًا من 16 حرفًا أو أكثر (دليل Wallet المؤرشف).
J20-base = يجب أن يكون خادم التحديث عنوانًا أساسيًا بسيطًا، بلا ‎/v1‎ أو «?» أو «#»: يضيف iPhone مساره بنفسه.
J20-why-base-address = يضيف iPhone ‏‎/v1/…‎ إلى العنوان؛ فوجود ‎/v1‎ فيه أو استعلام أو جزء يُفسد كل طلب.
J21-app = للبطاقة عنوان لتطبيق، لكنها لا تذكر التطبيق.
J21-fix-remove = إزالة العنوان
J21-why-app-launch = يُسلَّم العنوان إلى تطبيق من تلك القائمة؛ ولا يُسمح به وحده (دليل Wallet المؤرشف).

## When and where
J22-beacons =
    { $most ->
        [few] للبطاقة { $most } أجهزة Beacon على الأكثر؛ ولهذه { $count }.
       *[other] للبطاقة { $most } جهاز Beacon على الأكثر؛ ولهذه { $count }.
    }
J22-fix-beacon = إزالة جهاز Beacon
J22-fix-place = إزالة المكان
J22-fix-ten = الإبقاء على أول عشرة
J22-latitude = لا يوجد خط عرض { $value }؛ يمتد من ‎-90‎ إلى 90.
J22-longitude = لا يوجد خط طول { $value }؛ يمتد من ‎-180‎ إلى 180.
J22-no-latitude = أحد الأماكن بلا خط عرض.
J22-no-longitude = أحد الأماكن بلا خط طول.
J22-no-uuid = أحد أجهزة Beacon بلا معرّف.
J22-number = الرقم «{ $key }» لأحد أجهزة Beacon هو { $value }؛ يجب أن يكون من 0 إلى 65535.
J22-places =
    { $most ->
        [few] للبطاقة { $most } أماكن على الأكثر؛ ولهذه { $count }.
       *[other] للبطاقة { $most } مكانًا على الأكثر؛ ولهذه { $count }.
    }
J22-uuid = ‏{ $uuid } ليس معرّف Beacon ‏(UUID).
J22-why-places = هذه حدود Apple ونطاقاتها («Pass.Locations»، «Pass.Beacons»).
J23-by-place = يُظهر Wallet القسائم وبطاقات المتاجر بحسب المكان لا التاريخ.
J23-generic = لا يُظهر Wallet البطاقة العامة بحسب التاريخ إلا إذا كان لها مكان أيضًا.
J23-why-relevance-of-style = تظهر القسائم وبطاقات المتاجر بحسب المكان فقط، والبطاقات العامة بحسب التاريخ مع مكان فقط (دليل Wallet المؤرشف، الجدول ‎4-2‎).
J24-backwards = إحدى الفترات ذات الصلة تنتهي قبل أن تبدأ.
J24-empty = أحد التواريخ ذات الصلة فارغ.
J24-fix-ios-18 = إضافته باسمه الأقدم
J24-half = لإحدى الفترات ذات الصلة بداية أو نهاية، وليس كلتاهما.
J24-ios-18 = أجهزة iPhone بنظام iOS 18 لا تعرف تاريخ هذه الفترة.
J24-why-relevant-dates = تشترط Apple أحدهما («Pass.RelevantDates»).
J24-why-unknown-to-18 = يسمي iOS 18 المفتاح relevantDate، ويسميه iOS 26 والأحدث date؛ وبهما معًا يسري في كل مكان.
J26-fix-remove = إزالة المجموعة
J26-group = لا يجمع Wallet إلا بطاقات الصعود وتذاكر الفعاليات.
J26-why-grouping = لا أثر للمفتاح groupingIdentifier في الأنماط الأخرى، وهو غير مسموح به فيها (دليل Wallet المؤرشف).

## Colours
J25-color = القيمة { $value } في «{ $key }» ليست لونًا.
J25-form = اللون { $value } في «{ $key }» غير مكتوب كما يوثّقه Wallet.
J25-why-no-colors = كان في بطاقات مرفوضة ألوان خاطئة الكتابة مثل ‎rgb(255-255-255)‎ (بحسب جهات إصدار).
J25-why-other-forms = لا توثّق Apple إلا هذه الصيغة؛ وتتجاهل بعض إصدارات iOS غيرها.

## NFC
J27-form = مفتاح NFC ليس بالصيغة المضغوطة؛ وليس معروفًا هل يقبله Wallet.
J27-key = يحتاج جزء NFC في البطاقة إلى مفتاح عام على المنحنى P-256، بترميز Base64 وبلا ترويسة.
J27-long =
    { $bytes ->
        [one] في رسالة NFC بايت واحد؛ ويقطعها Wallet بعد { $most }.
        [two] في رسالة NFC بايتان؛ ويقطعها Wallet بعد { $most }.
        [few] في رسالة NFC ‏{ $bytes } بايتات؛ ويقطعها Wallet بعد { $most }.
        [many] في رسالة NFC ‏{ $bytes } بايتًا؛ ويقطعها Wallet بعد { $most }.
       *[other] في رسالة NFC ‏{ $bytes } بايت؛ ويقطعها Wallet بعد { $most }.
    }
J27-no-message = ليس في جزء NFC من البطاقة رسالة للقارئ.
J27-why-doubtful-payload = يقطع Wallet الرسائل الأطول («Pass.NFC»)؛ وكل المفاتيح المعروف أنها تعمل بالصيغة المضغوطة.
J27-why-payload = تشترط Apple الاثنين («Pass.NFC»)؛ ومع نوع آخر من المفاتيح لا يستطيع القارئ وiPhone التفاهم.

## Semantic tags and newer looks
J28-group = لا يعرض Wallet ‏«{ $group }» إلا { $place }.
J28-key = لا يستخدم Wallet ‏«{ $key }» إلا { $place }.
J28-why-without-their-look = لا يستخدمها Wallet إلا في تذاكر الملصق أو بطاقات صعود شركات الطيران أو الملصقات («Pass»، «PassFields»).
J29-authentication = يريد مدقّق Apple أن يعرف هل تتطلب التذكرة Face ID أو Touch ID.
J29-falls-back = سيعود iPhone إلى التذكرة البسيطة. الناقص: { $list }.
J29-falls-back-one = سيعود iPhone إلى التذكرة البسيطة. الناقص: { $list }.
J29-fix-authentication = ذكر أنها لا تتطلب ذلك
J29-fix-last = وضع { $style } في الآخر
J29-last = قائمة المظاهر لا تنتهي بالمظهر التقليدي.
J29-recommended = توصي Apple بهذه الوسوم لتذكرة ملصق: { $tags }.
J29-why-poster-event-ticket = وإلا عرض iOS التذكرة التقليدية من دون ذكر السبب («Creating an event pass using semantic tags»).
J29-why-recommended-for-poster = يطلبها مدقّق Apple نفسه (pass-builder)؛ ومن دونها يظهر الملصق بمعلومات أقل.
J30-falls-back = سيعود iPhone إلى بطاقة الصعود البسيطة. الناقص: { $list }.
J30-falls-back-one = سيعود iPhone إلى بطاقة الصعود البسيطة. الناقص: { $list }.
J30-no-fields = ستعرض { $phones } بطاقة صعود فارغة: ليس فيها حقول.
J30-why-semantic-boarding-pass = وإلا عرض iOS بطاقة الصعود التقليدية من دون ذكر السبب («Creating an airline boarding pass using semantic tags»).
J30-why-without-classic-fields = أجهزة iPhone بإصدار أقدم من iOS 26 تعرض الحقول ولا تعرف الوسوم («Creating an airline boarding pass using semantic tags»).
J31-airport = القيمة { $value } في «{ $key }» ليست رمز مطار من ثلاثة أحرف.
J31-backwards = تنتهي الفعالية قبل أن تبدأ.
J31-why-tag-types = يرفض iOS البطاقة إذا كان نوع أحد وسومها الدلالية خطأ (سجل الجهاز: «Value … for semantic key … is not …»).
J31-why-useless-values = يبحث Wallet بها عن المطارات والمناطق الزمنية («SemanticTags»: رموز IATA، وأسماء مثل Europe/Berlin).
J31-zone = القيمة { $value } في «{ $key }» ليست اسم منطقة زمنية مثل Europe/Berlin.

## Actions and further events
J33-address = ‏{ $address } ليس عنوانًا يمكن فتحه.
J33-fix-phone = استخدامه رقم هاتف
J33-identifier = يحتاج كل إجراء مميز إلى معرّف خاص به.
J33-no-address = أحد الإجراءات المميزة بلا عنوان يفتحه.
J33-phone = الإجراء «call» يفتح رقم هاتف (‎tel:…‎)، لا { $address }.
J33-too-many =
    { $most ->
        [two] يعرض Wallet إجراءين مميزين؛ وفي هذه البطاقة { $count }.
       *[other] يعرض Wallet من الإجراءات المميزة { $most }؛ وفي هذه البطاقة { $count }.
    }
J33-why-actions = يعرض Wallet اثنين (WWDC 2026، الجلسة 209)، ويميّز بينهما بالمعرّف، ويفتح عنوانهما.
J34-address = تحتاج صورة فعالية قادمة إلى عنوان https؛ و{ $address } ليس كذلك.
J34-fix-type = جعلها فعالية
J34-hash = تحتاج صورة فعالية قادمة إلى بصمة SHA-256 من 64 رقمًا ست عشريًا.
J34-identifier = إحدى الفعاليات القادمة بلا معرّف.
J34-name = إحدى الفعاليات القادمة بلا اسم.
J34-same-identifier = لفعاليتين قادمتين المعرّف { $identifier }.
J34-size = صورة فعالية قادمة أكبر من 2 ميغابايت؛ لا يحمّلها Wallet.
J34-type = إحدى الفعاليات القادمة لا تذكر نوعها.
J34-why-upcoming = تشترطها Apple («Pass.UpcomingPassInformationEntry»).

## Identifiers
J36-example-pass-type = معرّف نوع البطاقة { $found } مأخوذ من مثال.
J36-example-team = معرّف الفريق { $found } مأخوذ من مثال.
J36-pass-type = يبدأ معرّف نوع البطاقة بـ«pass.»؛ وهذا { $found }.
J36-team = معرّف الفريق عشرة أحرف وأرقام؛ وهذا { $found }.
J36-why-placeholders = يجب أن يكون المعرّفان معرّفي الشهادة التي توقّع البطاقة، وإلا رفضها كل iPhone.

## Translations of the pass
L01-folder = ‏{ $folder } ليس باسم لغة، مثل en.lproj أو pt-BR.lproj.
L01-missing =
    { $missing ->
        [one] لا يترجم { $file } نصًا واحدًا من أصل { $all }، مثل { $example }.
        [two] لا يترجم { $file } نصين من أصل { $all }، مثل { $example }.
        [few] لا يترجم { $file } ‏{ $missing } نصوص من أصل { $all }، مثل { $example }.
        [many] لا يترجم { $file } ‏{ $missing } نصًا من أصل { $all }، مثل { $example }.
       *[other] لا يترجم { $file } ‏{ $missing } نص من أصل { $all }، مثل { $example }.
    }
L01-brace = القوس المغلق
L01-character = حرف بعد الشرطة المائلة العكسية
L01-closing-mark = علامة الاقتباس المغلقة
L01-comment = نهاية التعليق
L01-digits = أربعة أرقام ست عشرية
L01-line = المتوقع في السطر { $line }: { $expected }
L01-property-list = قائمة خصائص كاملة فيها قاموس
L01-quoted-text = نص بين علامتي اقتباس
L01-semicolon = لا فاصلة منقوطة ثانية
L01-straight = علامات اقتباس مستقيمة
L01-too-large = حجمه { $size }، ويُقرأ منه { $most } على الأكثر
L01-too-many =
    { $most ->
        [few] فيه أكثر من { $most } نصوص
        [many] فيه أكثر من { $most } نصًا
       *[other] فيه أكثر من { $most } نص
    }
L01-unreadable = تعذّرت قراءة { $file }: { $why }.
L01-untranslated = ليس للنص { $text } ترجمة، ويظهر كما هو.
L01-unused =
    { $count ->
        [one] يترجم { $file } نصًا واحدًا ليس في البطاقة، مثل { $text }.
        [two] يترجم { $file } نصين ليسا في البطاقة، مثل { $text }.
        [few] يترجم { $file } ‏{ $count } نصوص ليست في البطاقة، مثل { $text }.
        [many] يترجم { $file } ‏{ $count } نصًا ليست في البطاقة، مثل { $text }.
       *[other] يترجم { $file } ‏{ $count } نص ليست في البطاقة، مثل { $text }.
    }
L01-unused-one = يترجم { $file } النص { $text }، وهو ليس في البطاقة.
L01-why-translations = يعرض Wallet النص غير المترجم حيث لا يجد ترجمة («Creating a pass»).
L01-why-untranslated = يعرض Wallet الاسم نفسه حيث لا يجد ترجمة («Creating a pass»).
L01-why-unused = يبحث Wallet عن النصوص بصياغتها الدقيقة؛ ولا تظهر أبدًا ترجمة صياغة أخرى.
L02-encoding = ‏{ $file } ليس بترميز UTF-16 ولا UTF-8؛ ستبدو بعض الأحرف خطأ.
L02-no-mark = ‏{ $file } بترميز UTF-16 بلا علامة ترتيب البايتات؛ وقد لا يقرؤه Wallet.
L02-why-encodings = تطلب Apple هنا UTF-16؛ ويعمل UTF-8 عمليًا، أما غيرهما فيُظهر أحرفًا خطأ.

## The sign-up form
N01-description = ليس لنموذج التسجيل وصف.
N01-field = لا يعرف Wallet الحقل { $field } في نموذج التسجيل.
N01-fix-remove = إزالة نموذج التسجيل
N01-json = نموذج التسجيل ليس كائن JSON.
N01-logo = يحتاج نموذج التسجيل إلى الصورة personalizationLogo.png.
N01-nfc = لا يعرض Wallet نموذج التسجيل إلا لبطاقات فيها جزء NFC.
N01-nothing = لا يطلب نموذج التسجيل شيئًا: ليس في requiredPersonalizationFields حقل يعرفه Wallet.
N01-server = يُرسَل نموذج التسجيل إلى خادم التحديث، والبطاقة لا تذكر خادمًا.
N01-why-doubtful-form = التسجيل متاح لبطاقات المكافآت بتقنية NFC، ويُرسَل إلى خادم التحديث، ويعرف أربعة حقول (دليل Wallet المؤرشف).
N01-why-incomplete-form = لا يستطيع Wallet عرض النموذج من دونها (دليل Wallet المؤرشف، «Reward Card Personalization»).

## One version of iOS
V01-barcode = لا ترسم { $phones } ‏{ $format }: جاء مع iOS { $version }.
V01-key = تتخطى { $phones } المفتاح { $key }: جاء مع iOS { $version }.
V01-why-unknown-yet = يتخطى iPhone الأقدم ما جاء بعده («Pass»، «PassFields»، «SemanticTags»)؛ ولا يظهر شيء منه هناك.

## The drawn card
C01-barcode = يُقطع النص تحت الباركود على iPhone. اختصره.
C01-fix-move = نقل آخر حقل إلى الظهر
C01-label = تُقطع التسمية «{ $name }» على iPhone. اختصرها أو ضع حقولًا أقل في هذا الصف.
C01-logo = يُقطع النص بجانب الشعار على iPhone. اختصره.
C01-no-name = حقل
C01-tag = يُقطع على iPhone ما يقوله الوسم «{ $tag }». اختصره.
C01-value = يُقطع «{ $name }» على iPhone. اختصر النص أو ضع حقولًا أقل في هذا الصف.
C01-why-cut-off = يصغّر Wallet نصوص الصف معًا، ويقطع ما يبقى أعرض من المكان.
card-code-behind = التذكرة التي تفتح الأبواب بلا تلامس تعرض باركودها في صفحة التفاصيل، لا هنا.
card-falls-back = يعود iOS { $version } إلى المظهر التقليدي ({ $style }). الناقص: { $list }.
card-falls-back-one = يعود iOS { $version } إلى المظهر التقليدي ({ $style }). الناقص: { $list }.
card-no-barcode = لا يعرض iOS { $version } أي باركود: جاء { $kind } مع iOS { $since }.
card-only-poster = لا يستطيع iOS { $version } إضافة هذه البطاقة: ليس لها نمط غير ملصق iOS { $since }.
watch-no-barcode = لا تعرض الساعة أي باركود: فهي لا ترسم { $kind }. أضف رمز QR خيارًا ثانيًا.

## The Lock Screen
lock-beacon = قرب جهاز Beacon
lock-change = عندما يتغير { $name }
lock-date = حوالي { $when }
lock-place = قرب مكان
