## The page as a whole
page-language = Idioma de esta página
loading-editor = Cargando el editor
module-missing = No se pudo cargar una parte del editor. Comprueba la conexión e inténtalo de nuevo.
one-moment = Un momento…
not-loaded = No cargado
open-elsewhere = Esta tarjeta está abierta en otra pestaña. Sigue allí o cierra antes esa pestaña.
drop-here = Suelta una tarjeta para abrirla, o una imagen en su sitio
browser-keeps-nothing = este navegador no deja que la página guarde datos
not-kept = No se han guardado: { $reason }.
new-card = Una tarjeta nueva. «Deshacer» recupera la anterior.
undo = Deshacer
redo = Rehacer
close = Cerrar
dismiss = Descartar
copy = Copiar
copied = Copiado
copy-this = Copiar: { $what }
try-again = Intentar de nuevo
cancel = Cancelar
update-ready = Hay una versión nueva del editor. Tu trabajo se conserva.
update-now = Usarla ahora
update-later = Más tarde
digits-of-color = { $what } en cifras hexadecimales
no-such-date = La tarjeta dice «{ $date }», que no es una fecha que Wallet conozca.
crop-part = Parte de la imagen

## The bar above everything
untitled = Tarjeta sin título
connect-name = Conectar: clave de API
connect-title = Conectar con una clave de API, o firmar con tu propio certificado
connected-name = Conectado: clave de API
connected-title = Conectado
own-key-name = Firma: mi propio certificado
own-key-title = Se firma con tu propio certificado
all-starters-name = Passwright: todas las plantillas
all-starters = Todas las plantillas
undo-title = Deshacer (Ctrl+Z)
redo-title = Rehacer (Mayús+Ctrl+Z)
test-on-iphone = Probar en mi iPhone
open = Abrir
signing-now = Firmando…
download = Descargar
update = Actualizar
publish = Publicar
saved = Guardado en este dispositivo
saved-offline = Sin conexión, guardado en este dispositivo
saving = Guardando…
not-saved = No guardado: { $reason }
refused-see-below = Un iPhone rechazaría esta tarjeta. La lista de abajo dice qué hay que corregir primero.
still-connecting = Aún conectando; un momento, por favor.
downloaded = Firmada y descargada. Las imágenes no han salido de este dispositivo.
downloaded-own-key = Firmada con tu propio certificado y descargada. Nada ha salido de este dispositivo.
all-is-saved = Todo se guarda en este dispositivo sobre la marcha.

## Panels and the list of parts
panels = Paneles
properties = Propiedades
tab-style = Estilo
tab-fields = Campos
parts = Partes de la tarjeta
style-and-colors = Estilo y colores
pictures = Imágenes
barcode = Código de barras
details = Detalles
front = Anverso
back = Reverso
details-sheet = Hoja de detalles
add-field = Añadir un campo: { $group }
drag-field = Arrastrar a otro lugar
not-shown = No se muestran en este estilo ({ $count })
not-shown-note = Se conserva en la tarjeta. Otro estilo o lugar lo vuelve a mostrar.
field = Campo
group-header = Cabecera
group-primary = Principal
group-secondary = Secundario
group-auxiliary = Auxiliar
group-back = Reverso
group-footer = Pie
field-of-group = Campo: { $group }
field-of-poster = Campo en el póster: { $group }

## Style and colours
style = Estilo
colors = Colores
color-background = Fondo
color-values = Valores
color-labels = Etiquetas
hard-to-read = Difícil de leer, { $contrast } : 1
easy-to-read = Fácil de leer, { $contrast } : 1
style-of-pass = Estilo de la tarjeta
travel-by = Medio de transporte
transit-air = Avión
transit-boat = Barco
transit-bus = Autobús
transit-generic = Otro
transit-train = Tren
ready-made-colors = Colores preparados
colors-named = Colores { $name }
palette-forest = Bosque
palette-midnight = Medianoche
palette-ink = Tinta
palette-ocean = Océano
palette-plum = Ciruela
palette-brick = Ladrillo
palette-paper = Papel
palette-butter = Mantequilla
palette-mint = Menta
palette-blush = Rubor
style-boarding-pass = Tarjeta de embarque
style-coupon = Cupón
style-event-ticket = Entrada
style-generic = Genérica
style-store-card = Tarjeta de tienda
style-poster-ticket = Entrada póster
style-poster = Póster
style-changed = Estilo: { $name }. No se ha perdido nada.

