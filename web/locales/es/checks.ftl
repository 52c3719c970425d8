### What the checks and the card say; the names are those of `sentence!` and `words!` in core. English stands there.

## How this language quotes and lists
in-quotes = «{ $text }»
list-comma = { $before }, { $next }
list-and = { $before } y { $last }

## Parts of sentences
words-a-field = sin nombre
words-anything = cualquier valor
words-array = una lista
words-boarding-pass = tarjeta de embarque
words-boolean = un valor booleano
words-color = un color en forma de texto
words-date = una fecha en forma de texto
words-gif = un GIF
words-heic = un HEIC o AVIF
words-in-boarding-pass = en una tarjeta de embarque de aerolínea
words-in-both = en una entrada póster o una tarjeta de embarque de aerolínea
words-in-poster-ticket = en una entrada póster
words-jpeg = un JPEG
words-null = null
words-number = un número
words-numbers = una lista de números
words-object = un objeto
words-objects = una lista de objetos
words-on-poster = en un póster
words-on-posters = en una entrada póster o un póster
words-pdf = un PDF
words-phones-before = Los iPhone anteriores a iOS { $version }
words-phones-with = Los iPhone con iOS { $version }
words-poster-ticket = entrada póster
words-svg = un SVG
words-text = un texto
words-text-or-number = un texto o un número
words-texts = una lista de textos
words-the-number = el número { $number }
words-the-text = el texto { $text }
words-true-or-false = true o false
words-unknown-kind = de un tipo desconocido
words-webp = un WebP
missing-air = medio de transporte «avión»
missing-airline-code = código de la aerolínea
missing-arrival-time = hora de llegada
missing-artwork = la ilustración
missing-boarding-time = hora de embarque
missing-code = parte NFC o código de barras
missing-departure-airport = aeropuerto de salida
missing-departure-city = ciudad de salida
missing-departure-time = hora de salida
missing-departure-time-zone = zona horaria de la salida
missing-destination-airport = aeropuerto de destino
missing-destination-city = ciudad de destino
missing-destination-time-zone = zona horaria del destino
missing-event = nombre del evento
missing-flight-number = número de vuelo
missing-home-team = equipo local
missing-passenger = pasajero
missing-performers = artistas
missing-venue = nombre del recinto
missing-visiting-team = equipo visitante

## What several buttons say
fix-icon = Usar un icono sencillo
fix-list = Convertirlo en una lista
fix-qr = Convertirlo en un código QR
fix-remove = Eliminar
fix-remove-picture = Eliminar la imagen
fix-rename = Cambiar el nombre a { $name }
fix-use = Usar { $value }
fix-use-number = Usar el número { $number }
fix-use-text = Usar el texto { $text }
fix-version = Usar la versión 1

## The package
P01-nested = La tarjeta está en la carpeta { $folder } del archivo.
P01-no-manifest = La tarjeta no tiene manifiesto. Recibirá uno nuevo cuando se construya.
P01-why-root = iOS los busca ahí y en ningún otro sitio.
P02-backslash = El nombre de archivo { $file } está escrito con una barra invertida.
P02-unread = El nombre de archivo { $file } está escrito de una forma que iOS no lee.
P02-why-name = iOS no encuentra ningún archivo cuyo nombre esté escrito de otra forma (PKWARE APPNOTE, sección 4.4.17). Los nombres que salen del paquete, los repetidos, los archivos cifrados, los enlaces simbólicos y los tamaños absurdos no se abren en absoluto.
P03-junk = { $file } lo dejó un sistema operativo.
P03-why-junk = A Wallet no le sirven, y cada uno tiene que estar en el manifiesto o iOS rechaza la tarjeta (Apple, «Building a Pass»).
P04-junk = { $file }, que dejó un sistema operativo, no está en el manifiesto.
P04-unlisted = { $file } no está en el manifiesto.
P04-why-unlisted = iOS rechaza una tarjeta con un archivo de más (registro del dispositivo: «No entry in manifest for file»).
P05-absent = { $file } está en el manifiesto, pero no en la tarjeta.
P05-changed = { $file } se modificó después de firmar la tarjeta.
P05-why-changed = Lo que protege la firma es el manifiesto (Apple, «Building a Pass»).
P06-backslash = El manifiesto escribe { $file } con una barra invertida.
P06-capitals = El manifiesto tiene el hash { $hash } en mayúsculas.
P06-sha-256 = El manifiesto tiene hashes SHA-256; Wallet solo compara SHA-1.
P06-unreadable = El manifiesto no se puede leer: { $why }.
P06-why-unreadable = iOS no puede comparar los archivos con otra cosa (Apple, «Building a Pass»).
B01-no-pass = { $file } no es una tarjeta: { $why }.
B01-too-many = El archivo contiene { $count } tarjetas; iOS acepta como máximo { $most }.
B01-why-bundle = Límites de Apple («Distributing and updating a pass»); si un archivo no es una tarjeta, iOS no añade ninguna.

