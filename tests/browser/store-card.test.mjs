// The product's main promise, click by click: open the printed link, make a store card, download a file that other programs accept.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { fieldsOf, readPass } from './support/pass-file.mjs';
import { plainPng, readPng } from './support/pictures.mjs';
import { acceptsAndWouldRefuse, judgeIsAbsent, judgeVerdict } from './support/referee.mjs';
import { writeZip } from './support/zip.mjs';

const LOGO_COLOR = [18, 130, 96];

test('a_store_card_made_in_the_editor_is_accepted_by_other_programs', async (t) => {
  const editor = await Editor.open(t);
  assert.equal(new URL(editor.page.url()).hash, '', 'the key leaves the address bar at once');
  await editor.picks('Store card');

  await editor.typesOnCard('Bean & Leaf', 'Kaffee Zürich');
  await editor.typesOnCard('$21.75', '$42.50');
  await editor.setsColor('Background', '#205080');
  await editor.drops('logo', file('logo.png', plainPng(480, 150, LOGO_COLOR)));
  await editor.cardShows('Kaffee Zürich');

  const bytes = await editor.downloads();
  acceptsAndWouldRefuse(bytes);
  const { files, pass } = readPass(bytes);
  assert.equal(pass.logoText, 'Kaffee Zürich');
  assert.equal(pass.backgroundColor.replaceAll(' ', ''), 'rgb(32,80,128)');
  assert.equal(fieldsOf(pass).find(({ key }) => key === 'balance').value, '$42.50');
  for (const [name, width] of [['logo.png', 160], ['logo@2x.png', 320], ['logo@3x.png', 480]]) {
    const logo = readPng(files.get(name));
    assert.equal(logo.width, width, `pixels of ${name}`);
    assert.deepEqual([...logo.data.subarray(0, 3)], LOGO_COLOR, `colour of ${name}`);
  }
  complainsOfNothing(editor);
});

test('the_same_changes_can_be_made_in_the_panels', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.setsPassText('Text beside the logo', 'Panel Bakery');
  await editor.setsPassText('Organization', 'Panel Bakery Ltd');
  await editor.choosesPicture('logo', file('logo.png', plainPng(480, 150, LOGO_COLOR)));

  const { files, pass } = readPass(await editor.downloads());
  assert.equal(pass.logoText, 'Panel Bakery');
  assert.equal(pass.organizationName, 'Panel Bakery Ltd');
  assert.deepEqual([...readPng(files.get('logo@3x.png')).data.subarray(0, 3)], LOGO_COLOR);
  complainsOfNothing(editor);
});

test('every_starting_point_downloads_as_it_is', async (t) => {
  const editor = await Editor.open(t);
  const names = ['Blank card', ...(await editor.startingPoints())];
  assert.ok(names.length > 16, `${names.length} starting points`);
  for (const name of names) {
    await t.test(name, async () => {
      await editor.picks(name);
      acceptsAndWouldRefuse(await editor.downloads());
      await editor.goesToGallery();
    });
  }
  complainsOfNothing(editor);
});

test('a_starting_point_is_found_by_words_and_by_its_group', async (t) => {
  const editor = await Editor.open(t);
  const all = await editor.startingPoints();
  const search = editor.page.getByRole('searchbox', { name: 'Search the starting points' });
  await search.fill('rail seat');
  assert.deepEqual(await editor.page.locator('.starter-pick strong').allInnerTexts(), ['Train']);
  await search.fill('submarine');
  await editor.button('Show all').click();
  assert.deepEqual(await editor.startingPoints(), all);
  await editor.button('Events').click();
  const events = await editor.page.locator('.starter-pick strong').allInnerTexts();
  assert.ok(events.includes('Cinema') && !events.includes('Train'), events.join());
  complainsOfNothing(editor);
});

test('the_strict_judge_accepts_a_download_and_refuses_it_with_a_changed_byte', { skip: judgeIsAbsent }, async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Coupon');
  const bytes = await editor.downloads();
  assert.equal(judgeVerdict(bytes), '');
  const entries = [...readPass(bytes).files].map(([name, content]) => ({ name, bytes: Buffer.from(content) }));
  assert.equal(judgeVerdict(writeZip(entries)), '', 'packing alone changes nothing');
  const icon = entries.find(({ name }) => name === 'icon.png').bytes;
  icon[icon.length - 1] ^= 1;
  assert.match(judgeVerdict(writeZip(entries)), /sha1 icon\.png/);
});