## Details
names = Nombres
organization = Organización
organization-hint = Aparece en notificaciones y correos
logo-text = Texto junto al logotipo
logo-text-hint = Arriba a la izquierda de la tarjeta
description = Descripción
description-hint = VoiceOver la lee en voz alta: di qué tipo de tarjeta es
dates = Fechas
relevant-date = En la pantalla bloqueada en torno a
relevant-date-hint = Por ejemplo, cuando empieza el evento
expires = Caduca
expires-hint = Después, Wallet muestra la tarjeta en gris
more = Más
void = Anulada
void-hint = La tarjeta ya se usó o no es válida
no-sharing = No compartir
no-sharing-hint = Oculta el botón de compartir en Wallet
grouping = Grupo
grouping-hint = Las tarjetas de un grupo van juntas; solo entradas y tarjetas de embarque
all-keys = Todas las claves (pass.json)
all-keys-hint = Aquí se ajustan las claves que no tienen panel
apply = Aplicar
not-applied = No aplicado: { $error }.

## Rarely used keys
rare-keys = Claves poco usadas
rare-of-pass = la tarjeta
rare-of-event = la entrada
rare-of-field = este campo
further-keys = Más claves: { $name }
add = Añadir
add-to = Añadir a: { $name }
add-one = Añadir uno
rare-when = Cuándo y dónde
rare-machines = Para máquinas
rare-apps = Apps
rare-look = Aspecto
rare-below = Bajo la tarjeta
rare-venue = Enlaces de un recinto
rare-airline = Enlaces de una aerolínea y otros
as-json = Como JSON
not-taken-over = No se ha aplicado: { $error }.

## A field
field-gone = Este campo ya no existe.
field-no-room = Un iPhone no tiene sitio para este campo en este estilo. Se conserva; muévelo o elige otro estilo.
not-a-number = Aún no es un número. Escríbelo como 1250.50
label = Etiqueta
value = Valor
written-as = Escrito como
currency = Moneda
currency-hint = Tres letras, por ejemplo EUR
format-text = Texto
format-number = Número
format-money = Dinero
format-date = Fecha
format-date-time = Fecha y hora
align-natural = Según el idioma
align-left = Izquierda
align-center = Centro
align-right = Derecha
alignment = Alineación
it = El campo
now-is = { $name } ahora es %@.
your-pass = Tu tarjeta
alert = Avisar cuando cambie
alert-hint = Muestra un aviso en la pantalla bloqueada. Resérvalo para lo que importa al momento.
message = Mensaje
no-new-value = Sin %@, Wallet no muestra el valor nuevo.
new-value-hint = %@ representa el valor nuevo
on-lock-screen = En la pantalla bloqueada
place = Lugar
earlier = Antes
later = Después
remove = Eliminar
done = Listo

## Pictures
pictures-note = PNG, JPEG, WebP, SVG y HEIC si el navegador lo lee. Elige, suelta o pega una imagen; se ajusta a los tamaños de Wallet aquí, en tu navegador, y se queda en este dispositivo hasta que publiques.
picture-icon = Icono
picture-icon-where = En notificaciones y correos; toda tarjeta necesita uno
picture-logo = Logotipo
picture-logo-where = Arriba a la izquierda de la tarjeta
picture-strip = Franja
picture-strip-where = A lo ancho de la tarjeta, tras el campo principal
picture-thumbnail = Miniatura
picture-thumbnail-where = A la derecha del campo principal
picture-background = Fondo
picture-background-where = Detrás de todo, desenfocada
picture-footer = Pie
picture-footer-where = Encima del código de barras
picture-artwork = Ilustración
picture-artwork-where = Por todo el póster
picture-primary-logo = Logotipo principal
picture-primary-logo-where = Arriba a la izquierda en los aspectos nuevos
picture-secondary-logo = Logotipo secundario
picture-secondary-logo-where = Abajo a la derecha en una entrada póster
size-exact = { $width } × { $height } pt
size-up-to = Hasta { $width } × { $height } pt
size-high = { $height } pt de alto
size-not-shown = { $size }. No se muestra en este estilo
crop-or-compress = Recortar o comprimir
crop-or-compress-this = Recortar o comprimir: { $picture }
remove-this = Eliminar: { $what }

