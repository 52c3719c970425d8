### What the checks and the card say; the names are those of `sentence!` and `words!` in core. English stands there.

## How this language quotes and lists
in-quotes = « { $text } »
list-comma = { $before }, { $next }
list-and = { $before } et { $last }

## Parts of sentences
words-a-field = sans nom
words-anything = une valeur quelconque
words-array = une liste
words-boarding-pass = carte d’embarquement
words-boolean = une valeur booléenne
words-color = une couleur sous forme de texte
words-date = une date sous forme de texte
words-gif = un GIF
words-heic = un HEIC ou un AVIF
words-in-boarding-pass = dans une carte d’embarquement de compagnie aérienne
words-in-both = dans un billet-affiche ou une carte d’embarquement de compagnie aérienne
words-in-poster-ticket = dans un billet-affiche
words-jpeg = un JPEG
words-null = null
words-number = un nombre
words-numbers = une liste de nombres
words-object = un objet
words-objects = une liste d’objets
words-on-poster = sur une affiche
words-on-posters = sur un billet-affiche ou une affiche
words-pdf = un PDF
words-phones-before = Les iPhone antérieurs à iOS { $version }
words-phones-with = Les iPhone avec iOS { $version }
words-poster-ticket = billet-affiche
words-svg = un SVG
words-text = un texte
words-text-or-number = un texte ou un nombre
words-texts = une liste de textes
words-the-number = le nombre { $number }
words-the-text = le texte { $text }
words-true-or-false = true ou false
words-unknown-kind = d’un type inconnu
words-webp = un WebP
missing-air = moyen de transport « avion »
missing-airline-code = code de la compagnie aérienne
missing-arrival-time = heure d’arrivée
missing-artwork = illustration
missing-boarding-time = heure d’embarquement
missing-code = partie NFC ou code-barres
missing-departure-airport = aéroport de départ
missing-departure-city = ville de départ
missing-departure-time = heure de départ
missing-departure-time-zone = fuseau horaire du départ
missing-destination-airport = aéroport d’arrivée
missing-destination-city = ville d’arrivée
missing-destination-time-zone = fuseau horaire de l’arrivée
missing-event = nom de l’événement
missing-flight-number = numéro de vol
missing-home-team = équipe à domicile
missing-passenger = passager
missing-performers = artistes
missing-venue = nom du lieu
missing-visiting-team = équipe visiteuse

## What several buttons say
fix-icon = Utiliser une icône simple
fix-list = En faire une liste
fix-qr = En faire un code QR
fix-remove = Retirer
fix-remove-picture = Retirer l’image
fix-rename = Renommer en { $name }
fix-use = Utiliser { $value }
fix-use-number = Utiliser le nombre { $number }
fix-use-text = Utiliser le texte { $text }
fix-version = Utiliser la version 1

## The package
P01-nested = La carte se trouve dans le dossier { $folder } de l’archive.
P01-no-manifest = La carte n’a pas de manifeste. Elle en recevra un nouveau à sa création.
P01-why-root = iOS les cherche là et nulle part ailleurs.
P02-backslash = Le nom de fichier { $file } est écrit avec une barre oblique inverse.
P02-unread = Le nom de fichier { $file } est écrit d’une manière qu’iOS ne lit pas.
P02-why-name = iOS ne trouve aucun fichier dont le nom est écrit autrement (PKWARE APPNOTE, section 4.4.17). Les noms qui sortent du paquet, les noms en double, les fichiers chiffrés, les liens symboliques et les tailles absurdes ne sont pas ouverts du tout.
P03-junk = { $file } a été laissé par un système d’exploitation.
P03-why-junk = Wallet n’en fait rien, et chacun doit figurer dans le manifeste, sinon iOS refuse la carte (Apple, « Building a Pass »).
P04-junk = { $file }, laissé par un système d’exploitation, ne figure pas dans le manifeste.
P04-unlisted = { $file } ne figure pas dans le manifeste.
P04-why-unlisted = iOS refuse une carte qui contient un fichier de trop (journal de l’appareil : « No entry in manifest for file »).
P05-absent = { $file } figure dans le manifeste, mais pas dans la carte.
P05-changed = { $file } a été modifié après la signature de la carte.
P05-why-changed = C’est le manifeste que protège la signature (Apple, « Building a Pass »).
P06-backslash = Le manifeste écrit { $file } avec une barre oblique inverse.
P06-capitals = Le manifeste contient l’empreinte { $hash } en majuscules.
P06-sha-256 = Le manifeste contient des empreintes SHA-256 ; Wallet ne compare que SHA-1.
P06-unreadable = Le manifeste est illisible : { $why }.
P06-why-unreadable = iOS ne peut comparer les fichiers à rien d’autre (Apple, « Building a Pass »).
B01-no-pass = { $file } n’est pas une carte : { $why }.
B01-too-many = Le fichier contient { $count } cartes ; iOS en accepte au plus { $most }.
B01-why-bundle = Limites d’Apple (« Distributing and updating a pass ») ; si un fichier n’est pas une carte, iOS n’en ajoute aucune.

