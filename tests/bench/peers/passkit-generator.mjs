// Makes passes with passkit-generator: its files and certificates are read once, then one pass after the other.
// Arguments: folder, certificate, key, intermediate, seconds.

import { PKPass } from 'passkit-generator';
import { material, measure } from './rounds.mjs';

const { pictures, document, certificate, key, intermediate } = await material();
const files = { ...pictures, 'pass.json': Buffer.from(JSON.stringify(document)) };
const certificates = { wwdr: intermediate, signerCert: certificate, signerKey: key };

await measure(async (serial) => new PKPass({ ...files }, certificates, { serialNumber: serial }).getAsBuffer());
