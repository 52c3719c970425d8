// The element's own few sentences. The pass's texts are its issuer's.

const KEYS = ['add', 'download', 'get', 'open', 'scan', 'code', 'stuck', 'not_found', 'expired', 'voided', 'revoked', 'closed', 'invalid_link'];

const TEXTS = {
  en: [
    'Add to Apple Wallet', 'Download pass file', 'Get your pass', 'Open the pass page', 'Scan with your iPhone to add the pass.', 'QR code',
    'Nothing happened? Open the pass page in Safari.', 'This pass does not exist.', 'This pass has expired.', 'This pass is no longer valid.',
    'This pass is no longer available.', 'This offer is closed.', 'This link is not whole.',
  ],
  de: [
    'Zu Apple Wallet hinzufügen', 'Kartendatei laden', 'Karte holen', 'Seite der Karte öffnen', 'Mit dem iPhone scannen, um die Karte hinzuzufügen.', 'QR-Code',
    'Nichts passiert? Öffne die Seite der Karte in Safari.', 'Diese Karte gibt es nicht.', 'Diese Karte ist abgelaufen.', 'Diese Karte ist nicht mehr gültig.',
    'Diese Karte gibt es nicht mehr.', 'Dieses Angebot ist beendet.', 'Dieser Link ist unvollständig.',
  ],
  fr: [
    'Ajouter à Apple Wallet', 'Télécharger la carte', 'Obtenir votre carte', 'Ouvrir la page de la carte', 'Scannez avec votre iPhone pour ajouter la carte.', 'Code QR',
    'Rien ne s’est passé ? Ouvrez la page de la carte dans Safari.', 'Cette carte n’existe pas.', 'Cette carte a expiré.', 'Cette carte n’est plus valable.',
    'Cette carte n’est plus disponible.', 'Cette offre est terminée.', 'Ce lien est incomplet.',
  ],
  es: [
    'Añadir a Apple Wallet', 'Descargar la tarjeta', 'Obtener tu tarjeta', 'Abrir la página de la tarjeta', 'Escanea con tu iPhone para añadir la tarjeta.', 'Código QR',
    '¿No ha pasado nada? Abre la página de la tarjeta en Safari.', 'Esta tarjeta no existe.', 'Esta tarjeta ha caducado.', 'Esta tarjeta ya no es válida.',
    'Esta tarjeta ya no está disponible.', 'Esta oferta está cerrada.', 'Este enlace no está completo.',
  ],
  ar: [
    'إضافة إلى Apple Wallet', 'تنزيل ملف البطاقة', 'احصل على بطاقتك', 'افتح صفحة البطاقة', 'امسح الرمز بجهاز iPhone لإضافة البطاقة.', 'رمز QR',
    'لم يحدث شيء؟ افتح صفحة البطاقة في Safari.', 'هذه البطاقة غير موجودة.', 'انتهت صلاحية هذه البطاقة.', 'لم تعد هذه البطاقة صالحة.',
    'لم تعد هذه البطاقة متاحة.', 'انتهى هذا العرض.', 'هذا الرابط غير مكتمل.',
  ],
};

/** The sentences for a language tag; English for every other. `{language, direction, add, ...}` */
export function wordsFor(tag) {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  const language = Object.hasOwn(TEXTS, primary) ? primary : 'en';
  const words = Object.fromEntries(KEYS.map((key, index) => [key, TEXTS[language][index]]));
  return { ...words, language, direction: language === 'ar' ? 'rtl' : 'ltr' };
}