## Pictures
P07-double = L’icône manque en taille double : { $file }.
P07-fix-copy = Utiliser { $file } à la place
P07-no-icon = Votre carte a besoin d’une icône. Elle apparaît dans les notifications.
P07-plain = icon.png lui-même manque ; certains iPhone ne proposent alors pas « Ajouter ».
P07-triple = L’icône manque en taille triple : { $file }.
P07-why-icon-scales = Certaines versions d’iOS ne proposent « Ajouter » que si icon.png lui-même est présent, et une taille manquante paraît floue (pass-builder d’Apple).
P07-why-no-icon = iOS refuse une carte sans icône (journal de l’appareil : « Pass does not contain icon.png/icon@2x.png/icon@3x.png »).
P08-damaged = l’image est un PNG endommagé, qui s’arrête trop tôt ou n’a pas d’en-tête
P08-empty = l’image est vide
P08-no-png = { $file } ne peut pas être affiché : { $why }.
P08-other-kind = l’image est { $kind }, et Wallet n’accepte que le PNG
P08-too-large = l’image a { $size } pixels, au plus { $most } millions sont possibles
P08-why-no-png = Wallet ne lit que le PNG (« Pass »), quel que soit le nom du fichier, et une image endommagée ne peut pas être dessinée.
P09-shape = { $file } a { $size } pixels ; son emplacement a la forme { $shape }, et { $share } % sont coupés.
P09-sibling-shape = { $file } et { $other } n’ont pas la même forme.
P09-sibling-size = { $file } a { $size } pixels ; à côté de { $other }, il devrait en avoir { $wanted }, sinon les iPhone l’affichent en deux tailles.
P09-small = { $file } a { $size } pixels ; il en faut au moins { $least } pour paraître net.
P09-thumbnail = { $file } a { $size } pixels ; une vignette est entre 2:3 et 3:2, le reste est coupé.
P09-why-too-small = Tailles en points d’après les Human Interface Guidelines ; une image plus petite est floue.
P09-why-wrong-shapes = Wallet coupe ce qui dépasse (Human Interface Guidelines), et un iPhone n’affiche qu’une des tailles : les autres doivent être la même image.
P10-hidden = { $file } n’est jamais affiché : { $other }, à la racine, le masque.
P10-why-hidden-translations = Une image à la racine masque ses traductions (ancien guide de Wallet).
P11-background = Avec un bandeau, Wallet ignore l’arrière-plan.
P11-thumbnail = Avec un bandeau, Wallet ignore la vignette.
P11-why-strip-and-others = Avec un bandeau, Wallet ignore les deux autres (ancien guide de Wallet).

