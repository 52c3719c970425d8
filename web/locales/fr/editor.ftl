## The page as a whole
page-language = Langue de cette page
loading-editor = Chargement de l’éditeur
module-missing = Une partie de l’éditeur n’a pas pu être chargée. Vérifiez la connexion et réessayez.
one-moment = Un instant…
not-loaded = Non chargé
open-elsewhere = Cette carte est ouverte dans un autre onglet. Continuez là-bas ou fermez d’abord cet onglet.
drop-here = Déposez une carte pour l’ouvrir, ou une image à sa place
browser-keeps-nothing = ce navigateur ne permet pas à la page de conserver des données
not-kept = Elles n’ont pas été conservées : { $reason }.
new-card = Une nouvelle carte. « Annuler » fait revenir la précédente.
undo = Annuler
redo = Rétablir
close = Fermer
dismiss = Masquer
copy = Copier
copied = Copié
copy-this = Copier : { $what }
try-again = Réessayer
cancel = Annuler
update-ready = Une nouvelle version de l’éditeur est prête. Votre travail est conservé.
update-now = L’utiliser maintenant
update-later = Plus tard
digits-of-color = { $what } en chiffres hexadécimaux
no-such-date = La carte indique « { $date } », qui n’est pas une date que Wallet connaît.
crop-part = Partie de l’image

## The bar above everything
untitled = Carte sans titre
connect-name = Se connecter : clé API
connect-title = Se connecter avec une clé API, ou signer avec votre propre certificat
connected-name = Connecté : clé API
connected-title = Connecté
own-key-name = Signature : mon propre certificat
own-key-title = Signature avec votre propre certificat
all-starters-name = Passwright : tous les modèles
all-starters = Tous les modèles
undo-title = Annuler (Ctrl+Z)
redo-title = Rétablir (Maj+Ctrl+Z)
test-on-iphone = Tester sur mon iPhone
open = Ouvrir
signing-now = Signature…
download = Télécharger
update = Mettre à jour
publish = Publier
saved = Enregistré sur cet appareil
saved-offline = Hors ligne, conservé sur cet appareil
saving = Enregistrement…
not-saved = Non enregistré : { $reason }
refused-see-below = Un iPhone refuserait cette carte. La liste ci-dessous dit ce qu’il faut d’abord corriger.
still-connecting = Connexion en cours ; un instant, s’il vous plaît.
downloaded = Signée et téléchargée. Les images n’ont jamais quitté cet appareil.
downloaded-own-key = Signée avec votre propre certificat et téléchargée. Rien n’a quitté cet appareil.
all-is-saved = Tout est enregistré sur cet appareil au fur et à mesure.

## Panels and the list of parts
panels = Panneaux
properties = Propriétés
tab-style = Style
tab-fields = Champs
parts = Éléments de la carte
style-and-colors = Style et couleurs
pictures = Images
barcode = Code-barres
details = Détails
front = Recto
back = Verso
details-sheet = Page de détails
add-field = Ajouter un champ : { $group }
drag-field = Faire glisser vers un autre emplacement
not-shown = Non affichés dans ce style ({ $count })
not-shown-note = Conservé dans la carte. Un autre style ou un autre emplacement l’affichera à nouveau.
field = Champ
group-header = En-tête
group-primary = Principal
group-secondary = Secondaire
group-auxiliary = Auxiliaire
group-back = Verso
group-footer = Pied
field-of-group = Champ : { $group }
field-of-poster = Champ sur l’affiche : { $group }

## Style and colours
style = Style
colors = Couleurs
color-background = Arrière-plan
color-values = Valeurs
color-labels = Libellés
hard-to-read = Difficile à lire, { $contrast } : 1
easy-to-read = Facile à lire, { $contrast } : 1
style-of-pass = Style de la carte
travel-by = Moyen de transport
transit-air = Avion
transit-boat = Bateau
transit-bus = Bus
transit-generic = Autre
transit-train = Train
ready-made-colors = Couleurs prêtes à l’emploi
colors-named = Couleurs { $name }
palette-forest = Forêt
palette-midnight = Minuit
palette-ink = Encre
palette-ocean = Océan
palette-plum = Prune
palette-brick = Brique
palette-paper = Papier
palette-butter = Beurre
palette-mint = Menthe
palette-blush = Rose poudré
style-boarding-pass = Carte d’embarquement
style-coupon = Bon de réduction
style-event-ticket = Billet d’événement
style-generic = Générique
style-store-card = Carte de fidélité
style-poster-ticket = Billet-affiche
style-poster = Affiche
style-changed = Style : { $name }. Rien n’a été perdu.

