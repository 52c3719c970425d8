// An issuer that publishes by the API, for tests of what visitors see.

import assert from 'node:assert/strict';
import { field, unsignedPass } from './pass-maker.mjs';
import { plainPng } from './pictures.mjs';
import { api } from './server.mjs';

const PASS = { 'content-type': 'application/vnd.apple.pkpass' };

/** A coffee card with a barcode and a contact on its back. */
export function coffeeCard(changes = {}) {
  return {
    organizationName: 'Bean & Leaf', description: 'Coffee card of Bean & Leaf', logoText: 'Bean & Leaf',
    backgroundColor: 'rgb(43, 58, 49)', foregroundColor: 'rgb(255, 255, 255)', labelColor: 'rgb(206, 222, 205)',
    storeCard: {
      headerFields: [field('stamps', 'Stamps', '7 of 10')],
      primaryFields: [field('balance', 'Balance', '$21.75')],
      secondaryFields: [field('tier', 'Tier', 'Gold'), field('since', 'Member since', 'May 2024')],
      backFields: [field('contact', 'Contact', 'hello@example.org')],
    },
    barcodes: [{ format: 'PKBarcodeFormatQR', message: 'BEAN-0001', messageEncoding: 'iso-8859-1', altText: 'BEAN-0001' }],
    ...changes,
  };
}

/** Publishes a pass; gives what the service answers. */
export async function publishes(document = coffeeCard(), pictures = { 'strip@2x.png': plainPng(750, 246, [110, 78, 46]) }) {
  return answered(await api('POST', '/api/v1/passes', { headers: PASS, body: unsignedPass(document, pictures) }), 201);
}

/** Takes a pass back. */
export async function revokes({ serialNumber }) {
  await answered(await api('DELETE', `/api/v1/passes/${serialNumber}`), 200);
}

/** Publishes a design that everybody can join by saying their name. */
export async function opensTemplate() {
  const document = coffeeCard({ logoText: 'Hello {{name}}' });
  return answered(await api('POST', '/api/v1/templates', { headers: PASS, body: unsignedPass(document) }), 201);
}

async function answered(response, status) {
  const text = await response.text();
  assert.equal(response.status, status, text);
  return JSON.parse(text);
}