## The frame of pass.json
J01-broken = pass.json n’est pas du JSON correct ; un iPhone le refuserait.
J01-fix-last = Garder la dernière
J01-twice = La clé { $key } figure deux fois au même endroit.
J01-why-keys-that-stand-twice = iOS ne lit que du JSON strict (journal de l’appareil : « Badly formed object »). Le JSON incorrect est réparé à l’ouverture de la carte.
J02-description = Ajoutez une courte description pour les personnes qui utilisent VoiceOver.
J02-fix-serial = Créer un numéro de série
J02-organization = La carte a besoin du nom de votre organisation. Il apparaît sur l’écran verrouillé.
J02-pass-type = La carte a besoin d’un identifiant de type de carte. Il vient de votre certificat.
J02-serial = La carte a besoin d’un numéro de série. C’est par lui que Wallet distingue deux de vos cartes.
J02-team = La carte a besoin d’un identifiant d’équipe. Il vient de votre certificat.
J02-version = La carte n’indique pas la version de son format.
J02-why-required-keys = Apple les exige dans chaque carte (journal de l’appareil : « Pass dictionary must contain key … »).
J03-entries = Chaque élément de « { $key } » doit être { $wanted }, et non { $found }.
J03-type = « { $key } » doit être { $wanted }, et non { $found }.
J03-why-dropped-settings = Wallet écarte le réglage sans rien dire (le pass-builder d’Apple fait de même).
J03-why-wrong-types = iOS refuse une carte où un nombre tient la place d’un texte, ou l’inverse, et n’affiche aucun message.
J04-version = La version du format doit être le nombre 1, et non { $found }.
J04-why-format-version = 1 est la seule version du format qu’Apple a publiée (« Pass »).
J05-fix-empty = Commencer avec un recto vide
J05-none = La carte n’a pas de style. Choisissez-en un : carte d’embarquement, bon de réduction, billet d’événement, générique ou carte de fidélité.
J05-object = « { $style } » doit être un objet, et non { $found }.
J05-two = Une carte a un seul style ; celle-ci est « { $style } » et « { $other } ».
J05-why-one-style = La clé du style dit de quel type de carte il s’agit ; sans elle, ou avec deux, Wallet ne peut pas la mettre en page (« Pass »).
J06-no-classic = { $phones } ne peuvent pas ajouter cette carte : elle n’a pas de style classique.
J06-why-poster-alone = posterGeneric existe depuis iOS 27 ; les iPhone plus anciens ont besoin d’un second style, classique, dans la même carte (« Pass »).
J06-why-poster-alone-on-old = posterGeneric existe depuis iOS 27 ; les iPhone plus anciens ne peuvent pas ajouter une carte sans style classique (« Pass »).
J07-elsewhere = Seule une carte d’embarquement a un moyen de transport.
J07-fix-general = Utiliser le moyen général
J07-none = La carte d’embarquement ne dit pas à quoi elle sert : avion, train, bus ou bateau.
J07-unknown = Wallet ne connaît pas ce moyen de transport : { $kind }.
J07-why-transit-type = transitType est obligatoire dans boardingPass et interdit ailleurs (« PassFields »).

## Types, choices and keys
J10-value = Wallet ne connaît pas { $value } comme valeur de « { $key } ».
J10-why-choices = Apple documente les valeurs permises (« PassFieldContent », « Pass.Barcodes », « SemanticTags ») ; iOS refuse les autres.
J32-misspelt = Wallet ne connaît pas la clé { $key } ; il s’agit sans doute de « { $known } ».
J32-tag = « { $tag } » n’est pas une balise sémantique que Wallet connaît.
J32-unknown = Wallet ne connaît pas la clé { $key }.
J32-why-misspelt-keys = Wallet ignore les clés qu’il ne connaît pas ; une faute de frappe n’a donc aucun effet.
J32-why-unknown-keys = Wallet ignore les clés qu’il ne connaît pas. C’est sans danger, sauf si la clé devait servir à quelque chose.
J32-why-unknown-tags = Wallet ignore les balises sémantiques qu’il ne connaît pas ; une faute de frappe n’a donc aucun effet.

## Dates
J08-date = { $value } dans « { $key } » n’est pas une date que Wallet peut lire. Elle doit ressembler à 2026-11-20T18:30+01:00.
J08-why-spelling = iOS n’accepte que cette écriture (journal de l’appareil : « Unable to parse relevantDate … as a date »).
J35-expired = La carte a expiré : sa date d’expiration est passée.
J35-fix-remove = Retirer la date d’expiration
J35-voided = La carte est marquée comme annulée.
J35-why-used-up = Wallet affiche une telle carte comme déjà utilisée dès son ajout (« Pass » : expirationDate, voided).

