// Makes passes with @walletpass/pass-js: a template with its pictures once, then one pass after the other.
// Arguments: folder, certificate, key, intermediate, seconds.

import { Template } from '@walletpass/pass-js';
import { material, measure } from './rounds.mjs';

const { pictures, document, certificate, key } = await material();
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

await measure((serial) => template.createPass({ serialNumber: serial }).asBuffer());