## Details
names = Noms
organization = Organisation
organization-hint = Affichée dans les notifications et les e-mails
logo-text = Texte à côté du logo
logo-text-hint = En haut à gauche de la carte
description = Description
description-hint = Lue par VoiceOver : indiquez de quel type de carte il s’agit
dates = Dates
relevant-date = Affichée sur l’écran verrouillé vers
relevant-date-hint = Par exemple au début de l’événement
expires = Expire
expires-hint = Ensuite, Wallet grise la carte
more = Plus
void = Annulée
void-hint = La carte a été utilisée ou n’est plus valable
no-sharing = Pas de partage
no-sharing-hint = Masque le bouton de partage dans Wallet
grouping = Groupe
grouping-hint = Les cartes d’un groupe restent ensemble ; uniquement billets d’événement et cartes d’embarquement
all-keys = Toutes les clés (pass.json)
all-keys-hint = Les clés sans panneau se règlent ici
apply = Appliquer
not-applied = Non appliqué : { $error }.

## Rarely used keys
rare-keys = Clés rarement utilisées
rare-of-pass = la carte
rare-of-event = le billet d’événement
rare-of-field = ce champ
further-keys = Autres clés : { $name }
add = Ajouter
add-to = Ajouter à : { $name }
add-one = Ajouter un élément
rare-when = Quand et où
rare-machines = Pour les machines
rare-apps = Apps
rare-look = Apparence
rare-below = Sous la carte
rare-venue = Liens d’un lieu
rare-airline = Liens d’une compagnie aérienne, et autres
as-json = En JSON
not-taken-over = Non repris : { $error }.

## A field
field-gone = Ce champ n’existe plus.
field-no-room = Un iPhone n’a pas de place pour ce champ dans ce style. Il est conservé ; déplacez-le ou choisissez un autre style.
not-a-number = Ce n’est pas encore un nombre. Écrivez-le comme 1250.50
label = Libellé
value = Valeur
written-as = Écrit comme
currency = Devise
currency-hint = Trois lettres, par exemple EUR
format-text = Texte
format-number = Nombre
format-money = Montant
format-date = Date
format-date-time = Date et heure
align-natural = Selon la langue
align-left = Gauche
align-center = Centre
align-right = Droite
alignment = Alignement
it = Ce champ
now-is = { $name } : maintenant %@.
your-pass = Votre carte
alert = Alerter en cas de changement
alert-hint = Affiche un message sur l’écran verrouillé. Réservez-le à ce qui compte tout de suite.
message = Message
no-new-value = Sans %@, Wallet n’affiche pas la nouvelle valeur.
new-value-hint = %@ représente la nouvelle valeur
on-lock-screen = Sur l’écran verrouillé
place = Emplacement
earlier = Avancer
later = Reculer
remove = Retirer
done = Terminé

## Pictures
pictures-note = PNG, JPEG, WebP, SVG, et HEIC si le navigateur le lit. Choisissez, déposez ou collez une image ; elle est mise aux tailles de Wallet ici, dans votre navigateur, et reste sur cet appareil jusqu’à la publication.
picture-icon = Icône
picture-icon-where = Dans les notifications et les e-mails ; chaque carte en a besoin
picture-logo = Logo
picture-logo-where = En haut à gauche de la carte
picture-strip = Bandeau
picture-strip-where = En travers de la carte, derrière le champ principal
picture-thumbnail = Vignette
picture-thumbnail-where = À droite du champ principal
picture-background = Arrière-plan
picture-background-where = Derrière tout, floutée
picture-footer = Pied
picture-footer-where = Au-dessus du code-barres
picture-artwork = Illustration
picture-artwork-where = Sur toute l’affiche
picture-primary-logo = Logo principal
picture-primary-logo-where = En haut à gauche des nouvelles présentations
picture-secondary-logo = Logo secondaire
picture-secondary-logo-where = En bas à droite d’un billet-affiche
size-exact = { $width } × { $height } pt
size-up-to = Jusqu’à { $width } × { $height } pt
size-high = { $height } pt de haut
size-not-shown = { $size }. Non affichée dans ce style
crop-or-compress = Recadrer ou compresser
crop-or-compress-this = Recadrer ou compresser : { $picture }
remove-this = Retirer : { $what }