## Fields
J09-fix-key = Utiliser la clé { $key }
J09-fix-plain = Ajouter le texte sans liens
J09-fix-value = Afficher une valeur vide
J09-no-key = Le champ { $field } n’a pas de clé.
J09-no-plain-value = Le champ { $field } n’a pas de valeur simple. L’Apple Watch n’y affiche rien.
J09-no-value = Le champ { $field } n’a pas de valeur.
J09-same-key = Le champ { $field } a la clé { $key }, qu’un autre champ a aussi.
J09-why-attributed-alone = L’Apple Watch n’affiche pas attributedValue et se rabat sur la valeur (« PassFieldContent »).
J09-why-key-and-value = Apple exige les deux (« PassFieldContent ») ; la valeur peut être un texte vide.
J09-why-same-key = Wallet suit les modifications d’un champ par sa clé ; avec deux champs de même clé, il affiche le mauvais message, ou aucun.
J11-currency = { $code } dans le champ { $field } n’est pas un code de devise comme EUR ou USD.
J11-fix-currency = Garder la devise
J11-fix-text = Afficher comme texte
J11-no-date = Le champ { $field } a un format de date, mais { $value } n’est pas une date.
J11-no-number = Le champ { $field } a un format de nombre, mais { $value } n’est pas un nombre.
J11-number-as-text = Le champ { $field } a un format de nombre, mais son nombre est écrit comme un texte.
J11-setting = Le champ { $field } a « { $key } », mais pas de date.
J11-two-formats = Le champ { $field } a une devise et un format de nombre ; Wallet n’en utilise qu’un.
J11-why-formats = iOS refuse un champ dont la valeur ne correspond pas à son format (« PassFieldContent »).
J11-why-number-formats = Un nombre écrit comme un texte peut s’afficher sans son format, et de deux formats un seul est utilisé (pass-builder d’Apple).
J11-why-other-settings = Wallet écrit les montants d’après le code (EUR, USD) et ignore les réglages de date là où il n’y en a pas (« PassFieldContent »).
J12-literal = Le message de changement du champ { $field } n’a pas de %@ : la nouvelle valeur n’y figure donc pas.
J12-twice = Le message de changement du champ { $field } contient plusieurs %@.
J12-why-literal-message = Un message sans %@ s’affiche tel quel ; c’est permis, mais la nouvelle valeur n’y figure pas.
J12-why-two-placeholders = Wallet met la nouvelle valeur à la place d’un seul %@ (« PassFieldContent »).
J13-ampersand = Un lien du champ { $field } contient un « & » qui doit s’écrire « &amp; ».
J13-fix-escape = L’écrire correctement
J13-fix-links = Ne garder que les liens
J13-markup = Le champ { $field } contient une balise que Wallet ne connaît pas : { $tag }.
J13-why-markup = Wallet ne connaît pas d’autre balise que <a href> (« PassFieldContent ») et coupe un lien à un simple « & ».
J14-alignment = Wallet n’aligne pas le champ { $field } ici.
J14-links = Wallet ne cherche pas de liens dans le champ { $field } : il est au recto.
J14-no-rows = Le champ { $field } a une rangée, mais seuls les champs auxiliaires d’un billet d’événement en ont.
J14-row = Le champ { $field } est dans la rangée { $row } ; il n’y a que 0 et 1.
J14-why-without-effect = Wallet ignore l’alignement des champs principaux et du verso, la détection des liens au recto, et les rangées ailleurs que dans les champs auxiliaires d’un billet d’événement.
J15-fix-back = Le déplacer au verso
J15-more = Wallet affiche ici { $most } champs. Le champ { $field } sera masqué.
J15-none = Wallet n’affiche ici aucun champ. Le champ { $field } sera masqué.
J15-one = Wallet affiche ici un seul champ. Le champ { $field } sera masqué.
J15-square = Avec un code-barres carré, Wallet affiche quatre champs secondaires et auxiliaires en tout.
J15-why-perhaps-too-many = Les textes d’Apple se contredisent : quatre en tout à côté d’un code-barres carré, ou quatre de chaque (« Designing passes »).
J15-why-too-many = Les champs qui dépassent la mise en page du style n’apparaissent pas au recto.