## The barcode
no-barcode = Esta tarjeta no tiene código de barras.
add-barcode = Añadir un código de barras
remove-barcode = Eliminar el código de barras
barcode-ios-27 = Solo los iPhone con iOS 27 o posterior muestran este tipo.
barcode-kind = Tipo
barcode-qr = Código QR
barcode-message = Contenido
barcode-message-utf-8 = Lo que lee un escáner. Algunos caracteres necesitan UTF-8, que los escáneres antiguos quizá no conozcan.
barcode-message-hint = Lo que lee un escáner
barcode-text = Texto bajo el código
barcode-text-hint = Para el día en que el escáner no funcione

## Checks
checking = Comprobando…
checks = Comprobaciones
must-be-fixed = Hay que corregirlo
warning = Advertencia
suggestion = Sugerencia
show = Mostrar
things-to-fix =
    { $count ->
        [one] { $count } cosa que corregir
       *[other] { $count } cosas que corregir
    }
warnings =
    { $count ->
        [one] { $count } advertencia
       *[other] { $count } advertencias
    }
suggestions =
    { $count ->
        [one] { $count } sugerencia
       *[other] { $count } sugerencias
    }
ready = Lista para el iPhone

## The card and the other places where the pass is shown
the-pass = La tarjeta
actions-below = Acciones bajo la tarjeta
your-name = Tu nombre
part-of-region = { $part } de { $region }
region-add = Añadir: { $name }
part-label = Etiqueta
part-value = Valor
part-logo-text = Texto junto al logotipo
part-below-code = Texto bajo el código
sample-typed = Tal como está escrito
sample-typical = Datos típicos
sample-longest = Datos más largos
ground-page = Fondo de la página
ground-light = Fondo claro
ground-dark = Fondo oscuro
where-shown = Dónde se muestra la tarjeta
side-front = Anverso
side-back = Reverso
side-lock = Bloqueo
side-watch = Watch
side-stack = Pila
keys = Teclas
keys-title = Teclas (?)
one-language = Un idioma
as-written = Tal como está
language-of-pass = Idioma de la tarjeta
ios-version = Versión de iOS
sample-data = Datos de ejemplo
ground = Fondo
details-of-pass = Hoja de detalles de la tarjeta
phone-switches = Interruptores del iPhone
back-empty = Aún no hay nada en el reverso. Aquí van las condiciones, los contactos y el horario.
additional-information = Información adicional
remove-pass = Eliminar tarjeta
add-to-back = Añadir al reverso
lock-screen = Pantalla bloqueada
lock-day = Lunes, 1 de junio
lock-nothing = No aparecerá ningún aviso: ningún campo avisa, y la tarjeta no indica lugar, baliza ni fecha.
lock-silent-fields = No aparecerá ningún aviso cuando cambien: { $fields }.
lock-date-words = Para una fecha, el iPhone pone sus propias palabras.
lock-name-only = Sin texto propio, solo aparece el nombre.
lock-no-name = Sin nombre de organización
lock-silent-field = No aparecerá ningún aviso cuando cambie { $name }.
stack-note = Bajo otras tarjetas solo se ve la parte superior: el logotipo y los campos de cabecera.

## The list of keys
keys-everywhere = En todas partes
keys-save = Dice que todo está guardado
keys-close = Cerrar, o volver a la tarjeta
keys-card = En la tarjeta y en la lista
keys-type = Escribir sobre un texto
keys-next = Texto siguiente
keys-move = Mover un campo
keys-double = Duplicar un campo
keys-remove = Eliminar un campo
keys-single = Teclas sueltas, cuando no se escribe
keys-sides = Anverso, Reverso, Bloqueo, Watch, Pila
keys-ios = Versión de iOS siguiente
keys-language = Idioma siguiente
keys-this = Esta lista
keys-on = Teclas sueltas
keys-on-hint = Desactívalas si hablas con el ordenador o si te estorban.

