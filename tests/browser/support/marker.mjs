// A random marker that survives scaling and packing: 64 bits as large black and white squares in a picture.
//
// The editor draws every picture anew at the sizes that phones want, so bytes of the original file do not survive by design, and
// looking for them would prove nothing. The pixels do.

import { randomBytes } from 'node:crypto';
import { png, readPng } from './pictures.mjs';
import { readZip } from './zip.mjs';

/** Squares in a row and in a column. */
const [COLUMNS, ROWS] = [16, 4];
/** Edge of a square in pixels of the largest picture. */
const SQUARE = 30;
/** The start of every PNG file. */
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The start of every zip archive. */
const ZIP_START = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** A new marker, 16 hexadecimal digits. */
export const newMarker = () => randomBytes(8).toString('hex');

/** A 480 x 120 PNG that shows the marker, and holds it as text in its file too. */
export function markedPng(marker) {
  const bits = bitsOf(marker);
  return png(COLUMNS * SQUARE, ROWS * SQUARE, (x, y) => {
    const bit = bits[Math.floor(y / SQUARE) * COLUMNS + Math.floor(x / SQUARE)];
    return bit ? [0, 0, 0] : [255, 255, 255];
  });
}

/** Whether some bytes carry the marker: as text in any usual spelling, or in the pixels of any PNG, packed in a zip archive or not. */
export function carries(bytes, marker) {
  return spellings(marker).some((spelling) => bytes.includes(spelling)) || pictures(bytes).some((picture) => shows(picture, marker));
}

/** The marker as somebody might send it. */
function spellings(marker) {
  const raw = Buffer.from(marker, 'hex');
  return [raw, ...['hex', 'base64', 'base64url'].map((encoding) => Buffer.from(raw.toString(encoding).replace(/=+$/, '')))];
}

/** All PNG files inside some bytes: in the open, in base64, or in a zip archive that starts anywhere. */
export function pictures(bytes) {
  const found = startsOf(bytes, PNG_START).map((at) => bytes.subarray(at));
  for (const at of startsOf(bytes, ZIP_START).slice(0, 1)) {
    for (const content of readZip(bytes.subarray(at)).values()) {
      if (content.subarray(0, 8).equals(PNG_START)) found.push(content);
    }
  }
  for (const match of bytes.toString('latin1').matchAll(/iVBORw0KGgo[A-Za-z0-9+/_-]+/g)) {
    found.push(Buffer.from(match[0], 'base64'));
  }
  return found;
}

function startsOf(bytes, start) {
  const found = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) found.push(at);
  return found;
}

/** Whether a PNG shows the marker over its whole area, at any size. */
function shows(bytes, marker) {
  let image;
  try {
    image = readPng(bytes);
  } catch {
    return false;
  }
  return bitsOf(marker).every((bit, index) => {
    const x = Math.floor(((index % COLUMNS) + 0.5) * (image.width / COLUMNS));
    const y = Math.floor((Math.floor(index / COLUMNS) + 0.5) * (image.height / ROWS));
    const at = (y * image.width + x) * 4;
    const isDark = image.data[at] + image.data[at + 1] + image.data[at + 2] < 3 * 128;
    return isDark === bit;
  });
}

function bitsOf(marker) {
  return [...Buffer.from(marker, 'hex')].flatMap((byte) => Array.from({ length: 8 }, (_, bit) => ((byte >> (7 - bit)) & 1) === 1));
}
