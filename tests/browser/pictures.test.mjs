// Pictures: cropped by hand, brought to Wallet's exact sizes in the page, without anything of the original but its pixels.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { readPass } from './support/pass-file.mjs';
import { chunkNames, noisePng, photo, plainPng, readPng, withSecrets } from './support/pictures.mjs';

const STRIP_SIZES = [['strip.png', 375, 144], ['strip@2x.png', 750, 288], ['strip@3x.png', 1125, 432]];
const SECRET = 'SHOT-AT-47.11-NORTH';

test('a_photo_of_twelve_megapixels_is_cropped_to_the_exact_sizes_and_tells_nothing_of_itself', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  const before = readPass(await editor.downloads()).files.get('strip@3x.png');

  // Red above, blue below: the upper edge of the crop is red only when it was moved up.
  const original = withSecrets(await photo(editor.page, 4000, 3000, ['#d01818', '#1830d0']), SECRET);
  assert.ok(original.includes(SECRET));
  const sheet = await editor.beginsToPlace('strip', file('photo.jpg', original, 'image/jpeg'));
  await sheet.getByText('Becomes 375 × 144, 750 × 288, 1125 × 432 pixels.').waitFor();
  await sheet.getByLabel('Top').fill('0');
  await sheet.getByLabel('Top').press('Tab');
  await sheet.getByLabel('Width').fill('2000');
  await sheet.getByLabel('Width').press('Tab');
  assert.equal(await sheet.getByLabel('Top').inputValue(), '384', 'zooming keeps the middle');
  await sheet.getByLabel('Top').fill('0');
  await sheet.getByLabel('Top').press('Tab');
  await editor.placesPicture(sheet);

  const bytes = await editor.downloads();
  const { files } = readPass(bytes);
  for (const [name, width, height] of STRIP_SIZES) {
    const strip = readPng(files.get(name));
    assert.deepEqual([strip.width, strip.height], [width, height], name);
    const [red, , blue] = strip.data.subarray(0, 3);
    assert.ok(red > 180 && blue < 60, `${name} shows the upper part`);
    assert.deepEqual(chunkNames(files.get(name)).filter((chunk) => /^(e|t|i|z)/.test(chunk)), [], `${name} holds pixels only`);
    assert.ok(!files.get(name).includes(SECRET));
  }
  assert.ok(!bytes.includes(SECRET));

  await editor.button('Undo').and(editor.page.getByRole('banner').getByRole('button')).click();
  assert.ok(readPass(await editor.downloads()).files.get('strip@3x.png').equals(before), 'undo brings the old one back');
  complainsOfNothing(editor);
});

test('the_keyboard_crops_as_well_as_the_pointer', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  const sheet = await editor.beginsToPlace('strip', file('photo.jpg', await photo(editor.page, 1600, 1600, ['#d01818', '#1830d0']), 'image/jpeg'));
  const [left, top, width] = ['Left', 'Top', 'Width'].map((label) => sheet.getByLabel(label));
  const keyboard = new Keyboard(editor.page);
  await keyboard.tabsTo({ role: 'application', name: 'Part of the picture' });
  assert.deepEqual([await left.inputValue(), await width.inputValue()], ['0', '1600']);
  await keyboard.presses('+');
  await keyboard.presses('+');
  assert.equal(await width.inputValue(), String(Math.round(1600 / 1.21)));
  const before = Number(await top.inputValue());
  await keyboard.presses('ArrowDown');
  assert.ok(Number(await top.inputValue()) > before);
  await keyboard.presses('Shift+ArrowLeft');
  await keyboard.presses('Shift+ArrowLeft');
  assert.equal(await left.inputValue(), '0', 'it never leaves the picture');
  await keyboard.presses('0');
  assert.equal(await width.inputValue(), '1600');

  // A pointer takes the picture along.
  const stage = await sheet.locator('.crop-stage svg').boundingBox();
  const start = Number(await top.inputValue());
  await editor.page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2);
  await editor.page.mouse.down();
  await editor.page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2 - 40, { steps: 4 });
  await editor.page.mouse.up();
  assert.ok(Number(await top.inputValue()) > start + 20, 'what is below comes up');

  await keyboard.presses('Escape');
  await sheet.waitFor({ state: 'detached' });
  complainsOfNothing(editor);
});

test('a_small_picture_is_warned_about_and_a_heavy_one_can_be_compressed', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  const small = await editor.beginsToPlace('strip', file('small.png', plainPng(500, 192)));
  await small.getByText(/For a sharp picture on every iPhone it should have 1125 × 432/).waitFor();
  await small.getByRole('button', { name: 'Cancel' }).click();

  const heavy = await editor.beginsToPlace('strip', file('heavy.png', noisePng(1125, 600)));
  await heavy.getByText(/makes a pass slow to arrive/).waitFor();
  await heavy.getByLabel('Compress').check();
  const weight = heavy.locator('[data-role=weight]');
  await weight.filter({ hasNotText: 'Weighing' }).waitFor();
  await editor.placesPicture(heavy);
  const strip = readPass(await editor.downloads()).files.get('strip@3x.png');
  assert.ok(chunkNames(strip).includes('PLTE'), 'it has a palette');
  const { width, height } = readPng(strip);
  assert.deepEqual([width, height], [1125, 432]);
  complainsOfNothing(editor);
});

test('a_picture_is_pasted_and_gets_the_place_that_is_chosen', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Generic');
  await editor.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'pasted.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, plainPng(600, 600, [9, 140, 60]).toString('base64'));
  const sheet = editor.picturesheet;
  await sheet.getByLabel('Place').selectOption({ label: 'Thumbnail' });
  await sheet.getByLabel('Shape').selectOption({ label: 'Tall, 2 to 3' });
  await editor.placesPicture(sheet);
  const { width, height, data } = readPng(readPass(await editor.downloads()).files.get('thumbnail@3x.png'));
  assert.deepEqual([width, height, ...data.subarray(0, 3)], [180, 270, 9, 140, 60]);

  await editor.opensPanel('Pictures');
  await editor.panel.getByRole('button', { name: 'Crop or compress thumbnail' }).click();
  await sheet.getByLabel('Shape').selectOption({ label: 'Square' });
  await editor.placesPicture(sheet);
  const square = readPng(readPass(await editor.downloads()).files.get('thumbnail@2x.png'));
  assert.deepEqual([square.width, square.height], [180, 180]);
  complainsOfNothing(editor);
});

test('a_picture_goes_where_it_is_dropped_whatever_is_written_over_the_place', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  const sheet = await editor.beginsToPlace('strip', file('sky.png', plainPng(1600, 1600, [20, 90, 200])), 0.5);
  assert.equal(await sheet.getByLabel('Place').inputValue(), 'strip');
  await editor.placesPicture(sheet);
  const { data } = readPng(readPass(await editor.downloads()).files.get('strip@2x.png'));
  assert.deepEqual([...data.subarray(0, 3)], [20, 90, 200]);
  complainsOfNothing(editor);
});

test('a_heic_photo_that_the_browser_cannot_read_gets_a_sentence', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(2000, 7)]);
  await editor.drops('logo', file('IMG_0417.HEIC', heic, 'image/heic'));
  assert.match(await editor.saysProblem(), /HEIC photo, which this browser cannot read/);
  complainsOfNothing(editor);
});