## The translations of the pass
languages = Idiomas
languages-note = El iPhone muestra la tarjeta en el idioma de su dueño si lo encuentra aquí; si no, tal como está. Lo que dejes vacío se queda tal como está.
languages-list = Idiomas de la tarjeta
languages-card = La tarjeta en
language-remove-question = ¿Eliminar { $name } con sus textos e imágenes?
keep = Conservar
language-rest = El resto es igual
language-rest-of = { $name }: el resto es tal como está
language-complete = completo
language-missing = Faltan { $missing } de { $texts }
language-pictures = Imágenes propias: { $pictures }
language-unused = { $count } para textos que la tarjeta ya no tiene
language-unreadable = No se puede leer su pass.strings: { $problem }. Elimina el idioma para empezar de nuevo.
language-add = Añadir un idioma
choose = Elegir…
languages-no-text = La tarjeta aún no tiene texto que traducir.
languages-table = Textos de la tarjeta en sus idiomas
language-cell = { $text }: { $language }
text-change-message = Aviso cuando cambia
text-relevant = Pantalla bloqueada, cerca de un lugar
text-other = Texto
text-places = { $what }, { $count } lugares
languages-most = Una tarjeta tiene como máximo { $count } idiomas.
language-removed = { $name }: idioma eliminado, con sus textos e imágenes.

## What the editor says of a change
nothing-to-undo = No hay nada que deshacer.
nothing-to-redo = No hay nada que rehacer.
restored = El navegador se cerró sin avisar. «{ $title }» está aquí con todo hasta el último cambio.
text-too-long = Este texto tiene { $length } caracteres, y un texto de una tarjeta admite como máximo { $most }. No se ha aplicado.
not-possible = No ha sido posible: { $reason }.
repaired = Hecho: { $what }.
no-style-yet = la tarjeta aún no tiene estilo
field-lost = el campo ya no existe
removed = { $name }: eliminado.
quoted = «{ $name }»
sample-label = Etiqueta
sample-header = Nuevo
sample-value = Valor
sample-back-label = Más información
sample-back-value = Escribe aquí lo que hay que saber.
picture-added = { $picture }: añadida.
picture-replaced = { $picture }: sustituida.
a-field = Un campo

## The start page
make-a-pass = Crea una tarjeta para Apple Wallet
gallery-lead = Elige una tarjeta para empezar. Todo en ella se puede cambiar, y tu trabajo se queda en este dispositivo.
continue-with = Continuar con «{ $title }»
open-file = Abrir un .pkpass
or-a-folder = o una carpeta
open-hint = También paquetes, plantillas y borradores; o suéltalos donde quieras.
your-passes = Tus tarjetas
own-published = { $style }, publicada
own-draft = { $style }, borrador
save-copy-of = Guardar una copia de { $title }
save-copy = Guardar una copia como archivo
delete-this = Borrar { $title }
delete = Borrar
delete-question = ¿Borrar «{ $title }»?
delete-final = El diseño se elimina de este dispositivo y no se puede deshacer.
delete-published = Lo que publicaste sigue en línea y en los iPhone, pero ya no se podrá cambiar desde aquí.
keep-it = Conservar
start-new = Empezar una nueva
starters-count =
    { $count ->
        [one] { $count } plantilla
       *[other] { $count } plantillas
    }
starters-search = Buscar plantillas
starters-examples = Café, concierto, tren…
all = Todas
starters-none = Aún no hay plantilla para «{ $words }». Cualquier tarjeta puede serlo: todo en ella se puede cambiar.
show-all = Mostrar todas
starters-missing = No se pudieron cargar las plantillas. Tus propias tarjetas se pueden abrir igualmente.
starters-shop = Tiendas y ofertas
starters-club = Socios y carnés
starters-event = Eventos
starters-travel = Viajes y estancias