## The barcode
no-barcode = Cette carte n’a pas de code-barres.
add-barcode = Ajouter un code-barres
remove-barcode = Retirer le code-barres
barcode-ios-27 = Seuls les iPhone avec iOS 27 ou ultérieur affichent ce type.
barcode-kind = Type
barcode-qr = Code QR
barcode-message = Contenu
barcode-message-utf-8 = Ce que lit un lecteur. Certains caractères exigent UTF-8, que d’anciens lecteurs ne connaissent peut-être pas.
barcode-message-hint = Ce que lit un lecteur
barcode-text = Texte sous le code
barcode-text-hint = Pour le jour où le lecteur ne fonctionne pas

## Checks
checking = Vérification…
checks = Vérifications
must-be-fixed = À corriger
warning = Avertissement
suggestion = Suggestion
show = Afficher
things-to-fix =
    { $count ->
        [one] { $count } point à corriger
       *[other] { $count } points à corriger
    }
warnings =
    { $count ->
        [one] { $count } avertissement
       *[other] { $count } avertissements
    }
suggestions =
    { $count ->
        [one] { $count } suggestion
       *[other] { $count } suggestions
    }
ready = Prête pour l’iPhone

## The card and the other places where the pass is shown
the-pass = La carte
actions-below = Actions sous la carte
your-name = Votre nom
part-of-region = { $part } de { $region }
region-add = Ajouter : { $name }
part-label = Libellé
part-value = Valeur
part-logo-text = Texte à côté du logo
part-below-code = Texte sous le code
sample-typed = Tel que saisi
sample-typical = Données typiques
sample-longest = Données les plus longues
ground-page = Fond de la page
ground-light = Fond clair
ground-dark = Fond sombre
where-shown = Où la carte est affichée
side-front = Recto
side-back = Verso
side-lock = Verrou
side-watch = Watch
side-stack = Pile
keys = Touches
keys-title = Touches (?)
one-language = Une langue
as-written = Tel quel
language-of-pass = Langue de la carte
ios-version = Version d’iOS
sample-data = Données d’exemple
ground = Fond
details-of-pass = Page de détails de la carte
phone-switches = Réglages de l’iPhone
back-empty = Rien au verso pour l’instant. Conditions, contacts et horaires ont leur place ici.
additional-information = Informations supplémentaires
remove-pass = Supprimer la carte
add-to-back = Ajouter au verso
lock-screen = Écran verrouillé
lock-day = Lundi 1 juin
lock-nothing = Aucun message n’apparaîtra : aucun champ n’a d’alerte, et la carte n’indique ni lieu, ni balise, ni date.
lock-silent-fields = Aucun message n’apparaîtra si ces champs changent : { $fields }.
lock-date-words = Pour une date, l’iPhone trouve ses propres mots.
lock-name-only = Sans texte propre, seul le nom s’affiche.
lock-no-name = Aucun nom d’organisation
lock-silent-field = Aucun message n’apparaîtra si { $name } change.
stack-note = Sous d’autres cartes, seul le haut est visible : le logo et les champs d’en-tête.

## The list of keys
keys-everywhere = Partout
keys-save = Indique que tout est enregistré
keys-close = Fermer, ou revenir à la carte
keys-card = Sur la carte et dans la liste
keys-type = Modifier un texte
keys-next = Texte suivant
keys-move = Déplacer un champ
keys-double = Dupliquer un champ
keys-remove = Retirer un champ
keys-single = Touches seules, hors saisie
keys-sides = Recto, Verso, Verrou, Watch, Pile
keys-ios = Version d’iOS suivante
keys-language = Langue suivante
keys-this = Cette liste
keys-on = Touches seules
keys-on-hint = Désactivez-les si vous parlez à votre ordinateur ou si elles vous gênent.

