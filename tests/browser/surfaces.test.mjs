// Where the pass is shown besides its front, by mouse and by keys; in its languages; and read aloud.

import assert from 'node:assert/strict';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { field, unsignedPass } from './support/pass-maker.mjs';
import { plainPng } from './support/pictures.mjs';
import { scan } from './support/scanner.mjs';
import { until } from './support/wait.mjs';

const QR = [{ format: 'PKBarcodeFormatQR', message: 'SURFACE-1', messageEncoding: 'iso-8859-1', altText: 'SURFACE-1' }];
const DOCUMENT = {
  logoText: 'welcome', organizationName: 'Bean & Leaf', barcodes: QR,
  locations: [{ latitude: 1, longitude: 2, relevantText: 'Your coffee is near' }],
  storeCard: {
    headerFields: [field('points', 'POINTS', 120, { changeMessage: 'You now have %@ points.' })],
    primaryFields: [field('balance', 'Balance', '$5')],
    secondaryFields: [field('who', 'NAME', 'Ada')],
    backFields: [
      field('help', 'Help', 'Write to hi@example.com or call +49 30 901820'),
      field('terms', 'Terms', 'plain', { attributedValue: '<a href="https://example.com/">Read them</a><script>bad()</script>' }),
    ],
  },
};
const LANGUAGES = {
  'de.lproj/pass.strings': Buffer.from('"welcome" = "Willkommen"; "Your coffee is near" = "Dein Kaffee ist nah";'),
  'de.lproj/logo@2x.png': plainPng(100, 100, [200, 0, 0]),
  'en.lproj/logo@2x.png': plainPng(200, 100, [0, 0, 200]),
  'en.lproj/pass.strings': Buffer.from('"welcome" = "Welcome";'),
};

async function opened(t, document = DOCUMENT, files = {}, options = {}) {
  const editor = await Editor.open(t, options);
  await editor.opensFile(file('surfaces.pkpass', unsignedPass(document, files), 'application/vnd.apple.pkpass'));
  await editor.card.first().waitFor();
  return editor;
}

/** A surface by what it is called for those who listen. */
const surface = (editor, name) => editor.page.getByRole('main').getByRole('group', { name }).first();

test('every_surface_is_a_key_away_but_not_while_something_is_typed', async (t) => {
  const editor = await opened(t, DOCUMENT, LANGUAGES);
  const { page } = editor;
  const radio = (side) => page.getByRole('radio', { name: side, exact: true });
  await page.getByRole('heading', { level: 1 }).click();
  for (const [key, side] of [['2', 'Back'], ['3', 'Lock'], ['4', 'Watch'], ['5', 'Stack'], ['1', 'Front']]) {
    await page.keyboard.press(key);
    await until(`key ${key} to show ${side}`, () => radio(side).isChecked());
  }
  const chosen = (name) => page.getByRole('combobox', { name, exact: true }).locator('option:checked').innerText();
  await page.keyboard.press('o');
  assert.equal(await chosen('iOS version'), 'iOS 17');
  await page.keyboard.press('l');
  await until('the next language', async () => (await chosen('Language of the pass')) === 'de');
  await editor.opensPanel('Details');
  await editor.panel.getByRole('textbox', { name: 'Description' }).fill('3 o l 2');
  assert.ok(await radio('Front').isChecked(), 'typing turns nothing');

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox', { name: 'Single keys' }).uncheck();
  await editor.closesDialog();
  await page.keyboard.press('2');
  await page.keyboard.press('Control+s');
  await page.locator('.toast').filter({ hasText: 'saved' }).waitFor();
  assert.ok(await radio('Front').isChecked(), 'single keys are off');
  complainsOfNothing(editor);
});

test('the_details_sheet_links_what_a_phone_links_and_nothing_that_runs', async (t) => {
  const editor = await opened(t);
  await editor.turnsTo('Back');
  const sheet = surface(editor, 'Details sheet of the pass');
  assert.deepEqual(await sheet.locator('.back-link').allInnerTexts(), ['hi@example.com', '+49 30 901820', 'Read them']);
  for (const words of ['Automatic Updates', 'Allow Notifications', 'Suggest on Lock Screen', 'A pass for measuring']) {
    await sheet.getByText(words).waitFor();
  }
  assert.equal(await sheet.locator('script').count(), 0);
});

test('the_lock_screen_shows_what_a_change_says_or_that_it_says_nothing', async (t) => {
  const editor = await opened(t);
  await editor.turnsTo('Lock');
  const screen = surface(editor, 'Lock Screen');
  await screen.getByRole('button', { name: /Bean & Leaf.*You now have 120 points\./ }).waitFor();
  await screen.getByRole('button', { name: /Your coffee is near/ }).waitFor();
  await screen.getByText(/No message will appear when these change: Balance, NAME/).waitFor();
  await editor.page.getByRole('navigation', { name: 'Parts of the pass' }).getByRole('button', { name: /Balance/ }).click();
  await screen.getByText('No message will appear when Balance changes.').waitFor();
  await screen.getByRole('button', { name: 'Alert when it changes' }).click();
  await screen.getByText('Balance is now $5.').waitFor();
});