## The starting points
starter-loyalty = Puntos de fidelidad
starter-loyalty-job = Tarjeta de tienda con puntos y saldo
starter-stamps = Tarjeta de sellos de café
starter-stamps-job = Tarjeta de tienda que se llena; el décimo es gratis
starter-gift-card = Tarjeta regalo
starter-gift-card-job = Tarjeta de tienda con dinero
starter-coupon = Cupón
starter-coupon-job = Una oferta que se puede canjear
starter-membership = Carné de socio
starter-membership-job = Tarjeta genérica con foto
starter-gym = Gimnasio
starter-gym-job = Tarjeta genérica para socios
starter-library = Carné de biblioteca
starter-library-job = Tarjeta genérica con código para préstamos
starter-insurance = Tarjeta de seguro
starter-insurance-job = Tarjeta genérica con números y contacto
starter-aquarium = Tarjeta póster
starter-aquarium-job = Tarjeta genérica con imagen completa
starter-concert = Concierto
starter-concert-job = Entrada con asiento
starter-cinema = Cine
starter-cinema-job = Entrada con cartel de película
starter-festival = Póster de festival
starter-festival-job = Entrada con imagen completa
starter-match = Partido
starter-match-job = Entrada con grada, fila y asiento
starter-conference = Acreditación de congreso
starter-conference-job = Entrada con nombre y función
starter-flight = Vuelo
starter-flight-job = Tarjeta de embarque con los datos para iOS 26
starter-train = Tren
starter-train-job = Tarjeta de embarque con coche y asiento
starter-ferry = Ferri
starter-ferry-job = Tarjeta de embarque para un barco
starter-hotel = Reserva de hotel
starter-hotel-job = Entrada para una estancia
starter-parking = Permiso de aparcamiento
starter-parking-job = Tarjeta genérica con matrícula
starter-blank = Tarjeta en blanco
starter-blank-job = Nada en ella, solo un comienzo

## Signing
signing-title = Firma
signed-by = Firmada por
this-service = Este servicio
my-own-certificate = Mi propio certificado
purpose-connect = Con una clave de API de este servicio, tus tarjetas se pueden firmar y publicar.
purpose-download = Una tarjeta solo se abre en un iPhone si está firmada. Con una clave de API de este servicio, la tarjeta se crea aquí y se obtiene su firma.
purpose-test = Para hacer un borrador para tu iPhone, este servicio tiene que saber quién eres. Introduce una clave de API.
purpose-publish = Para publicar, este servicio tiene que saber quién eres. Introduce una clave de API.
purpose-published = Para ver lo que has publicado, este servicio tiene que saber quién eres. Introduce una clave de API.
api-key = Clave de API
api-key-hint = Te la dio quien gestiona este servicio, quizá como enlace.
api-key-remember = Recordar en este ordenador
api-key-remember-hint = Si no, se olvida al cerrar esta pestaña.
api-key-note = La clave se guarda en este navegador, donde otros sitios no llegan, y solo se envía a este servicio. Tu diseño se queda en este dispositivo; al descargar se envían sus textos, nunca sus imágenes.
connecting = Conectando…
connect = Conectar
account = Cuenta
issued-as = Las tarjetas se emiten como
certificate-ends = El certificado caduca
development-certificate = Es un certificado de desarrollo. Las tarjetas firmadas con él sirven para pruebas; los iPhone reales las rechazan.
forget-key = Olvidar la clave
what-is-published = Lo publicado
own-key-purpose = Las descargas se firman en esta página con un certificado Pass Type ID que Apple te ha emitido.
own-key-file = Certificado con su clave (.p12)
own-key-file-hint = O el certificado y su clave juntos; y el certificado intermedio, si se pide.
own-key-password = Contraseña del archivo
own-key-keep = Guardar la clave en este navegador
own-key-keep-hint = Como una clave que puede firmar aquí y nunca se puede copiar. Si no, se olvida al cerrar esta pestaña.
own-key-note = El archivo, su contraseña y la clave se quedan en esta página: nada se envía a nadie, y las tarjetas se firman sin ninguna petición.
opening = Abriendo…
sign-with-this = Firmar con este certificado
key-too-large = { $name } es demasiado grande para una clave o un certificado.
file-unreadable = No se pudo leer { $name } en este dispositivo.
own-key-open = Las descargas se firman en esta página con tu propio certificado. No se envía nada a nadie.
issued-to = Emitido para
not-apples = Apple no emitió este certificado: los iPhone reales rechazan lo que firma.
own-key-publishing = Publicar pasa por este servicio, que firma con su propio certificado.
forget-certificate = Olvidar este certificado
own-key-failed = Este navegador no pudo usar la clave.
own-key-unfit = El certificado es para un tipo de tarjeta de forma desconocida.

## A draft on one's own phone
making-draft = Creando un borrador…
draft-qr = Código QR del borrador
draft-how = Apunta la cámara de tu iPhone al código y añade el borrador a Wallet.
draft-link = Enlace al borrador
draft-note = Lleva la marca DRAFT, no se comparte y termina solo a las { $until } UTC. Un borrador más nuevo lo sustituye en el iPhone.
draft-development = Este servicio tiene un certificado de desarrollo: un iPhone real rechaza el borrador hasta que tenga uno de Apple.