## The translations of the pass
languages = Langues
languages-note = L’iPhone affiche la carte dans la langue de son propriétaire si elle figure ici, sinon telle quelle. Ce que vous laissez vide reste tel quel.
languages-list = Langues de la carte
languages-card = La carte en
language-remove-question = Retirer { $name } avec ses textes et ses images ?
keep = Conserver
language-rest = Le reste est identique
language-rest-of = { $name } : le reste est identique
language-complete = complet
language-missing = { $missing } sur { $texts } manquants
language-pictures = Images propres : { $pictures }
language-unused = { $count } pour des textes que la carte n’a plus
language-unreadable = Son fichier pass.strings est illisible : { $problem }. Retirez la langue pour recommencer.
language-add = Ajouter une langue
choose = Choisir…
languages-no-text = La carte n’a pas encore de texte à traduire.
languages-table = Textes de la carte dans ses langues
language-cell = { $text } : { $language }
text-change-message = Message en cas de changement
text-relevant = Écran verrouillé, près d’un lieu
text-other = Texte
text-places = { $what }, { $count } emplacements
languages-most = Une carte a au plus { $count } langues.
language-removed = { $name } : langue retirée, avec ses textes et ses images.

## What the editor says of a change
nothing-to-undo = Il n’y a rien à annuler.
nothing-to-redo = Il n’y a rien à rétablir.
restored = Le navigateur s’est fermé sans prévenir. « { $title } » est là, avec tout jusqu’à la dernière modification.
text-too-long = Ce texte compte { $length } caractères, et un texte de carte en contient au plus { $most }. Il n’a pas été repris.
not-possible = Ce n’était pas possible : { $reason }.
repaired = Fait : { $what }.
no-style-yet = la carte n’a pas encore de style
field-lost = le champ n’existe plus
removed = { $name } : retiré.
quoted = « { $name } »
sample-label = Libellé
sample-header = Nouveau
sample-value = Valeur
sample-back-label = Plus d’informations
sample-back-value = Écrivez ici ce qu’il faut savoir.
picture-added = { $picture } : ajoutée.
picture-replaced = { $picture } : remplacée.
a-field = Un champ

## The start page
make-a-pass = Créez une carte pour Apple Wallet
gallery-lead = Choisissez une carte pour commencer. Tout peut y être modifié, et votre travail reste sur cet appareil.
continue-with = Continuer avec « { $title } »
open-file = Ouvrir un .pkpass
or-a-folder = ou un dossier
open-hint = Également lots, modèles et brouillons ; ou déposez-les n’importe où.
your-passes = Vos cartes
own-published = { $style }, publiée
own-draft = { $style }, brouillon
save-copy-of = Enregistrer une copie : { $title }
save-copy = Enregistrer une copie dans un fichier
delete-this = Supprimer : { $title }
delete = Supprimer
delete-question = Supprimer « { $title } » ?
delete-final = Le modèle est supprimé de cet appareil, sans retour possible.
delete-published = Ce que vous avez publié reste en ligne et sur les iPhone, mais ne pourra plus être modifié d’ici.
keep-it = Conserver
start-new = Commencer une nouvelle carte
starters-count =
    { $count ->
        [one] { $count } modèle
       *[other] { $count } modèles
    }
starters-search = Rechercher un modèle
starters-examples = Café, concert, train…
all = Tous
starters-none = Il n’y a pas encore de modèle pour « { $words } ». Toute carte peut en devenir un : tout y est modifiable.
show-all = Tout afficher
starters-missing = Les modèles n’ont pas pu être chargés. Vos propres cartes peuvent toujours être ouvertes.
starters-shop = Commerces et offres
starters-club = Adhésions et cartes
starters-event = Événements
starters-travel = Voyages et séjours

## The starting points
starter-loyalty = Points de fidélité
starter-loyalty-job = Carte de fidélité avec points et solde
starter-stamps = Carte à tampons café
starter-stamps-job = Carte de fidélité qui se remplit, le dixième est offert
starter-gift-card = Carte cadeau
starter-gift-card-job = Carte de fidélité avec un montant
starter-coupon = Bon de réduction
starter-coupon-job = Une offre à utiliser
starter-membership = Adhésion
starter-membership-job = Carte générique avec photo
starter-gym = Salle de sport
starter-gym-job = Carte générique pour les membres
starter-library = Carte de bibliothèque
starter-library-job = Carte générique avec code-barres pour les prêts
starter-insurance = Carte d’assurance
starter-insurance-job = Carte générique avec numéros et contact
starter-aquarium = Carte affiche
starter-aquarium-job = Carte générique avec image pleine
starter-concert = Concert
starter-concert-job = Billet avec place assise
starter-cinema = Cinéma
starter-cinema-job = Billet avec affiche de film
starter-festival = Affiche de festival
starter-festival-job = Billet avec image pleine
starter-match = Match sportif
starter-match-job = Billet avec tribune, rang et place
starter-conference = Badge de conférence
starter-conference-job = Billet avec nom et fonction
starter-flight = Vol
starter-flight-job = Carte d’embarquement avec les données d’iOS 26
starter-train = Train
starter-train-job = Carte d’embarquement avec voiture et place
starter-ferry = Ferry
starter-ferry-job = Carte d’embarquement pour un bateau
starter-hotel = Réservation d’hôtel
starter-hotel-job = Billet pour un séjour
starter-parking = Permis de stationnement
starter-parking-job = Carte générique avec plaque d’immatriculation
starter-blank = Carte vierge
starter-blank-job = Rien dessus, juste un début