test('the_watch_shows_both_sizes_and_a_code_that_scans', async (t) => {
  const editor = await opened(t);
  await editor.turnsTo('Watch');
  const faces = editor.page.getByRole('main').getByRole('group', { name: /^On Apple Watch/ });
  const sizes = [];
  for (const face of await faces.all()) {
    const { width, height } = await face.boundingBox();
    sizes.push([width, height]);
    assert.ok((await face.getAttribute('aria-label')).includes('Balance $5'), 'it is read aloud');
  }
  assert.deepEqual(sizes, [[208, 248], [187, 223]]);
  const code = faces.first().locator('[data-role=barcode]');
  await code.scrollIntoViewIfNeeded();
  const found = await scan(await code.screenshot());
  assert.deepEqual(found.map(({ text }) => text), ['SURFACE-1']);
  const bars = [{ format: 'PKBarcodeFormatCode128', message: '1', messageEncoding: 'iso-8859-1' }];
  const other = await opened(t, { ...DOCUMENT, barcodes: bars });
  await other.turnsTo('Watch');
  await other.page.getByText(/The watch shows no barcode: it does not draw Code128/).waitFor();
});

test('in_the_stack_only_the_top_shows', async (t) => {
  const editor = await opened(t);
  const whole = await editor.card.boundingBox();
  await editor.turnsTo('Stack');
  const window = await editor.page.locator('.stack-window').boundingBox();
  assert.ok(Math.abs(window.height / window.width - 60 / 358) < 0.01, `${window.width} x ${window.height}`);
  assert.ok(whole.height > window.height * 4);
});

test('a_language_has_its_texts_and_its_pictures_and_the_document_stays_as_it_is', async (t) => {
  const editor = await opened(t, DOCUMENT, LANGUAGES);
  const logo = () => editor.card.locator('image[data-picture=logo]').getAttribute('width').then(Number);
  await editor.cardShows('welcome');
  const before = await editor.readsDocument();
  const wide = await logo();
  await editor.looks('Language of the pass', 'de');
  await editor.cardShows('Willkommen');
  assert.ok((await logo()) < wide, 'the German logo is narrower');
  await editor.turnsTo('Lock');
  await surface(editor, 'Lock Screen').getByText('Dein Kaffee ist nah').waitFor();
  await editor.turnsTo('Front');
  await editor.looks('Language of the pass', 'As written');
  await editor.cardShows('welcome');
  assert.deepEqual(await editor.readsDocument(), before);
});

test('a_poster_is_read_aloud_with_its_actions', async (t) => {
  const document = {
    logoText: 'Summit Club', generic: {}, posterGeneric: { primaryFields: [{ key: 'name', value: 'Rosa Stone' }, field('since', 'Since', '2019')] },
    featuredActions: [{ identifier: 'a', type: 'call', url: 'tel:1' }, { identifier: 'b', type: 'shop', url: 'https://example.com' }, { identifier: 'c', type: 'order', url: 'https://example.com' }],
  };
  const editor = await opened(t, document, { 'artwork@2x.png': plainPng(716, 896, [40, 60, 90]) });
  const spoken = await editor.card.first().getAttribute('aria-label');
  assert.equal(spoken, 'Poster, Summit Club. Rosa Stone. Since, 2019. Action: Call. Action: Shop.');
  assert.deepEqual(await editor.page.getByRole('list', { name: 'Actions below the pass' }).getByRole('listitem').allInnerTexts(), ['Call', 'Shop']);
  await editor.looks('iOS version', 'iOS 26');
  await editor.page.getByRole('list', { name: 'Actions below the pass' }).waitFor({ state: 'detached' });
});

for (const [width, colorScheme] of [[1440, 'light'], [390, 'dark']]) {
  test(`axe_finds_nothing_serious_on_any_surface_at_${width}_${colorScheme}`, async (t) => {
    const editor = await opened(t, DOCUMENT, LANGUAGES, { viewport: { width, height: 844 }, colorScheme, hasTouch: width < 1000 });
    for (const side of ['Front', 'Back', 'Lock', 'Watch', 'Stack']) {
      await editor.turnsTo(side);
      assert.deepEqual(await seriousViolations(editor.page), [], side);
      const wide = await editor.page.evaluate(() => document.scrollingElement.scrollWidth);
      assert.ok(wide <= width, `${side} is ${wide} wide`);
    }
  });
}