## Pictures
P07-double = Falta el icono a tamaño doble: { $file }.
P07-fix-copy = Usar { $file } en su lugar
P07-no-icon = Tu tarjeta necesita un icono. Aparece en las notificaciones.
P07-plain = Falta el propio icon.png; algunos iPhone no ofrecen entonces «Añadir».
P07-triple = Falta el icono a tamaño triple: { $file }.
P07-why-icon-scales = Algunas versiones de iOS solo ofrecen «Añadir» si está el propio icon.png, y un tamaño que falta se ve borroso (pass-builder de Apple).
P07-why-no-icon = iOS rechaza una tarjeta sin icono (registro del dispositivo: «Pass does not contain icon.png/icon@2x.png/icon@3x.png»).
P08-damaged = la imagen es un PNG dañado: termina demasiado pronto o no tiene cabecera
P08-empty = la imagen está vacía
P08-no-png = { $file } no se puede mostrar: { $why }.
P08-other-kind = la imagen es { $kind }, y Wallet solo acepta PNG
P08-too-large = la imagen tiene { $size } píxeles y el máximo son { $most } millones
P08-why-no-png = Wallet solo lee PNG («Pass»), se llame como se llame el archivo, y una imagen dañada no se puede dibujar.
P09-shape = { $file } tiene { $size } píxeles; su sitio tiene la forma { $shape }, y se corta el { $share } %.
P09-sibling-shape = { $file } y { $other } no tienen la misma forma.
P09-sibling-size = { $file } tiene { $size } píxeles; junto a { $other } debería tener { $wanted }, o los iPhone la muestran en dos tamaños.
P09-small = { $file } tiene { $size } píxeles; hacen falta al menos { $least } para que se vea nítida.
P09-thumbnail = { $file } tiene { $size } píxeles; una miniatura está entre 2:3 y 3:2, y el resto se corta.
P09-why-too-small = Tamaños en puntos según las Human Interface Guidelines; una imagen más pequeña se ve borrosa.
P09-why-wrong-shapes = Wallet corta lo que sobresale (Human Interface Guidelines), y un iPhone muestra solo uno de los tamaños: los demás tienen que ser la misma imagen.
P10-hidden = { $file } no se muestra nunca: { $other }, en la raíz, la oculta.
P10-why-hidden-translations = Una imagen en la raíz oculta sus traducciones (guía antigua de Wallet).
P11-background = Con una franja, Wallet no tiene en cuenta el fondo.
P11-thumbnail = Con una franja, Wallet no tiene en cuenta la miniatura.
P11-why-strip-and-others = Con una franja, Wallet no tiene en cuenta las otras dos (guía antigua de Wallet).