## Signing
signing-title = Signature
signed-by = Signée par
this-service = Ce service
my-own-certificate = Mon propre certificat
purpose-connect = Avec une clé API de ce service, vos cartes peuvent être signées et publiées.
purpose-download = Une carte ne s’ouvre sur un iPhone que signée. Avec une clé API de ce service, la carte est créée ici et sa signature récupérée.
purpose-test = Pour créer un brouillon pour votre iPhone, ce service doit savoir qui vous êtes. Saisissez une clé API.
purpose-publish = Pour publier, ce service doit savoir qui vous êtes. Saisissez une clé API.
purpose-published = Pour voir ce que vous avez publié, ce service doit savoir qui vous êtes. Saisissez une clé API.
api-key = Clé API
api-key-hint = L’exploitant de ce service vous l’a donnée, peut-être sous forme de lien.
api-key-remember = Mémoriser sur cet ordinateur
api-key-remember-hint = Sinon elle est oubliée à la fermeture de cet onglet.
api-key-note = La clé reste dans ce navigateur, hors de portée des autres sites, et n’est envoyée qu’à ce service. Votre modèle reste sur cet appareil ; le téléchargement envoie ses textes, jamais ses images.
connecting = Connexion…
connect = Se connecter
account = Compte
issued-as = Les cartes sont émises sous
certificate-ends = Fin du certificat
development-certificate = C’est un certificat de développement. Les cartes signées avec lui fonctionnent en test ; les vrais iPhone les refusent.
forget-key = Oublier la clé
what-is-published = Ce qui est publié
own-key-purpose = Les téléchargements sont signés dans cette page avec un certificat Pass Type ID qu’Apple vous a délivré.
own-key-file = Certificat avec sa clé (.p12)
own-key-file-hint = Ou le certificat et sa clé ensemble ; et le certificat intermédiaire, s’il est demandé.
own-key-password = Mot de passe du fichier
own-key-keep = Conserver la clé dans ce navigateur
own-key-keep-hint = Comme une clé qui peut signer ici et ne peut jamais être copiée. Sinon elle est oubliée à la fermeture de cet onglet.
own-key-note = Le fichier, son mot de passe et la clé restent dans cette page : rien n’est envoyé à personne, et les cartes sont signées sans aucune requête.
opening = Ouverture…
sign-with-this = Signer avec ce certificat
key-too-large = { $name } est trop volumineux pour une clé ou un certificat.
file-unreadable = { $name } n’a pas pu être lu sur cet appareil.
own-key-open = Les téléchargements sont signés dans cette page, avec votre propre certificat. Rien n’est envoyé à personne.
issued-to = Délivré à
not-apples = Apple n’a pas délivré ce certificat : les vrais iPhone refusent ce qu’il signe.
own-key-publishing = La publication passe par ce service, qui signe avec son propre certificat.
forget-certificate = Oublier ce certificat
own-key-failed = Ce navigateur n’a pas pu utiliser la clé.
own-key-unfit = Le certificat concerne un type de carte de forme inconnue.

## A draft on one's own phone
making-draft = Création d’un brouillon…
draft-qr = Code QR du brouillon
draft-how = Dirigez l’appareil photo de votre iPhone vers le code et ajoutez le brouillon à Wallet.
draft-link = Lien vers le brouillon
draft-note = Il porte la mention DRAFT, n’est pas partagé et prend fin de lui-même à { $until } UTC. Un brouillon plus récent le remplace sur l’iPhone.
draft-development = Ce service a un certificat de développement : un vrai iPhone refuse le brouillon tant qu’il n’en a pas un d’Apple.