## Barcodes
J16-encoding = Un code-barres ne dit pas comment son contenu est encodé.
J16-fix-remove = Retirer le code-barres
J16-format = Un code-barres ne dit pas de quel type il est.
J16-list = « barcodes » doit être une liste, et non { $found }.
J16-message = Un code-barres n’a pas de contenu : il n’y a rien à scanner.
J16-single = « barcodes » doit être une liste, même pour un seul code-barres.
J16-unencodable = Le contenu du code-barres ne peut pas s’écrire dans l’encodage { $encoding }.
J16-why-complete = Apple exige les trois clés (« Pass.Barcodes »), et iOS ne dessine rien qu’il ne puisse encoder.
J17-fix-list = Ajouter la liste d’iOS 9 et ultérieur
J17-fix-move = Le déplacer dans la liste des codes-barres
J17-fix-qr = Ajouter un code QR en second choix
J17-older = { $phones } n’afficheront pas de code-barres.
J17-only-single = La carte n’a que le code-barres d’iOS 8 et antérieur.
J17-single = L’ancien code-barres unique ne peut être qu’un code QR, PDF417 ou Aztec.
J17-watch = L’Apple Watch n’affichera pas de code-barres : elle ne dessine pas Code 128.
J17-why-only-single = Le code-barres unique est obsolète depuis iOS 9 (« Pass ») ; les iPhone le dessinent encore.
J17-why-too-new-single = Le code-barres unique date d’avant Code 128 et ses successeurs (« Pass ») ; ceux-ci ne figurent que dans la liste.
J17-why-without-fallback = L’Apple Watch ne dessine pas Code 128, et les iPhone antérieurs à iOS 27 ne dessinent que QR, PDF417, Aztec et Code 128.
J18-codabar = { $message } ne convient pas à Codabar : chiffres et signes -, $, :, /, . et + entre deux lettres de A à D.
J18-code-128 = { $message } ne convient pas à Code 128 : lettres sans accents, chiffres et signes.
J18-code-39 = { $message } ne convient pas à Code 39 : majuscules, chiffres, espaces et signes -, ., $, /, + et %.
J18-ean = { $message } n’est pas un numéro EAN-13 : 12 chiffres, ou 13 avec la bonne clé de contrôle.
J18-interleaved = { $message } ne convient pas à Interleaved 2 of 5 : un nombre pair de chiffres.
J18-why-expressible = Ce type de code-barres ne peut pas l’exprimer (EAN-13, Interleaved 2 of 5, Code 39, Codabar, Code 128) : il n’y a donc rien à dessiner.

## The update server and the app
J19-address = Le serveur de mise à jour { $address } n’est pas une adresse web.
J19-fix-server = Retirer le serveur de mise à jour
J19-fix-token = Retirer le jeton
J19-http = Le serveur de mise à jour { $address } doit être joignable en https.
J19-no-token = La carte indique un serveur de mise à jour, mais n’a pas de jeton d’authentification pour lui.
J19-short =
    { $count ->
        [one] Le jeton d’authentification a { $count } caractère ; il en faut au moins { $least }.
       *[other] Le jeton d’authentification a { $count } caractères ; il en faut au moins { $least }.
    }
J19-token-alone = La carte a un jeton d’authentification, mais n’indique pas de serveur de mise à jour.
J19-why-token-alone = Sans adresse, personne n’est interrogé sur les mises à jour, et le jeton ne sert à rien (« Pass »).
J19-why-web-service = iOS ne parle aux serveurs de mise à jour qu’en https, et Apple exige un jeton d’au moins 16 caractères (ancien guide de Wallet).
J20-base = Le serveur de mise à jour doit être une simple adresse de base, sans /v1, « ? » ni « # » : l’iPhone ajoute son propre chemin.
J20-why-base-address = L’iPhone ajoute /v1/… à l’adresse ; un /v1 de plus, une requête ou un fragment font échouer chaque appel.
J21-app = La carte a une adresse pour une app, mais n’indique pas l’app.
J21-fix-remove = Retirer l’adresse
J21-why-app-launch = L’adresse est transmise à une app de cette liste ; seule, elle n’est pas permise (ancien guide de Wallet).

