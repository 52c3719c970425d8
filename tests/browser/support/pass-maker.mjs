// Packages for the editor to open: a document and pictures, unsigned.

import { plainPng } from './pictures.mjs';
import { writeZip } from './zip.mjs';

/** An unsigned `.pkpass` of a document, with pictures by file name; an icon is always there. */
export function unsignedPass(document, pictures = {}) {
  const whole = {
    formatVersion: 1, description: 'A pass for measuring', organizationName: 'Measures', serialNumber: 'measure-1',
    passTypeIdentifier: 'pass.example.measure', teamIdentifier: 'MEASURE001',
    backgroundColor: 'rgb(255, 255, 255)', foregroundColor: 'rgb(0, 0, 0)', labelColor: 'rgb(60, 60, 60)', ...document,
  };
  const files = { 'icon.png': plainPng(38, 38), 'icon@2x.png': plainPng(76, 76), ...pictures };
  return writeZip([
    { name: 'pass.json', bytes: Buffer.from(JSON.stringify(whole)) },
    ...Object.entries(files).map(([name, bytes]) => ({ name, bytes })),
  ]);
}

/** A field with a short label and value. */
export const field = (key, label, value, more = {}) => ({ key, label, value, ...more });
