//! French.

use super::Wording;

pub(super) static WORDING: Wording = Wording {
    language: "fr",
    direction: "ltr",
    add: "Ajouter à Apple Wallet",
    from: "de {}",
    scan: "Scannez avec votre iPhone pour ajouter cette carte.",
    scan_from_tablet: "Les cartes vivent sur un iPhone. Scannez ce code avec le vôtre pour ajouter la carte.",
    scan_to_join: "Scannez avec votre iPhone pour obtenir votre carte.",
    code: "Code QR de cette page",
    from_mac: "Ajoutée sur ce Mac, la carte apparaît aussi sur votre iPhone.",
    send: "Envoyer le lien à votre iPhone",
    download: "Télécharger la carte",
    on_android: "Les applications de portefeuille pour Android ouvrent ce fichier. Sur un iPhone, il va dans Apple Wallet.",
    in_app: "Ouvrez d’abord cette page dans Safari",
    in_app_steps: "Le navigateur de cette application ne sait souvent pas ajouter de cartes. Ouvrez son menu (trois points ou icône de partage), choisissez « Ouvrir dans le navigateur » ou « Ouvrir dans Safari », puis ajoutez la carte.",
    nothing_happened: "Rien ne s’est passé ? Ouvrez cette page dans Safari et réessayez.",
    copy: "Copier le lien",
    copied: "Lien copié",
    expired: ["Cette carte a expiré", "Sa date de fin est passée : elle ne peut plus être ajoutée."],
    voided: ["Cette carte n’est plus valable", "Son émetteur l’a annulée : elle ne peut plus être ajoutée."],
    revoked: ["Cette carte n’est plus disponible", "Son émetteur l’a retirée."],
    unknown: [
        "Cette carte n’existe pas",
        "Le lien est peut-être tronqué ou mal saisi, ou l’émetteur a supprimé la carte.",
    ],
    closed: [
        "Cette offre est terminée",
        "Ce lien ne permet plus de s’inscrire. Demandez-en un nouveau à la personne qui vous l’a donné.",
    ],
    broken_link: ["Ce lien est incomplet", "Ouvrez-le à nouveau exactement tel que vous l’avez reçu."],
    used_up: [
        "Plus de cartes ce mois-ci",
        "Aucune carte ne peut plus être créée ce mois-ci ; prévenez la personne qui vous a donné le lien.",
    ],
    nothing_here: ["Il n’y a rien à cette adresse", "Le lien est peut-être tronqué ou mal saisi."],
    to_the_editor: "Aller à l’éditeur de cartes",
    not_now: ["Cette carte ne peut pas être affichée pour le moment", "Réessayez dans un instant."],
    ask: "Des questions ? Adressez-vous à {}.",
    several: "{} cartes",
    add_all: "Ajouter les {} à Apple Wallet",
    one_by_one: "Ce navigateur ajoute une carte à la fois.",
    get: "Obtenir votre carte",
    fill_in: "Veuillez remplir : {}",
    too_long: "{} est trop long : {} caractères au plus.",
};
