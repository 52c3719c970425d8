// Makes passes with @walletpass/pass-js: a template with its pictures once, then one pass after the other.
// Arguments: folder, certificate, key, intermediate, seconds.

import { templateOf } from './pass-js-template.mjs';
import { material, measure } from './rounds.mjs';

const template = await templateOf(await material());

await measure((serial) => template.createPass({ serialNumber: serial }).asBuffer());
