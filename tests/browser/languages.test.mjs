// The translations of a pass: the table, what is missing, the card in a language, and the file that comes of it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { readPass } from './support/pass-file.mjs';
import { field, unsignedPass } from './support/pass-maker.mjs';
import { plainPng } from './support/pictures.mjs';

const DOCUMENT = {
  logoText: 'Welcome', organizationName: 'Bean & Leaf', description: 'Coffee card',
  storeCard: {
    primaryFields: [field('balance', 'Balance', '$5', { changeMessage: 'Now %@' })],
    backFields: [field('help', 'Help', 'Ask us')],
  },
};
const FRENCH = {
  'fr.lproj/pass.strings': Buffer.from('/* Ours */ "Balance" = "Solde"; "Old" = "Vieux";'),
  'fr.lproj/logo@2x.png': plainPng(100, 100, [200, 0, 0]),
};

async function opened(t, files = {}, options = {}) {
  const editor = await Editor.open(t, options);
  await editor.opensFile(file('languages.pkpass', unsignedPass(DOCUMENT, files), 'application/vnd.apple.pkpass'));
  await editor.card.first().waitFor();
  return editor;
}

async function opensTable(editor) {
  const fields = editor.page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Fields' });
  if (await fields.isVisible()) await fields.click();
  await editor.page.getByRole('navigation', { name: 'Parts of the pass' }).getByRole('button', { name: 'Languages' }).click();
  const dialog = editor.page.getByRole('dialog', { name: 'Languages' });
  await dialog.waitFor();
  return dialog;
}

const languages = (dialog) => dialog.getByRole('list', { name: 'Languages of the pass' }).getByRole('listitem');

/** An entry of `pass.strings`, in either encoding that is written. */
function strings(bytes) {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8');
}

test('a_pass_is_translated_in_the_table_and_the_file_has_the_texts', async (t) => {
  const editor = await opened(t);
  const dialog = await opensTable(editor);
  await dialog.getByLabel('Add a language').selectOption('de');
  const german = languages(dialog).filter({ hasText: 'German' });
  await german.getByText('7 of 7 missing').waitFor();
  const cell = (text) => dialog.getByRole('textbox', { name: `${text}: German`, exact: true });
  await cell('Welcome').fill('Willkommen');
  await german.getByText('6 of 7 missing').waitFor();
  await cell('Balance').fill('Guthaben für Sie');
  await german.getByText('5 of 7 missing').waitFor();
  await dialog.locator('[data-pass-preview] svg').getByText('Willkommen').first().waitFor();
  await german.getByRole('button', { name: 'German: the rest is the same as written' }).click();
  await german.getByText('complete').waitFor();
  assert.deepEqual(await seriousViolations(editor.page), []);
  await editor.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await editor.cardShows('Willkommen');
  await editor.looks('Language of the pass', 'As written');
  await editor.cardShows('Welcome');
  const { files, pass } = readPass(await editor.downloads());
  const text = strings(files.get('de.lproj/pass.strings'));
  for (const entry of ['"Welcome" = "Willkommen";', '"Balance" = "Guthaben für Sie";', '"Help" = "Help";']) {
    assert.ok(text.includes(entry), `${entry} in ${text}`);
  }
  assert.equal(pass.logoText, 'Welcome', 'the document stays as it is');
  await editor.reloads();
  await (await opensTable(editor)).getByText('complete').waitFor();
  complainsOfNothing(editor);
});

test('what_is_there_is_kept_and_a_removed_language_comes_back', async (t) => {
  const editor = await opened(t, FRENCH);
  const dialog = await opensTable(editor);
  const french = languages(dialog).filter({ hasText: 'French' });
  await french.getByText('6 of 7 missing').waitFor();
  await french.getByText('Own pictures: logo').waitFor();
  const balance = dialog.getByRole('textbox', { name: 'Balance: French', exact: true });
  assert.equal(await balance.inputValue(), 'Solde');
  await balance.fill('Crédit');
  await french.getByRole('button', { name: 'Remove French' }).click();
  await french.getByRole('button', { name: 'Keep' }).click();
  await french.getByRole('button', { name: 'Remove French' }).click();
  await french.getByRole('button', { name: 'Remove', exact: true }).click();
  await french.waitFor({ state: 'detached' });
  await editor.page.keyboard.press('Control+z');
  await french.waitFor();
  await editor.page.keyboard.press('Escape');
  const { files } = readPass(await editor.downloads());
  assert.equal(strings(files.get('fr.lproj/pass.strings')), '/* Ours */ "Balance" = "Crédit"; "Old" = "Vieux";');
  assert.ok(files.has('fr.lproj/logo@2x.png'));
  complainsOfNothing(editor);
});

test('the_table_fits_a_phone_and_shows_a_language_that_runs_from_right_to_left', async (t) => {
  const editor = await opened(t, {}, { viewport: { width: 390, height: 844 } });
  const dialog = await opensTable(editor);
  await dialog.getByLabel('Add a language').selectOption('ar');
  await dialog.getByRole('textbox', { name: 'Balance: Arabic', exact: true }).fill('الرصيد');
  await dialog.locator('[data-pass-preview] svg text[direction=rtl]').first().waitFor();
  const overflow = await editor.page.evaluate(() => [document.documentElement, document.querySelector('#languages')]
    .map((element) => element.scrollWidth - element.clientWidth));
  assert.deepEqual(overflow, [0, 0]);
  assert.deepEqual(await seriousViolations(editor.page), []);
  complainsOfNothing(editor);
});