## Publishing
publish-title = Publier cette carte
published = Publié
bad-placeholder = Un espace réservé est mal écrit : { $reason }.
fix-this-first = Un iPhone refuserait cette carte. Corrigez d’abord :
working = Un instant…
up-to-date = À jour
publish-changes = Publier les modifications
version-is-out = La version { $version } est publiée. { $reach }
reach-devices =
    { $count ->
        [0] Personne ne l’a encore ajoutée.
        [one] Elle atteint { $count } appareil.
       *[other] Elle atteint { $count } appareils.
    }
reach-people =
    { $count ->
        [0] Personne ne s’est encore inscrit.
        [one] { $count } personne a une carte.
       *[other] { $count } personnes ont une carte.
    }
who-gets-it = Qui la reçoit
publish-one = Une carte, la même pour tous
publish-one-note = Pour un bon de réduction, une enseigne ou une affiche. Quiconque ouvre le lien ajoute cette carte même ; vos modifications atteignent chaque iPhone qui l’a.
publish-each = Une carte pour chaque personne
publish-each-note = Pour les adhésions, billets et points. Quiconque ouvre le lien reçoit une carte avec son propre numéro, et vous pouvez modifier les valeurs d’une seule personne.
publish-uploads = Vous obtenez un lien et un code QR. La publication envoie la carte et ses images à ce service.
placeholder-as-written = { $names } figurerait tel quel sur la carte : la même pour tous signifie sans valeur propre à quelqu’un.
placeholder-how = Pour inscrire une donnée de chaque personne sur la carte, mettez son nom entre doubles accolades dans un texte, par exemple
placeholder-asked = Elle est demandée à l’ouverture du lien.
people-are-asked = Demandé aux personnes
you-set = Vous définissez pour elles
nothing = rien
link-qr = Code QR du lien
link-for-customers = Lien pour vos clients
for-web-page = Pour votre page web
each-own = Chaque personne qui l’ouvre reçoit sa propre carte.
open-page = Ouvrir la page
the-file = Le fichier
qr-as-svg = Code QR en SVG
share-print-manage = Partager, imprimer, gérer
changes-in-silence = Aucun message n’apparaîtra : la carte change en silence.
changed-in-silence = Modifiés en silence : { $fields }.

## Opening a file
is-open = { $name } est ouvert
is-open-now = { $name } est ouvert.
what-was-kept = Ce que nous avons conservé
what-was-changed = Ce que nous avons modifié pour pouvoir la lire
why-refused = Pourquoi un iPhone refuserait le fichier tel quel
what-is-foreign = Ce que vous ne pouvez pas signer
edit-it = Modifier
and-more = et { $count } autres du même genre
kept-all =
    { $files ->
        [one] Les { $keys } clés de premier niveau de pass.json et { $files } fichier sont conservés tels quels, même ceux que cet éditeur n’affiche pas.
       *[other] Les { $keys } clés de premier niveau de pass.json et { $files } fichiers sont conservés tels quels, même ceux que cet éditeur n’affiche pas.
    }
kept-draft = Tout est tel que c’était enregistré.
foreign-identity = Elle a été émise sous { $identifier }. Cette identité appartient à son émetteur ; au téléchargement ou à la publication, la carte reçoit la vôtre et son propre numéro de série. Elle ne remplace l’original sur aucun iPhone.
foreign-address = Son adresse de mise à jour appartient au premier émetteur et n’est pas reprise dans ce que vous signez.
foreign-nfc = Elle communique avec des lecteurs NFC. Apple ne le permet qu’aux émetteurs dotés d’un certificat NFC ; sinon, l’iPhone refuse la carte.
holds-passes = { $name } contient { $count } cartes
open-one-or-keep = Ouvrez-en une, ou conservez chacune comme brouillon.
keep-all = Conserver les { $count } comme brouillons
nothing-in-it = Il ne contient aucun fichier.
file-too-large = { $name } fait { $megabytes } Mo ; les fichiers jusqu’à { $most } Mo sont ouverts.
too-many-files = { $name } contient { $actual } fichiers ; les dossiers jusqu’à { $most } fichiers sont ouverts.
pick-a-card-first = Choisissez d’abord une carte ; vous pourrez ensuite y déposer des images.

