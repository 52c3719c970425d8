// Every kind of barcode, set in the editor and read from a screenshot by a scanner of other people.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import test from 'node:test';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { scan } from './support/scanner.mjs';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const letters = (count) => Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');
const digits = (count) => Array.from({ length: count }, () => String(randomInt(10))).join('');

/** A full EAN-13 of random digits. */
function ean13() {
  const start = digits(12);
  const sum = [...start].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return start + ((10 - (sum % 10)) % 10);
}

/** The name in the editor, what the scanner calls it, and messages that the format can hold. */
const CLASSIC = [
  { name: 'QR code', scanned: 'QRCode', messages: [letters(12), `https://example.com/p/${letters(20)}`, `Zażółć gęślą ${letters(6)}`] },
  { name: 'Aztec', scanned: 'Aztec', messages: [letters(12), `M1${letters(40)}`, `https://example.com/${letters(8)}`] },
  { name: 'PDF417', scanned: 'PDF417', messages: [letters(12), `M1KRAUSE/VOLKER       E${letters(30)}`, digits(30)] },
  { name: 'Code 128', scanned: 'Code128', messages: [letters(10), digits(14), `A-${letters(6)}.x`] },
];
/** What iOS 27 adds. */
const NEW = [
  // Not six digits: one in ten of those is also an Italian pharmacode (Code 32, which is written as Code 39), and the scanner says that.
  { name: 'Code 39 (iOS 27)', scanned: 'Code39', messages: [letters(8), digits(7), `A-${letters(4)}.1`] },
  { name: 'Codabar (iOS 27)', scanned: 'Codabar', messages: [digits(10), `${digits(4)}-${digits(3)}`, `$${digits(5)}.${digits(2)}`] },
  { name: 'EAN-13 (iOS 27)', scanned: 'EAN-13', messages: [ean13(), ean13(), ean13()] },
  { name: 'Interleaved 2 of 5 (iOS 27)', scanned: 'ITF', messages: [digits(14), digits(8), digits(20)] },
];

test('every_barcode_is_read_back_from_a_screenshot', async (t) => {
  const editor = await Editor.open(t, { deviceScaleFactor: 3 });
  await editor.picks('Store card');
  const offered = await editor.barcodeFormats();
  const isOffered = ({ name }) => offered.includes(name);
  assert.deepEqual(CLASSIC.filter((format) => !isOffered(format)), [], `the classic formats are among ${offered}`);
  for (const { name, scanned, messages } of [...CLASSIC, ...NEW.filter(isOffered)]) {
    for (const message of messages) {
      await t.test(`${name} ${message.length}`, async () => {
        await editor.setsBarcode(name, message);
        const codes = await scan(await editor.barcode.screenshot());
        // zxing tells the start and stop signs of Codabar, which belong to the symbol and not to the message.
        const texts = codes.map(({ text }) => (scanned === 'Codabar' ? text.replace(/^[A-D](.*)[A-D]$/, '$1') : text));
        assert.deepEqual(texts, [message]);
        assert.equal(codes[0].format.replaceAll(/[^a-z0-9]/gi, '').toLowerCase(), scanned.replaceAll(/[^a-z0-9]/gi, '').toLowerCase());
      });
    }
  }
  complainsOfNothing(editor);
});