## The frame of pass.json
J01-broken = pass.json no es JSON correcto; un iPhone lo rechazaría.
J01-fix-last = Conservar la última
J01-twice = La clave { $key } está dos veces en el mismo lugar.
J01-why-keys-that-stand-twice = iOS solo lee JSON estricto (registro del dispositivo: «Badly formed object»). El JSON incorrecto se repara al abrir la tarjeta.
J02-description = Añade una descripción breve para quienes usan VoiceOver.
J02-fix-serial = Crear un número de serie
J02-organization = La tarjeta necesita el nombre de tu organización. Aparece en la pantalla bloqueada.
J02-pass-type = La tarjeta necesita un identificador de tipo de tarjeta. Viene de tu certificado.
J02-serial = La tarjeta necesita un número de serie. Con él, Wallet distingue dos de tus tarjetas.
J02-team = La tarjeta necesita un identificador de equipo. Viene de tu certificado.
J02-version = La tarjeta no dice qué versión del formato tiene.
J02-why-required-keys = Apple las exige en toda tarjeta (registro del dispositivo: «Pass dictionary must contain key …»).
J03-entries = Cada elemento de «{ $key }» debe ser { $wanted }, no { $found }.
J03-type = «{ $key }» debe ser { $wanted }, no { $found }.
J03-why-dropped-settings = Wallet descarta el ajuste sin avisar (el pass-builder de Apple hace lo mismo).
J03-why-wrong-types = iOS rechaza una tarjeta con un número en lugar de un texto, o al revés, y no muestra ningún mensaje.
J04-version = La versión del formato debe ser el número 1, no { $found }.
J04-why-format-version = 1 es la única versión del formato que Apple ha publicado («Pass»).
J05-fix-empty = Empezar con un anverso vacío
J05-none = La tarjeta no tiene estilo. Elige uno: tarjeta de embarque, cupón, entrada, genérica o tarjeta de tienda.
J05-object = «{ $style }» debe ser un objeto, no { $found }.
J05-two = Una tarjeta tiene un solo estilo; esta es «{ $style }» y «{ $other }».
J05-why-one-style = La clave del estilo dice qué tipo de tarjeta es; sin ella, o con dos, Wallet no puede componerla («Pass»).
J06-no-classic = { $phones } no pueden añadir esta tarjeta: no tiene estilo clásico.
J06-why-poster-alone = posterGeneric existe desde iOS 27; los iPhone anteriores necesitan un segundo estilo, clásico, en la misma tarjeta («Pass»).
J06-why-poster-alone-on-old = posterGeneric existe desde iOS 27; los iPhone anteriores no pueden añadir una tarjeta sin estilo clásico («Pass»).
J07-elsewhere = Solo una tarjeta de embarque tiene medio de transporte.
J07-fix-general = Usar el general
J07-none = La tarjeta de embarque no dice para qué es: avión, tren, autobús o barco.
J07-unknown = Wallet no conoce este medio de transporte: { $kind }.
J07-why-transit-type = transitType es obligatorio en boardingPass y no se permite en otro sitio («PassFields»).

## Types, choices and keys
J10-value = Wallet no conoce { $value } como valor de «{ $key }».
J10-why-choices = Apple documenta los valores permitidos («PassFieldContent», «Pass.Barcodes», «SemanticTags»); iOS rechaza los demás.
J32-misspelt = Wallet no conoce la clave { $key }; seguramente se quería decir «{ $known }».
J32-tag = «{ $tag }» no es una etiqueta semántica que Wallet conozca.
J32-unknown = Wallet no conoce la clave { $key }.
J32-why-misspelt-keys = Wallet pasa por alto las claves que no conoce, así que una errata no tiene ningún efecto.
J32-why-unknown-keys = Wallet pasa por alto las claves que no conoce. Es inofensivo, salvo que la clave tuviera que hacer algo.
J32-why-unknown-tags = Wallet pasa por alto las etiquetas semánticas que no conoce, así que una errata no tiene ningún efecto.

## Dates
J08-date = { $value } en «{ $key }» no es una fecha que Wallet pueda leer. Debe ser como 2026-11-20T18:30+01:00.
J08-why-spelling = iOS solo acepta esta forma de escribirla (registro del dispositivo: «Unable to parse relevantDate … as a date»).
J35-expired = La tarjeta ha caducado: su fecha de caducidad ya pasó.
J35-fix-remove = Eliminar la fecha de caducidad
J35-voided = La tarjeta está marcada como anulada.
J35-why-used-up = Wallet muestra una tarjeta así como usada en cuanto se añade («Pass»: expirationDate, voided).