## Placing a picture
place-picture = Placer l’image
place-picture-how = Faites glisser ou utilisez les flèches ; zoomez avec la molette, deux doigts ou + et −.
shape = Forme
shape-as-picture = Comme l’image
shape-square = Carré
shape-tall = Haut, 2 sur 3
shape-wide = Large, 3 sur 2
compress = Compresser
compress-hint = 256 couleurs ; à peine visible sur les photos, et le fichier est bien plus petit.
use-picture = Utiliser cette image
safe-icon = Les coins sont arrondis : gardez le motif dans les pointillés.
safe-background = Elle est floutée et légèrement agrandie : ce qui dépasse des pointillés est coupé.
safe-strip = Le champ principal s’écrit par-dessus, depuis la gauche ; gardez les visages à droite, dans les pointillés.
safe-thumbnail = Les coins sont arrondis : gardez les visages dans les pointillés.
part-taken = Partie retenue, en pixels de l’image
crop-left = Gauche
crop-top = Haut
crop-width = Largeur
zoom = Zoom
becomes-pixels = Devient { $sizes } pixels.
too-few-pixels = Cette partie compte { $width } × { $height } pixels. Pour une image nette sur chaque iPhone, il en faut { $best } ; prenez-en davantage, ou une image plus grande.
weighing = Calcul du poids…
weight = { $own } pour cette image, { $all } pour toutes les images.
too-heavy = { $weight } Au-delà de { $most }, une carte arrive lentement ; « Compresser » aide.

## What can go wrong
picture-empty = Cette image est vide : son fichier fait 0 octet.
picture-too-large = Ce fichier fait { $megabytes } Mo. Les images jusqu’à 32 Mo peuvent être utilisées.
picture-too-many-pixels = Cette image compte { $width } × { $height } pixels, soit { $megapixels } mégapixels. La limite est de 32 mégapixels ; réduisez-la d’abord.
picture-cut-off = Cette image est endommagée : son fichier s’arrête trop tôt. Exportez-la ou téléchargez-la à nouveau.
picture-unreadable = Ce fichier n’est pas une image lisible par ce navigateur. PNG, JPEG, WebP et SVG fonctionnent.
picture-heic = C’est une photo HEIC, que ce navigateur ne sait pas lire ; Safari le peut. Ou enregistrez-la en JPEG : sur un iPhone, envoyez-la par Mail ou copiez-la dans Fichiers.
picture-not-converted = Ce navigateur n’a pas pu convertir l’image.
service-unreachable = Le service est injoignable. Votre travail est conservé sur cet appareil ; réessayez plus tard.
service-not-understood = Le service a donné une réponse que cet éditeur ne comprend pas (statut { $status }).
not-built = La carte n’a pas pu être créée : { $reason }.
not-packed = La carte n’a pas pu être empaquetée : { $reason }.
download-refused = Ce navigateur n’a pas accepté le téléchargement.
storage-closed = ce navigateur ne permet pas à la page de conserver des données ({ $reason })
storage-full = ce navigateur n’a pas conservé les données, peut-être parce que le disque est plein
storage-deleted = ce modèle a été supprimé
storage-unwritten = le brouillon n’a pas pu être écrit ({ $reason })
out-of-memory = le navigateur a manqué de mémoire

## The page about what is published
back-to-editor = Retour à l’éditeur
where-you-are = Où vous êtes
everybody = Tout le monde
one-person = Une personne
counter-display = Présentoir de comptoir
published-page = Publié – Passwright
loading = Chargement
devices-count =
    { $count ->
        [one] { $count } appareil
       *[other] { $count } appareils
    }
people-count =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
passes-found =
    { $count ->
        [one] { $count } carte trouvée
       *[other] { $count } cartes trouvées
    }