## When and where
J22-beacons = Une carte a au plus { $most } balises Beacon ; celle-ci en a { $count }.
J22-fix-beacon = Retirer la balise
J22-fix-place = Retirer le lieu
J22-fix-ten = Garder les dix premiers
J22-latitude = La latitude { $value } n’existe pas ; elle va de -90 à 90.
J22-longitude = La longitude { $value } n’existe pas ; elle va de -180 à 180.
J22-no-latitude = Un lieu n’a pas de latitude.
J22-no-longitude = Un lieu n’a pas de longitude.
J22-no-uuid = Une balise Beacon n’a pas d’identifiant.
J22-number = Le numéro « { $key } » d’une balise Beacon est { $value } ; il doit être compris entre 0 et 65535.
J22-places = Une carte a au plus { $most } lieux ; celle-ci en a { $count }.
J22-uuid = { $uuid } n’est pas un identifiant de balise Beacon (UUID).
J22-why-places = Limites et plages d’Apple (« Pass.Locations », « Pass.Beacons »).
J23-by-place = Wallet présente les bons de réduction et les cartes de fidélité selon le lieu, pas selon la date.
J23-generic = Wallet ne présente une carte générique selon la date que si elle a aussi un lieu.
J23-why-relevance-of-style = Les bons de réduction et les cartes de fidélité n’apparaissent que selon le lieu, les cartes génériques selon la date seulement avec un lieu (ancien guide de Wallet, tableau 4-2).
J24-backwards = Une période pertinente finit avant de commencer.
J24-empty = Une date pertinente est vide.
J24-fix-ios-18 = L’ajouter sous son ancien nom
J24-half = Une période pertinente a un début ou une fin, mais pas les deux.
J24-ios-18 = Les iPhone avec iOS 18 ne connaissent pas la date de cette période.
J24-why-relevant-dates = Apple exige l’un ou l’autre (« Pass.RelevantDates »).
J24-why-unknown-to-18 = iOS 18 appelle la clé relevantDate, iOS 26 et ultérieur l’appellent date ; avec les deux, elle compte partout.
J26-fix-remove = Retirer le groupe
J26-group = Wallet ne groupe que les cartes d’embarquement et les billets d’événement.
J26-why-grouping = groupingIdentifier est sans effet dans les autres styles et n’y est pas permis (ancien guide de Wallet).

## Colours
J25-color = { $value } dans « { $key } » n’est pas une couleur.
J25-form = La couleur { $value } dans « { $key } » n’est pas écrite comme Wallet le documente.
J25-why-no-colors = Des cartes refusées avaient des couleurs mal écrites, comme rgb(255-255-255) (d’après des émetteurs).
J25-why-other-forms = Apple ne documente que cette forme ; certaines versions d’iOS ignorent les autres.

## NFC
J27-form = La clé NFC n’est pas sous forme compressée ; on ne sait pas si Wallet l’accepte.
J27-key = La partie NFC de la carte a besoin d’une clé publique sur la courbe P-256, en Base64 et sans en-tête.
J27-long = Le message NFC a { $bytes } octets ; Wallet le coupe après { $most }.
J27-no-message = La partie NFC de la carte n’a pas de message pour le lecteur.
J27-why-doubtful-payload = Wallet coupe les messages plus longs (« Pass.NFC ») ; toutes les clés dont on sait qu’elles fonctionnent sont sous forme compressée.
J27-why-payload = Apple exige les deux (« Pass.NFC ») ; avec un autre type de clé, le lecteur et l’iPhone ne peuvent pas communiquer.