## Publishing
publish-title = Publicar esta tarjeta
published = Publicado
bad-placeholder = Un marcador está mal escrito: { $reason }.
fix-this-first = Un iPhone rechazaría esta tarjeta. Corrige esto primero:
working = Un momento…
up-to-date = Al día
publish-changes = Publicar los cambios
version-is-out = La versión { $version } está publicada. { $reach }
reach-devices =
    { $count ->
        [0] Nadie la ha añadido todavía.
        [one] Llega a { $count } dispositivo.
       *[other] Llega a { $count } dispositivos.
    }
reach-people =
    { $count ->
        [0] Nadie se ha apuntado todavía.
        [one] { $count } persona tiene una tarjeta.
       *[other] { $count } personas tienen una tarjeta.
    }
who-gets-it = Quién la recibe
publish-one = Una tarjeta, la misma para todos
publish-one-note = Para un cupón, un letrero o un cartel. Quien abra el enlace añade esta misma tarjeta; lo que cambies después llega a todos los iPhone que la tengan.
publish-each = Una tarjeta para cada persona
publish-each-note = Para socios, entradas y puntos. Quien abra el enlace recibe una tarjeta con su propio número, y puedes cambiar los valores de una sola persona.
publish-uploads = Obtienes un enlace y un código QR. Al publicar, la tarjeta se sube con sus imágenes a este servicio.
placeholder-as-written = { $names } aparecería en la tarjeta tal cual: la misma para todos significa sin valores de nadie.
placeholder-how = Para escribir algo de cada persona en la tarjeta, pon su nombre entre llaves dobles en cualquier texto, como
placeholder-asked = Se les pide al abrir el enlace.
people-are-asked = Se les pide
you-set = Tú pones por ellas
nothing = nada
link-qr = Código QR del enlace
link-for-customers = Enlace para tus clientes
for-web-page = Para tu página web
each-own = Cada persona que lo abre recibe su propia tarjeta.
open-page = Abrir la página
the-file = El archivo
qr-as-svg = Código QR en SVG
share-print-manage = Compartir, imprimir, gestionar
changes-in-silence = No aparecerá ningún aviso: la tarjeta cambia en silencio.
changed-in-silence = Cambian en silencio: { $fields }.

## Opening a file
is-open = { $name } está abierto
is-open-now = { $name } está abierto.
what-was-kept = Lo que hemos conservado
what-was-changed = Lo que hemos cambiado para poder leerla
why-refused = Por qué un iPhone rechazaría el archivo tal como llegó
what-is-foreign = Lo que no puedes firmar
edit-it = Editarla
and-more = y { $count } más del mismo tipo
kept-all =
    { $files ->
        [one] Las { $keys } claves de primer nivel de pass.json y { $files } archivo se conservan como estaban, incluidos los que este editor no muestra.
       *[other] Las { $keys } claves de primer nivel de pass.json y { $files } archivos se conservan como estaban, incluidos los que este editor no muestra.
    }
kept-draft = Todo está como se guardó.
foreign-identity = Se emitió como { $identifier }. Esa identidad es de su emisor; al descargar o publicar, la tarjeta recibe la tuya y su propio número de serie. No sustituye a la original en ningún iPhone.
foreign-address = Su dirección de actualización es del primer emisor y se omite en lo que firmas.
foreign-nfc = Se comunica con lectores NFC. Apple solo lo permite a emisores con certificado NFC; con cualquier otro, el iPhone rechaza la tarjeta.
holds-passes = { $name } contiene { $count } tarjetas
open-one-or-keep = Abre una de ellas o guarda cada una como borrador.
keep-all = Guardar las { $count } como borradores
nothing-in-it = No hay ningún archivo dentro.
file-too-large = { $name } tiene { $megabytes } MB; se abren archivos de hasta { $most } MB.
too-many-files = { $name } contiene { $actual } archivos; se abren carpetas de hasta { $most } archivos.
pick-a-card-first = Elige primero una tarjeta; después podrás soltar imágenes en ella.