counter-note = Votre carte est toujours avec vous, et toujours à jour.
counter-headline = { $title } dans votre Wallet
counter-headline-label = Titre
counter-line = Ligne en dessous
paper = Papier
print = Imprimer
print-note = Seule la feuille est imprimée. Choisissez « Enregistrer au format PDF » pour l’envoyer à un imprimeur.
the-sheet = La feuille
counter-camera = Ouvrez l’appareil photo de votre iPhone
counter-point = Dirigez-le vers le code
counter-tap = Touchez « Ajouter »
revoke-question = Révoquer cette carte ?
erase-question = Effacer cette carte ?
close-question = Fermer ce lien ?
revoke-words = Chaque iPhone qui l’a l’affiche aussitôt comme annulée, le lien indique qu’elle n’existe plus, et plus personne ne peut l’ajouter. C’est définitif.
erase-words = Tout ce qui est connu d’elle est supprimé : textes, images, valeurs, historique, et quels iPhone l’ont. Les iPhone gardent ce qu’ils ont et n’en auront plus de nouvelles.
close-words = Plus personne ne peut obtenir de carte avec ce lien. Les cartes existantes restent valables et modifiables.
revoke = Révoquer
erase = Effacer
close-link = Fermer le lien
erase-word = effacer
type-word = Saisissez « { $word } » pour continuer
no-devices = Personne ne l’a encore ajoutée. Ouvrez le lien sur un iPhone, ou imprimez le code.
devices = Appareils
device = Appareil
device-added = Ajoutée
device-seen = Vu pour la dernière fois
device-push = Dernier push
push-none = aucun n’était prévu jusqu’ici
push-delivered = accepté par Apple
push-waiting = en attente d’envoi
push-refused = refusé par Apple
push-gone = l’iPhone a supprimé la carte
push-off = les pushs sont désactivés sur ce service
no-reports = Les iPhone n’ont rien à signaler.
version = Version { $version }
version-by = par
first-version = Publiée pour la première fois.
nothing-visible = Rien de visible n’a changé.
changed-places = Modifié : { $places }
changed-places-more = Modifié : { $places } et { $count } autres
no-holders = Personne ne s’est encore inscrit. Partagez le lien, ou imprimez le présentoir.
find-person = Trouver une personne
nothing-published = Rien n’est encore publié.
nothing-published-note = Choisissez une carte, personnalisez-la et publiez-la : elle apparaîtra ici, avec tous ceux qui l’ont.
to-editor = Vers l’éditeur
no-template = Aucun modèle pour l’instant. Publiez une carte avec « Une carte pour chaque personne », et chacun obtient la sienne par le lien.
passes = Cartes
find-pass = Trouver une carte
link-open = Ouvert
link-closed = Fermé
erased = Toute trace de cette carte a disparu.
back-to-list = Retour à la liste
share = Partager
change-value = Modifier une valeur de cette personne
phone-reports = Ce que signalent les iPhone
history = Historique
take-back = Revenir dessus
a-pass = Une carte
active = Active
revoked = Révoquée
changed-at = modifiée
serial-number = Numéro de série
looking = Recherche…
search-examples = Un titre ou un numéro de série
show-more = Afficher plus
share-link = Lien et code
share-page = Page web
share-write = E-mail et SMS
code-svg = Code en SVG
code-png = Code en PNG
paste-it = Collez-le là où les visiteurs doivent trouver la carte. Il fonctionne aussi sans script.
mail-subject-label = Objet de l’e-mail
mail-text-label = Texte de l’e-mail
sms-label = SMS
write-mail = Écrire un e-mail
write-message = Écrire un message
program-language = Langage
key-from = La clé est lue dans
key-no-file = pour ne figurer dans aucun fichier :
call-replace = Envoyer une nouvelle version à chaque iPhone qui l’a
call-join = Créer une carte pour une personne de plus
copy-block = Copier : { $what }
sample-new = Nouveau : { $name }
mail-subject = Votre carte : { $title }
mail-hello = Bonjour,
mail-ready = votre carte pour { $title } est prête. Ouvrez ce lien sur votre iPhone pour l’ajouter à Apple Wallet :
mail-computer = Vous lisez ceci sur un ordinateur ? La page affiche un code à scanner avec l’iPhone.
short-message = { $title } : ajoutez votre carte à Apple Wallet : { $url }
who-has-one = Qui en a une
let-nobody = Ne plus laisser personne s’inscrire
design-revision = Modèle { $revision }
different-for-each = Différent pour chaque personne : { $names }
reissue-progress = Cartes ayant le nouveau modèle
reissue-failed =
    { $count ->
        [one] { $count } carte a gardé le modèle précédent, car une valeur manque ou ne convient pas.
       *[other] { $count } cartes ont gardé le modèle précédent, car une valeur manque ou ne convient pas.
    }
reissue-done =
    { $count ->
        [one] Le nouveau modèle a atteint { $count } carte.
       *[other] Le nouveau modèle a atteint { $count } cartes.
    }
reissue-running = Le nouveau modèle est en route : { $reached } cartes sur { $all } l’ont.
no-placeholders = Le modèle n’a pas d’espaces réservés, donc rien ne diffère d’une personne à l’autre.
value-changed = Modifié : la version { $version } est en route vers l’iPhone.
value-what = Quoi
value-new = Nouvelle valeur
changing = Modification…
change-and-tell = Modifier et prévenir l’iPhone