## Semantic tags and newer looks
J28-group = Wallet n’affiche « { $group } » que { $place }.
J28-key = Wallet n’utilise « { $key } » que { $place }.
J28-why-without-their-look = Wallet ne les utilise que dans les billets-affiches, les cartes d’embarquement de compagnies aériennes ou les affiches (« Pass », « PassFields »).
J29-authentication = Le vérificateur d’Apple veut savoir si le billet exige Face ID ou Touch ID.
J29-falls-back = L’iPhone se rabat sur le billet simple. Il manque : { $list }.
J29-falls-back-one = L’iPhone se rabat sur le billet simple. Il manque : { $list }.
J29-fix-authentication = Indiquer que non
J29-fix-last = Mettre { $style } à la fin
J29-last = La liste des présentations ne se termine pas par la présentation classique.
J29-recommended = Apple recommande ces balises pour un billet-affiche : { $tags }.
J29-why-poster-event-ticket = Sinon, iOS affiche le billet classique sans dire pourquoi (« Creating an event pass using semantic tags »).
J29-why-recommended-for-poster = Le vérificateur d’Apple les demande (pass-builder) ; sans elles, l’affiche apparaît, avec moins d’informations.
J30-falls-back = L’iPhone se rabat sur la carte d’embarquement simple. Il manque : { $list }.
J30-falls-back-one = L’iPhone se rabat sur la carte d’embarquement simple. Il manque : { $list }.
J30-no-fields = { $phones } afficheront une carte d’embarquement vide : elle n’a pas de champs.
J30-why-semantic-boarding-pass = Sinon, iOS affiche la carte d’embarquement classique sans dire pourquoi (« Creating an airline boarding pass using semantic tags »).
J30-why-without-classic-fields = Les iPhone antérieurs à iOS 26 affichent les champs et ne connaissent pas les balises (« Creating an airline boarding pass using semantic tags »).
J31-airport = { $value } dans « { $key } » n’est pas un code d’aéroport de trois lettres.
J31-backwards = L’événement finit avant de commencer.
J31-why-tag-types = iOS refuse une carte dont une balise sémantique a un mauvais type (journal de l’appareil : « Value … for semantic key … is not … »).
J31-why-useless-values = C’est par eux que Wallet cherche les aéroports et les fuseaux (« SemanticTags » : codes IATA, noms comme Europe/Berlin).
J31-zone = { $value } dans « { $key } » n’est pas un nom de fuseau horaire comme Europe/Berlin.

## Actions and further events
J33-address = { $address } n’est pas une adresse qui peut être ouverte.
J33-fix-phone = L’utiliser comme numéro de téléphone
J33-identifier = Une action mise en avant a besoin d’un identifiant bien à elle.
J33-no-address = Une action mise en avant n’a pas d’adresse à ouvrir.
J33-phone = L’action « call » ouvre un numéro de téléphone (tel:…), et non { $address }.
J33-too-many = Wallet affiche { $most } actions mises en avant ; cette carte en a { $count }.
J33-why-actions = Wallet en affiche deux (WWDC 2026, session 209), les distingue par leur identifiant et ouvre leur adresse.
J34-address = L’image d’un événement à venir a besoin d’une adresse https ; { $address } n’en est pas une.
J34-fix-type = En faire un événement
J34-hash = L’image d’un événement à venir a besoin de son SHA-256 en 64 chiffres hexadécimaux.
J34-identifier = Un événement à venir n’a pas d’identifiant.
J34-name = Un événement à venir n’a pas de nom.
J34-same-identifier = Deux événements à venir ont l’identifiant { $identifier }.
J34-size = L’image d’un événement à venir dépasse 2 Mo ; Wallet ne la charge pas.
J34-type = Un événement à venir n’indique pas son type.
J34-why-upcoming = Apple les exige (« Pass.UpcomingPassInformationEntry »).

## Identifiers
J36-example-pass-type = L’identifiant de type de carte { $found } vient d’un exemple.
J36-example-team = L’identifiant d’équipe { $found } vient d’un exemple.
J36-pass-type = Un identifiant de type de carte commence par « pass. » ; celui-ci est { $found }.
J36-team = Un identifiant d’équipe a dix lettres et chiffres ; celui-ci est { $found }.
J36-why-placeholders = Les deux identifiants doivent être ceux du certificat qui signe la carte, sinon tout iPhone la refuse.

## Translations of the pass
L01-folder = { $folder } ne porte pas le nom d’une langue, comme en.lproj ou pt-BR.lproj.
L01-missing =
    { $missing ->
        [one] { $file } ne traduit pas { $missing } texte sur { $all }, par exemple { $example }.
       *[other] { $file } ne traduit pas { $missing } textes sur { $all }, par exemple { $example }.
    }
L01-brace = l’accolade fermante
L01-character = un caractère après la barre oblique inverse
L01-closing-mark = le guillemet fermant
L01-comment = la fin du commentaire
L01-digits = quatre chiffres hexadécimaux
L01-line = ligne { $line }, attendu : { $expected }
L01-property-list = une liste de propriétés entière avec un dictionnaire
L01-quoted-text = un texte entre guillemets
L01-semicolon = pas de second point-virgule
L01-straight = des guillemets droits
L01-too-large = sa taille est de { $size }, au plus { $most } sont lus
L01-too-many =
    { $most ->
        [one] il contient plus de { $most } texte
       *[other] il contient plus de { $most } textes
    }