## Placing a picture
place-picture = Colocar la imagen
place-picture-how = Arrastra o usa las flechas; amplía con la rueda, dos dedos o + y −.
shape = Forma
shape-as-picture = Como la imagen
shape-square = Cuadrada
shape-tall = Alta, 2 a 3
shape-wide = Ancha, 3 a 2
compress = Comprimir
compress-hint = 256 colores; apenas se nota en las fotos y el archivo es mucho menor.
use-picture = Usar esta imagen
safe-icon = Las esquinas se redondean: mantén el símbolo dentro de la línea discontinua.
safe-background = Se desenfoca y se amplía un poco: lo que queda fuera de la línea discontinua se corta.
safe-strip = El campo principal se escribe encima, desde la izquierda; mantén las caras a la derecha, dentro de la línea discontinua.
safe-thumbnail = Las esquinas se redondean: mantén las caras dentro de la línea discontinua.
part-taken = Parte tomada, en píxeles de la imagen
crop-left = Izquierda
crop-top = Arriba
crop-width = Ancho
zoom = Zoom
becomes-pixels = Pasa a { $sizes } píxeles.
too-few-pixels = Esta parte tiene { $width } × { $height } píxeles. Para que se vea nítida en todos los iPhone debería tener { $best }; toma más o usa una imagen mayor.
weighing = Calculando el tamaño…
weight = { $own } para esta imagen, { $all } para todas juntas.
too-heavy = { $weight } Con más de { $most }, una tarjeta tarda en llegar; «Comprimir» ayuda.

## What can go wrong
picture-empty = Esta imagen está vacía: su archivo tiene 0 bytes.
picture-too-large = Este archivo tiene { $megabytes } MB. Se pueden usar imágenes de hasta 32 MB.
picture-too-many-pixels = Esta imagen tiene { $width } × { $height } píxeles, { $megapixels } megapíxeles. Se pueden usar hasta 32; redúcela primero.
picture-cut-off = Esta imagen está dañada: su archivo termina antes de tiempo. Expórtala o descárgala otra vez.
picture-unreadable = Este archivo no es una imagen que este navegador pueda leer. PNG, JPEG, WebP y SVG funcionan.
picture-heic = Es una foto HEIC, que este navegador no puede leer; Safari sí. O guárdala como JPEG: en un iPhone, envíala por Mail o cópiala en Archivos.
picture-not-converted = Este navegador no pudo convertir la imagen.
service-unreachable = No se puede contactar con el servicio. Tu trabajo se conserva en este dispositivo; inténtalo más tarde.
service-not-understood = El servicio dio una respuesta que este editor no entiende (estado { $status }).
not-built = No se pudo crear la tarjeta: { $reason }.
not-packed = No se pudo empaquetar la tarjeta: { $reason }.
download-refused = Este navegador no aceptó la descarga.
storage-closed = este navegador no deja que la página guarde datos ({ $reason })
storage-full = este navegador no guardó los datos, quizá porque el disco está lleno
storage-deleted = este diseño se ha borrado
storage-unwritten = no se pudo escribir el borrador ({ $reason })
out-of-memory = el navegador se quedó sin memoria

## The page about what is published
back-to-editor = Volver al editor
where-you-are = Dónde estás
everybody = Todos
one-person = Una persona
counter-display = Expositor de mostrador
published-page = Publicado – Passwright
loading = Cargando
devices-count =
    { $count ->
        [one] { $count } dispositivo
       *[other] { $count } dispositivos
    }
people-count =
    { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    }
passes-found =
    { $count ->
        [one] { $count } tarjeta encontrada
       *[other] { $count } tarjetas encontradas
    }