## Fields
J09-fix-key = Usar la clave { $key }
J09-fix-plain = Añadir el texto sin enlaces
J09-fix-value = Mostrar un valor vacío
J09-no-key = El campo { $field } no tiene clave.
J09-no-plain-value = El campo { $field } no tiene un valor simple. El Apple Watch no muestra nada ahí.
J09-no-value = El campo { $field } no tiene valor.
J09-same-key = El campo { $field } tiene la clave { $key }, que también tiene otro campo.
J09-why-attributed-alone = El Apple Watch no muestra attributedValue y recurre al valor («PassFieldContent»).
J09-why-key-and-value = Apple exige ambos («PassFieldContent»); el valor puede ser un texto vacío.
J09-why-same-key = Wallet sigue los cambios de un campo por su clave; si dos tienen la misma, muestra el mensaje equivocado, o ninguno.
J11-currency = { $code } en el campo { $field } no es un código de moneda como EUR o USD.
J11-fix-currency = Conservar la moneda
J11-fix-text = Mostrarlo como texto
J11-no-date = El campo { $field } tiene un formato de fecha, pero { $value } no es una fecha.
J11-no-number = El campo { $field } tiene un formato de número, pero { $value } no es un número.
J11-number-as-text = El campo { $field } tiene un formato de número, pero su número está escrito como texto.
J11-setting = El campo { $field } tiene «{ $key }», pero ninguna fecha.
J11-two-formats = El campo { $field } tiene una moneda y un formato de número; Wallet usa solo uno.
J11-why-formats = iOS rechaza un campo cuyo valor no encaja con su formato («PassFieldContent»).
J11-why-number-formats = Un número escrito como texto puede mostrarse sin su formato, y de dos formatos solo se usa uno (pass-builder de Apple).
J11-why-other-settings = Wallet escribe los importes según el código (EUR, USD) y pasa por alto los ajustes de fecha donde no hay ninguna («PassFieldContent»).
J12-literal = El aviso de cambio del campo { $field } no tiene %@, así que el valor nuevo no aparece en él.
J12-twice = El aviso de cambio del campo { $field } tiene %@ más de una vez.
J12-why-literal-message = Un aviso sin %@ se muestra tal cual; está permitido, pero el valor nuevo no aparece en él.
J12-why-two-placeholders = Wallet pone el valor nuevo en el lugar de un solo %@ («PassFieldContent»).
J13-ampersand = Un enlace del campo { $field } tiene un «&» que debe escribirse «&amp;».
J13-fix-escape = Escribirlo bien
J13-fix-links = Conservar solo los enlaces
J13-markup = El campo { $field } tiene una etiqueta HTML que Wallet no conoce: { $tag }.
J13-why-markup = Wallet no conoce otra etiqueta HTML que <a href> («PassFieldContent»), y corta un enlace en un «&» suelto.
J14-alignment = Wallet no alinea aquí el campo { $field }.
J14-links = Wallet no busca enlaces en el campo { $field }: está en el anverso.
J14-no-rows = El campo { $field } tiene una fila, pero solo los campos auxiliares de una entrada tienen filas.
J14-row = El campo { $field } está en la fila { $row }; solo hay 0 y 1.
J14-why-without-effect = Wallet pasa por alto la alineación de los campos principales y del reverso, la detección de enlaces en el anverso, y las filas fuera de los campos auxiliares de una entrada.
J15-fix-back = Moverlo al reverso
J15-more = Wallet muestra aquí { $most } campos. El campo { $field } quedará oculto.
J15-none = Wallet no muestra aquí ningún campo. El campo { $field } quedará oculto.
J15-one = Wallet muestra aquí un solo campo. El campo { $field } quedará oculto.
J15-square = Con un código de barras cuadrado, Wallet muestra cuatro campos secundarios y auxiliares en total.
J15-why-perhaps-too-many = Los textos de Apple se contradicen: cuatro en total junto a un código de barras cuadrado, o cuatro de cada («Designing passes»).
J15-why-too-many = Los campos que no caben en la composición del estilo no aparecen en el anverso.

