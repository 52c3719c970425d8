// The template of @walletpass/pass-js that every measurement of it uses: the same document, pictures and key as ours.

import { Template } from '@walletpass/pass-js';

/** A template with its pictures and key, from what `material()` read. */
export async function templateOf({ pictures, document, certificate, key }) {
  const { storeCard, serialNumber, formatVersion, ...fields } = document;
  const template = new Template('storeCard', fields);
  for (const [name, bytes] of Object.entries(pictures)) {
    const [, kind, , density] = /^(\w+)(@([23]x))?\.png$/.exec(name);
    await template.images.add(kind, bytes, density);
  }
  for (const [group, list] of Object.entries(storeCard)) {
    for (const field of list) template[group].add(field);
  }
  template.setCertificate(certificate);
  template.setPrivateKey(key);
  return template;
}