counter-note = Tu tarjeta siempre contigo y siempre al día.
counter-headline = { $title } en tu Wallet
counter-headline-label = Titular
counter-line = Línea inferior
paper = Papel
print = Imprimir
print-note = Solo se imprime la hoja. Elige «Guardar como PDF» para enviarla a una imprenta.
the-sheet = La hoja
counter-camera = Abre la cámara de tu iPhone
counter-point = Apúntala al código
counter-tap = Toca «Añadir»
revoke-question = ¿Revocar esta tarjeta?
erase-question = ¿Borrar esta tarjeta?
close-question = ¿Cerrar este enlace?
revoke-words = Todos los iPhone que la tienen la muestran enseguida como anulada, el enlace dice que ya no existe y nadie puede añadirla más. Es definitivo.
erase-words = Se borra todo lo que se sabe de ella: textos, imágenes, valores, historial y qué iPhone la tienen. Los iPhone conservan lo que tienen y no vuelven a saber de ella.
close-words = Nadie puede obtener ya una tarjeta con este enlace. Las tarjetas que hay siguen siendo válidas y se pueden cambiar.
revoke = Revocar
erase = Borrar
close-link = Cerrar el enlace
erase-word = borrar
type-word = Escribe «{ $word }» para continuar
no-devices = Nadie la ha añadido todavía. Abre el enlace en un iPhone o imprime el código.
devices = Dispositivos
device = Dispositivo
device-added = Añadida
device-seen = Visto por última vez
device-push = Último push
push-none = aún no hacía falta ninguno
push-delivered = Apple lo aceptó
push-waiting = a la espera de enviarse
push-refused = Apple lo rechazó
push-gone = el iPhone ha eliminado la tarjeta
push-off = los push están desactivados en este servicio
no-reports = Los iPhone no tienen quejas.
version = Versión { $version }
version-by = por
first-version = Publicada por primera vez.
nothing-visible = No ha cambiado nada visible.
changed-places = Cambiado: { $places }
changed-places-more = Cambiado: { $places } y { $count } más
no-holders = Nadie se ha apuntado todavía. Comparte el enlace o imprime el expositor.
find-person = Buscar una persona
nothing-published = Aún no hay nada publicado.
nothing-published-note = Elige una tarjeta, hazla tuya y publícala: aparecerá aquí con todos los que la tienen.
to-editor = Ir al editor
no-template = Aún no hay plantilla. Publica una tarjeta como «Una tarjeta para cada persona» y cada cual obtiene la suya con el enlace.
passes = Tarjetas
find-pass = Buscar una tarjeta
link-open = Abierto
link-closed = Cerrado
erased = No queda rastro de esta tarjeta.
back-to-list = Volver a la lista
share = Compartir
change-value = Cambiar un valor de esta persona
phone-reports = Lo que informan los iPhone
history = Historial
take-back = Retirarla
a-pass = Una tarjeta
active = Activa
revoked = Revocada
changed-at = cambiada
serial-number = Número de serie
looking = Buscando…
search-examples = Un título o un número de serie
show-more = Mostrar más
share-link = Enlace y código
share-page = Página web
share-write = Correo y SMS
code-svg = Código en SVG
code-png = Código en PNG
paste-it = Pégalo donde los visitantes deban encontrar la tarjeta. Funciona también sin scripts.
mail-subject-label = Asunto del correo
mail-text-label = Texto del correo
sms-label = Mensaje de texto
write-mail = Escribir un correo
write-message = Escribir un mensaje
program-language = Lenguaje
key-from = La clave se lee de
key-no-file = para que no esté en ningún archivo:
call-replace = Enviar una versión nueva a todos los iPhone que la tienen
call-join = Crear una tarjeta para otra persona
copy-block = Copiar: { $what }
sample-new = Nuevo: { $name }
mail-subject = Tu tarjeta: { $title }
mail-hello = Hola:
mail-ready = tu tarjeta de { $title } está lista. Abre este enlace en tu iPhone para añadirla a Apple Wallet:
mail-computer = ¿Lees esto en un ordenador? La página muestra un código para escanear con el iPhone.
short-message = { $title }: añade tu tarjeta a Apple Wallet: { $url }
who-has-one = Quién tiene una
let-nobody = No dejar que se apunte nadie más
design-revision = Diseño { $revision }
different-for-each = Distinto para cada persona: { $names }
reissue-progress = Tarjetas con el diseño nuevo
reissue-failed =
    { $count ->
        [one] { $count } tarjeta conservó el diseño anterior porque falta un valor o no encaja.
       *[other] { $count } tarjetas conservaron el diseño anterior porque falta un valor o no encaja.
    }
reissue-done =
    { $count ->
        [one] El diseño nuevo ha llegado a { $count } tarjeta.
       *[other] El diseño nuevo ha llegado a { $count } tarjetas.
    }
reissue-running = El diseño nuevo está en camino: { $reached } de { $all } tarjetas lo tienen.
no-placeholders = La plantilla no tiene marcadores, así que nada cambia de una persona a otra.
value-changed = Cambiado: la versión { $version } va camino del iPhone.
value-what = Qué
value-new = Valor nuevo
changing = Cambiando…
change-and-tell = Cambiar y avisar al iPhone