## Barcodes
J16-encoding = Un código de barras no dice cómo está codificado su contenido.
J16-fix-remove = Eliminar el código de barras
J16-format = Un código de barras no dice de qué tipo es.
J16-list = «barcodes» debe ser una lista, no { $found }.
J16-message = Un código de barras no tiene contenido: no hay nada que escanear.
J16-single = «barcodes» debe ser una lista, aunque haya un solo código de barras.
J16-unencodable = El contenido del código de barras no se puede escribir en la codificación { $encoding }.
J16-why-complete = Apple exige las tres claves («Pass.Barcodes»), e iOS no dibuja nada que no pueda codificar.
J17-fix-list = Añadir la lista de iOS 9 y posteriores
J17-fix-move = Moverlo a la lista de códigos de barras
J17-fix-qr = Añadir un código QR como segunda opción
J17-older = { $phones } no mostrarán ningún código de barras.
J17-only-single = La tarjeta solo tiene el código de barras de iOS 8 y anteriores.
J17-single = El antiguo código de barras único solo puede ser un código QR, PDF417 o Aztec.
J17-watch = El Apple Watch no mostrará ningún código de barras: no dibuja Code 128.
J17-why-only-single = El código de barras único está obsoleto desde iOS 9 («Pass»); los iPhone aún lo dibujan.
J17-why-too-new-single = El código de barras único es anterior a Code 128 y sus sucesores («Pass»); esos solo están en la lista.
J17-why-without-fallback = El Apple Watch no dibuja Code 128, y los iPhone anteriores a iOS 27 solo dibujan QR, PDF417, Aztec y Code 128.
J18-codabar = { $message } no encaja en Codabar: cifras y los signos -, $, :, /, . y + entre dos letras de la A a la D.
J18-code-128 = { $message } no encaja en Code 128: letras sin acentos, cifras y signos.
J18-code-39 = { $message } no encaja en Code 39: mayúsculas, cifras, espacios y los signos -, ., $, /, + y %.
J18-ean = { $message } no es un número EAN-13: 12 cifras, o 13 con el dígito de control correcto.
J18-interleaved = { $message } no encaja en Interleaved 2 of 5: un número par de cifras.
J18-why-expressible = Ese tipo de código de barras no puede expresarlo (EAN-13, Interleaved 2 of 5, Code 39, Codabar, Code 128), así que no hay nada que dibujar.

## The update server and the app
J19-address = El servidor de actualizaciones { $address } no es una dirección web.
J19-fix-server = Eliminar el servidor de actualizaciones
J19-fix-token = Eliminar el token
J19-http = Al servidor de actualizaciones { $address } hay que llegar por https.
J19-no-token = La tarjeta indica un servidor de actualizaciones, pero no tiene un token de autenticación para él.
J19-short =
    { $count ->
        [one] El token de autenticación tiene { $count } carácter; hacen falta al menos { $least }.
       *[other] El token de autenticación tiene { $count } caracteres; hacen falta al menos { $least }.
    }
J19-token-alone = La tarjeta tiene un token de autenticación, pero no indica ningún servidor de actualizaciones.
J19-why-token-alone = Sin dirección no se pregunta a nadie por actualizaciones, y el token no sirve de nada («Pass»).
J19-why-web-service = iOS solo habla con servidores de actualizaciones por https, y Apple exige un token de 16 caracteres o más (guía antigua de Wallet).
J20-base = El servidor de actualizaciones debe ser una dirección base sencilla, sin /v1, «?» ni «#»: el iPhone añade su propia ruta.
J20-why-base-address = El iPhone añade /v1/… a la dirección; un /v1 propio, una consulta o un fragmento estropean todas las llamadas.
J21-app = La tarjeta tiene una dirección para una app, pero no dice qué app.
J21-fix-remove = Eliminar la dirección
J21-why-app-launch = La dirección se entrega a una app de esa lista; sola no se permite (guía antigua de Wallet).

