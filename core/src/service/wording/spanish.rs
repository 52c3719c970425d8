//! Spanish.

use super::Wording;

pub(super) static WORDING: Wording = Wording {
    language: "es",
    direction: "ltr",
    add: "Añadir a Apple Wallet",
    from: "de {}",
    scan: "Escanea con tu iPhone para añadir esta tarjeta.",
    scan_from_tablet: "Las tarjetas viven en un iPhone. Escanea este código con el tuyo para añadir la tarjeta.",
    scan_to_join: "Escanea con tu iPhone para obtener tu tarjeta.",
    code: "Código QR de esta página",
    from_mac: "Si la añades en este Mac, la tarjeta aparece también en tu iPhone.",
    send: "Enviar el enlace a tu iPhone",
    download: "Descargar la tarjeta",
    on_android: "Las apps de cartera para Android abren este archivo. En un iPhone va a Apple Wallet.",
    in_app: "Abre primero esta página en Safari",
    in_app_steps: "El navegador de esta app a menudo no puede añadir tarjetas. Abre su menú (tres puntos o el icono de compartir), elige «Abrir en el navegador» o «Abrir en Safari» y añade la tarjeta allí.",
    nothing_happened: "¿No ha pasado nada? Abre esta página en Safari e inténtalo de nuevo.",
    copy: "Copiar enlace",
    copied: "Enlace copiado",
    expired: ["Esta tarjeta ha caducado", "Su fecha final ha pasado y ya no se puede añadir."],
    voided: ["Esta tarjeta ya no es válida", "Su emisor la ha anulado y ya no se puede añadir."],
    revoked: ["Esta tarjeta ya no está disponible", "Su emisor la ha retirado."],
    unknown: [
        "Esta tarjeta no existe",
        "Puede que el enlace esté cortado o mal escrito, o que el emisor haya borrado la tarjeta.",
    ],
    closed: [
        "Esta oferta está cerrada",
        "Ya nadie puede apuntarse con este enlace. Pide uno nuevo a quien te lo dio.",
    ],
    broken_link: ["Este enlace no está completo", "Ábrelo de nuevo exactamente como lo recibiste."],
    used_up: [
        "No hay más tarjetas este mes",
        "Este mes no se pueden crear más tarjetas; avisa a quien te dio el enlace.",
    ],
    nothing_here: ["No hay nada en esta dirección", "Puede que el enlace esté cortado o mal escrito."],
    to_the_editor: "Ir al editor de tarjetas",
    not_now: ["Esta tarjeta no se puede mostrar ahora", "Inténtalo de nuevo en un momento."],
    ask: "¿Preguntas? Consulta a {}.",
    several: "{} tarjetas",
    add_all: "Añadir las {} a Apple Wallet",
    one_by_one: "Este navegador añade una tarjeta cada vez.",
    get: "Obtener tu tarjeta",
    fill_in: "Rellena, por favor: {}",
    too_long: "{} es demasiado largo: como máximo {} caracteres.",
};
