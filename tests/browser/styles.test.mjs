// Another style for the same content: nothing is lost on the way round, and what has no place is in sight.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { field, unsignedPass } from './support/pass-maker.mjs';

/** All seven, from the store card round to it. */
const ROUND = ['Coupon', 'Event ticket', 'Poster ticket', 'Boarding pass', 'Generic', 'Poster', 'Store card'];

const MANY = Array.from({ length: 6 }, (_, index) => field(`s${index}`, `Second ${index}`, `${index}`));
const DOCUMENT = {
  logoText: 'Round', unknownKey: { kept: 1.5 },
  storeCard: {
    headerFields: [field('h', 'POINTS', 12)], primaryFields: [field('p', 'Balance', '$5')], secondaryFields: MANY, backFields: [field('b', 'Terms', 'Be kind')],
  },
};

test('a_cycle_through_all_seven_styles_gives_the_document_back_and_is_seven_steps', async (t) => {
  const editor = await Editor.open(t);
  await editor.opensFile(file('round.pkpass', unsignedPass(DOCUMENT), 'application/vnd.apple.pkpass'));
  await editor.card.waitFor();
  const before = await editor.readsDocument();
  const trayBefore = await trayOf(editor);
  assert.equal(trayBefore.length, 2, 'two of six secondary fields have no place on a store card');
  for (const style of ROUND) {
    await editor.changesStyle(style);
    await editor.page.locator('.toast').filter({ hasText: `Style: ${style}.` }).waitFor();
  }
  assert.deepEqual(await editor.readsDocument(), before);
  assert.deepEqual(await trayOf(editor), trayBefore);
  assert.equal(await editor.undoesAll(), ROUND.length);
  assert.deepEqual(await editor.readsDocument(), before);
  complainsOfNothing(editor);
});

/** What the tray lists: what the style has no place for. */
async function trayOf(editor) {
  const tray = editor.page.getByRole('region', { name: /^Not shown in this style/ });
  return tray.getByRole('listitem').allInnerTexts();
}

test('a_poster_is_shown_by_the_newest_phones_and_the_classic_style_by_all_others', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.changesStyle('Poster');
  const look = (name) => editor.card.locator(`svg[data-style=${name}]`).waitFor();
  await look('posterGeneric');
  for (const version of ['iOS 26', 'iOS 18', 'iOS 17']) {
    await editor.looks('iOS version', version);
    await look('storeCard');
  }
  await editor.looks('iOS version', 'iOS 27');
  await look('posterGeneric');
  complainsOfNothing(editor);
});

test('a_barcode_of_the_newest_phones_is_shown_by_them_alone', async (t) => {
  const editor = await Editor.open(t);
  const message = { message: '5901234123457', messageEncoding: 'iso-8859-1' };
  const only = [{ format: 'PKBarcodeFormatEAN13', ...message }];
  const shows = (format) => editor.card.locator(`[data-role=barcode][data-format=${format}]`).waitFor();
  await editor.opensFile(file('ean.pkpass', unsignedPass({ generic: {}, barcodes: only }), 'application/vnd.apple.pkpass'));
  await shows('PKBarcodeFormatEAN13');
  await editor.looks('iOS version', 'iOS 26');
  await editor.card.locator('[data-role=barcode]').waitFor({ state: 'detached' });
  await editor.page.getByRole('status').filter({ hasText: 'iOS 26 shows no barcode: EAN13 came with iOS 27.' }).waitFor();
  const two = [...only, { format: 'PKBarcodeFormatQR', ...message }];
  await editor.opensFile(file('two.pkpass', unsignedPass({ generic: {}, barcodes: two }), 'application/vnd.apple.pkpass'));
  await shows('PKBarcodeFormatQR');
  complainsOfNothing(editor);
});