## When and where
J22-beacons = Una tarjeta tiene como máximo { $most } balizas; esta tiene { $count }.
J22-fix-beacon = Eliminar la baliza
J22-fix-place = Eliminar el lugar
J22-fix-ten = Conservar los diez primeros
J22-latitude = La latitud { $value } no existe; va de -90 a 90.
J22-longitude = La longitud { $value } no existe; va de -180 a 180.
J22-no-latitude = Un lugar no tiene latitud.
J22-no-longitude = Un lugar no tiene longitud.
J22-no-uuid = Una baliza no tiene identificador.
J22-number = El número «{ $key }» de una baliza es { $value }; debe estar entre 0 y 65535.
J22-places = Una tarjeta tiene como máximo { $most } lugares; esta tiene { $count }.
J22-uuid = { $uuid } no es un identificador de baliza (UUID).
J22-why-places = Límites y rangos de Apple («Pass.Locations», «Pass.Beacons»).
J23-by-place = Wallet presenta los cupones y las tarjetas de tienda por lugar, no por fecha.
J23-generic = Wallet presenta una tarjeta genérica por fecha solo si también tiene un lugar.
J23-why-relevance-of-style = Los cupones y las tarjetas de tienda aparecen solo por lugar, y las tarjetas genéricas por fecha solo junto con un lugar (guía antigua de Wallet, tabla 4-2).
J24-backwards = Un periodo relevante termina antes de empezar.
J24-empty = Una fecha relevante está vacía.
J24-fix-ios-18 = Añadirla con su nombre antiguo
J24-half = Un periodo relevante tiene inicio o fin, pero no ambos.
J24-ios-18 = Los iPhone con iOS 18 no conocen la fecha de este periodo.
J24-why-relevant-dates = Apple exige lo uno o lo otro («Pass.RelevantDates»).
J24-why-unknown-to-18 = iOS 18 llama a la clave relevantDate, e iOS 26 y posteriores la llaman date; con ambas vale en todas partes.
J26-fix-remove = Eliminar el grupo
J26-group = Wallet solo agrupa tarjetas de embarque y entradas.
J26-why-grouping = groupingIdentifier no tiene efecto en otros estilos y no se permite en ellos (guía antigua de Wallet).

## Colours
J25-color = { $value } en «{ $key }» no es un color.
J25-form = El color { $value } en «{ $key }» no está escrito como lo documenta Wallet.
J25-why-no-colors = Hubo tarjetas rechazadas por colores mal escritos como rgb(255-255-255) (según emisores).
J25-why-other-forms = Apple solo documenta esta forma; algunas versiones de iOS no tienen en cuenta las demás.

## NFC
J27-form = La clave NFC no está en forma comprimida; no se sabe si Wallet la acepta.
J27-key = La parte NFC de la tarjeta necesita una clave pública de la curva P-256, en Base64 y sin cabecera.
J27-long = El mensaje NFC tiene { $bytes } bytes; Wallet lo corta a partir de { $most }.
J27-no-message = La parte NFC de la tarjeta no tiene mensaje para el lector.
J27-why-doubtful-payload = Wallet corta los mensajes más largos («Pass.NFC»); todas las claves que se sabe que funcionan están en forma comprimida.
J27-why-payload = Apple exige ambos («Pass.NFC»); con otro tipo de clave, el lector y el iPhone no pueden entenderse.