L01-unreadable = { $file } est illisible : { $why }.
L01-untranslated = { $text } n’a pas de traduction et s’affiche tel quel.
L01-unused = { $file } traduit { $count } textes que la carte n’a pas, par exemple { $text }.
L01-unused-one = { $file } traduit { $text }, un texte que la carte n’a pas.
L01-why-translations = Wallet affiche le texte non traduit quand il ne trouve pas de traduction (« Creating a pass »).
L01-why-untranslated = Wallet affiche le nom lui-même quand il ne trouve pas de traduction (« Creating a pass »).
L01-why-unused = Wallet cherche les textes d’après leur formulation exacte ; la traduction d’une autre formulation n’apparaît jamais.
L02-encoding = { $file } n’est ni en UTF-16 ni en UTF-8 ; certaines lettres seront fausses.
L02-no-mark = { $file } est en UTF-16 sans indicateur d’ordre des octets ; Wallet ne le lira peut-être pas.
L02-why-encodings = Apple demande ici UTF-16 ; UTF-8 fonctionne en pratique, les autres encodages affichent des lettres fausses.

## The sign-up form
N01-description = Le formulaire d’inscription n’a pas de description.
N01-field = Wallet ne connaît pas le champ { $field } du formulaire d’inscription.
N01-fix-remove = Retirer le formulaire d’inscription
N01-json = Le formulaire d’inscription n’est pas un objet JSON.
N01-logo = Le formulaire d’inscription a besoin de l’image personalizationLogo.png.
N01-nfc = Wallet ne propose le formulaire d’inscription que pour les cartes qui ont une partie NFC.
N01-nothing = Le formulaire d’inscription ne demande rien : requiredPersonalizationFields n’a aucun champ que Wallet connaît.
N01-server = Le formulaire d’inscription est envoyé au serveur de mise à jour, et la carte n’en indique aucun.
N01-why-doubtful-form = L’inscription est proposée pour les cartes de fidélité NFC, part vers le serveur de mise à jour et connaît quatre champs (ancien guide de Wallet).
N01-why-incomplete-form = Wallet ne peut pas afficher le formulaire sans eux (ancien guide de Wallet, « Reward Card Personalization »).

## One version of iOS
V01-barcode = { $phones } ne dessinent pas { $format } : c’est venu avec iOS { $version }.
V01-key = { $phones } ignorent { $key } : c’est venu avec iOS { $version }.
V01-why-unknown-yet = Un iPhone plus ancien ignore ce qui est venu après lui (« Pass », « PassFields », « SemanticTags ») ; rien n’en est affiché.

## The drawn card
C01-barcode = Le texte sous le code-barres est coupé sur l’iPhone. Raccourcissez-le.
C01-fix-move = Déplacer le dernier champ au verso
C01-label = Le libellé « { $name } » est coupé sur l’iPhone. Raccourcissez-le ou mettez moins de champs dans cette rangée.
C01-logo = Le texte à côté du logo est coupé sur l’iPhone. Raccourcissez-le.
C01-no-name = Un champ
C01-tag = Ce que dit la balise « { $tag } » est coupé sur l’iPhone. Raccourcissez-le.
C01-value = « { $name } » est coupé sur l’iPhone. Raccourcissez le texte ou mettez moins de champs dans cette rangée.
C01-why-cut-off = Wallet réduit ensemble les textes d’une rangée et coupe ce qui reste trop large.
card-code-behind = Un billet qui ouvre des portes sans contact montre son code-barres sur la page de détails, pas ici.
card-falls-back = iOS { $version } se rabat sur la présentation classique ({ $style }). Il manque : { $list }.
card-falls-back-one = iOS { $version } se rabat sur la présentation classique ({ $style }). Il manque : { $list }.
card-no-barcode = iOS { $version } n’affiche pas de code-barres : { $kind } est venu avec iOS { $since }.
card-only-poster = iOS { $version } ne peut pas ajouter cette carte : elle n’a pas d’autre style que l’affiche d’iOS { $since }.
watch-no-barcode = La montre n’affiche pas de code-barres : elle ne dessine pas { $kind }. Ajoutez un code QR en second choix.

## The Lock Screen
lock-beacon = Près d’une balise Beacon
lock-change = Quand { $name } change
lock-date = Vers le { $when }
lock-place = Près d’un lieu