## Semantic tags and newer looks
J28-group = Wallet muestra «{ $group }» solo { $place }.
J28-key = Wallet usa «{ $key }» solo { $place }.
J28-why-without-their-look = Wallet los usa solo en entradas póster, tarjetas de embarque de aerolíneas o pósteres («Pass», «PassFields»).
J29-authentication = El validador de Apple quiere saber si la entrada requiere Face ID o Touch ID.
J29-falls-back = El iPhone recurrirá a la entrada sencilla. Faltan: { $list }.
J29-falls-back-one = El iPhone recurrirá a la entrada sencilla. Falta: { $list }.
J29-fix-authentication = Indicar que no
J29-fix-last = Poner { $style } al final
J29-last = La lista de aspectos no termina con el clásico.
J29-recommended = Apple recomienda estas etiquetas para una entrada póster: { $tags }.
J29-why-poster-event-ticket = Si no, iOS muestra la entrada clásica sin decir por qué («Creating an event pass using semantic tags»).
J29-why-recommended-for-poster = El propio validador de Apple las pide (pass-builder); sin ellas el póster se muestra, pero con menos datos.
J30-falls-back = El iPhone recurrirá a la tarjeta de embarque sencilla. Faltan: { $list }.
J30-falls-back-one = El iPhone recurrirá a la tarjeta de embarque sencilla. Falta: { $list }.
J30-no-fields = { $phones } mostrarán una tarjeta de embarque vacía: no tiene campos.
J30-why-semantic-boarding-pass = Si no, iOS muestra la tarjeta de embarque clásica sin decir por qué («Creating an airline boarding pass using semantic tags»).
J30-why-without-classic-fields = Los iPhone anteriores a iOS 26 muestran los campos y no conocen las etiquetas («Creating an airline boarding pass using semantic tags»).
J31-airport = { $value } en «{ $key }» no es un código de aeropuerto de tres letras.
J31-backwards = El evento termina antes de empezar.
J31-why-tag-types = iOS rechaza una tarjeta si una de sus etiquetas semánticas tiene un tipo equivocado (registro del dispositivo: «Value … for semantic key … is not …»).
J31-why-useless-values = Wallet busca por ellos los aeropuertos y las zonas («SemanticTags»: códigos IATA, nombres como Europe/Berlin).
J31-zone = { $value } en «{ $key }» no es el nombre de una zona horaria como Europe/Berlin.

## Actions and further events
J33-address = { $address } no es una dirección que se pueda abrir.
J33-fix-phone = Usarlo como número de teléfono
J33-identifier = Una acción destacada necesita un identificador propio.
J33-no-address = Una acción destacada no tiene dirección que abrir.
J33-phone = La acción «call» abre un número de teléfono (tel:…), no { $address }.
J33-too-many = Wallet muestra { $most } acciones destacadas; esta tarjeta tiene { $count }.
J33-why-actions = Wallet muestra dos (WWDC 2026, sesión 209), las distingue por su identificador y abre su dirección.
J34-address = La imagen de un próximo evento necesita una dirección https; { $address } no lo es.
J34-fix-type = Convertirlo en un evento
J34-hash = La imagen de un próximo evento necesita su SHA-256 en 64 cifras hexadecimales.
J34-identifier = Un próximo evento no tiene identificador.
J34-name = Un próximo evento no tiene nombre.
J34-same-identifier = Dos próximos eventos tienen el identificador { $identifier }.
J34-size = La imagen de un próximo evento pasa de 2 MB; Wallet no la carga.
J34-type = Un próximo evento no dice su tipo.
J34-why-upcoming = Apple los exige («Pass.UpcomingPassInformationEntry»).

## Identifiers
J36-example-pass-type = El identificador de tipo de tarjeta { $found } es de un ejemplo.
J36-example-team = El identificador de equipo { $found } es de un ejemplo.
J36-pass-type = Un identificador de tipo de tarjeta empieza por «pass.»; este es { $found }.
J36-team = Un identificador de equipo tiene diez letras y cifras; este es { $found }.
J36-why-placeholders = Ambos identificadores deben ser los del certificado que firma la tarjeta, o todos los iPhone la rechazan.

## Translations of the pass
L01-folder = { $folder } no lleva el nombre de un idioma, como en.lproj o pt-BR.lproj.
L01-missing =
    { $missing ->
        [one] { $file } no traduce { $missing } texto de { $all }, por ejemplo { $example }.
       *[other] { $file } no traduce { $missing } textos de { $all }, por ejemplo { $example }.
    }
L01-brace = la llave de cierre
L01-character = un carácter tras la barra invertida
L01-closing-mark = las comillas de cierre
L01-comment = el final del comentario
L01-digits = cuatro cifras hexadecimales
L01-line = en la línea { $line } se esperaba: { $expected }
L01-property-list = una lista de propiedades entera con un diccionario
L01-quoted-text = un texto entre comillas
L01-semicolon = ningún segundo punto y coma
L01-straight = comillas rectas
L01-too-large = ocupa { $size } y se leen como máximo { $most }
L01-too-many = tiene más de { $most } textos
L01-unreadable = { $file } no se puede leer: { $why }.
L01-untranslated = { $text } no tiene traducción y se muestra tal cual.
L01-unused = { $file } traduce { $count } textos que la tarjeta no tiene, por ejemplo { $text }.
L01-unused-one = { $file } traduce { $text }, un texto que la tarjeta no tiene.
L01-why-translations = Wallet muestra el texto sin traducir cuando no encuentra traducción («Creating a pass»).
L01-why-untranslated = Wallet muestra el propio nombre cuando no encuentra traducción («Creating a pass»).
L01-why-unused = Wallet busca los textos por su redacción exacta; la traducción de otra redacción no se muestra nunca.
L02-encoding = { $file } no está en UTF-16 ni en UTF-8; algunas letras se verán mal.
L02-no-mark = { $file } está en UTF-16 sin marca de orden de bytes; puede que Wallet no lo lea.
L02-why-encodings = Apple pide aquí UTF-16; UTF-8 funciona en la práctica, y otras codificaciones muestran letras equivocadas.

## The sign-up form
N01-description = El formulario de inscripción no tiene descripción.
N01-field = Wallet no conoce el campo { $field } del formulario de inscripción.
N01-fix-remove = Eliminar el formulario de inscripción
N01-json = El formulario de inscripción no es un objeto JSON.
N01-logo = El formulario de inscripción necesita la imagen personalizationLogo.png.
N01-nfc = Wallet ofrece el formulario de inscripción solo en tarjetas con parte NFC.
N01-nothing = El formulario de inscripción no pide nada: requiredPersonalizationFields no tiene ningún campo que Wallet conozca.
N01-server = El formulario de inscripción se envía al servidor de actualizaciones, y la tarjeta no indica ninguno.
N01-why-doubtful-form = La inscripción se ofrece en tarjetas de fidelización con NFC, se envía al servidor de actualizaciones y conoce cuatro campos (guía antigua de Wallet).
N01-why-incomplete-form = Wallet no puede mostrar el formulario sin ellos (guía antigua de Wallet, «Reward Card Personalization»).

## One version of iOS
V01-barcode = { $phones } no dibujan { $format }: llegó con iOS { $version }.
V01-key = { $phones } pasan por alto { $key }: llegó con iOS { $version }.
V01-why-unknown-yet = Un iPhone anterior pasa por alto lo que llegó después («Pass», «PassFields», «SemanticTags»); allí no se muestra nada de ello.

## The drawn card
C01-barcode = El texto bajo el código de barras se corta en el iPhone. Acórtalo.
C01-fix-move = Mover el último campo al reverso
C01-label = La etiqueta «{ $name }» se corta en el iPhone. Acórtala o pon menos campos en esta fila.
C01-logo = El texto junto al logotipo se corta en el iPhone. Acórtalo.
C01-no-name = Un campo
C01-tag = Lo que dice la etiqueta semántica «{ $tag }» se corta en el iPhone. Acórtalo.
C01-value = «{ $name }» se corta en el iPhone. Acorta el texto o pon menos campos en esta fila.
C01-why-cut-off = Wallet reduce juntos los textos de una fila y corta lo que aún es demasiado ancho.
card-code-behind = Una entrada que abre puertas sin contacto muestra su código de barras en la hoja de detalles, no aquí.
card-falls-back = iOS { $version } recurre al aspecto clásico ({ $style }). Faltan: { $list }.
card-falls-back-one = iOS { $version } recurre al aspecto clásico ({ $style }). Falta: { $list }.
card-no-barcode = iOS { $version } no muestra ningún código de barras: { $kind } llegó con iOS { $since }.
card-only-poster = iOS { $version } no puede añadir esta tarjeta: no tiene más estilo que el póster de iOS { $since }.
watch-no-barcode = El reloj no muestra ningún código de barras: no dibuja { $kind }. Añade un código QR como segunda opción.

## The Lock Screen
lock-beacon = Cerca de una baliza
lock-change = Cuando cambia { $name }
lock-date = En torno al { $when }
lock-place = Cerca de un lugar
