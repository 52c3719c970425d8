// Nothing that a person made is lost: autosave, undo, style changes, opened passes.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing, file, fileAt } from './support/editor.mjs';
import { fieldsOf, readPass } from './support/pass-file.mjs';
import { plainPng } from './support/pictures.mjs';
import { verdict } from './support/referee.mjs';
import { printedLink, root, server } from './support/server.mjs';
import { readZip, writeZip } from './support/zip.mjs';

test('a_reload_brings_everything_back', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.typesOnCard('Bean & Leaf', 'Autosaved');
  await editor.drops('logo', file('logo.png', plainPng(480, 150, [1, 2, 3])));
  const before = readPass(await editor.downloads());
  await editor.isSaved();
  await editor.reloads();
  await editor.cardShows('Autosaved');
  const after = readPass(await editor.downloads());
  assert.deepEqual(after.pass, before.pass);
  assert.deepEqual(after.manifest, before.manifest, 'every file is the same');
  complainsOfNothing(editor);
});

test('leaving_the_page_right_after_a_change_loses_nothing', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.isSaved();
  await editor.typesOnCard('Bean & Leaf', 'In a hurry');
  await editor.drops('logo', file('logo.png', plainPng(480, 150, [1, 2, 3])));
  await editor.reloads();
  await editor.cardShows('In a hurry');
  complainsOfNothing(editor);
});

test('texts_are_kept_when_the_browser_does_not_take_the_files', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.isSaved();
  // As where the disk is full, or the page closes before what is large has arrived.
  await editor.page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function refusesFiles(...given) {
      const request = put.apply(this, given);
      if (this.name === 'files') this.transaction.abort();
      return request;
    };
  });
  await editor.drops('logo', file('logo.png', plainPng(480, 150, [1, 2, 3])));
  await editor.page.getByText(/^Not saved/).waitFor();
  await editor.typesOnCard('Bean & Leaf', 'Kept without');
  await editor.reloads();
  await editor.cardShows('Kept without');
});

test('a_reload_waits_until_the_page_before_it_has_let_go', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.typesOnCard('Bean & Leaf', 'Still held');
  await editor.isSaved();
  // Stands in the queue for the design, as the page before does that the browser has not cleared away yet.
  const slow = await editor.page.context().newPage();
  await slow.goto(`${server.url}/openapi.json`);
  const queued = slow.evaluate(async () => {
    const { held } = await navigator.locks.query();
    const name = held.map((lock) => lock.name).find((held) => held.startsWith('passwright-design-'));
    globalThis.held = navigator.locks.request(name, () => new Promise((resolve) => setTimeout(resolve, 2_000)));
    const { pending } = await navigator.locks.query();
    return pending.length;
  });
  assert.equal(await queued, 1, 'it waits for the lock that the editor has');
  await editor.reloads();
  await editor.cardShows('Still held');
  complainsOfNothing(editor);
});

test('two_tabs_never_overwrite_each_other', async (t) => {
  const first = await Editor.open(t);
  await first.picks('Store card');
  await first.typesOnCard('Bean & Leaf', 'First tab');
  await first.isSaved();

  const { page, complaints } = await openPage(first.page.context());
  const second = new Editor(page, complaints);
  await second.goesTo(printedLink);
  const listed = page.getByRole('button', { name: /^First tab/ });
  await listed.click();
  await page.getByText('open in another tab').waitFor();

  await first.typesOnCard('First tab', 'First tab, later');
  await first.isSaved();
  await first.page.close();
  await listed.click();
  await second.cardShows('First tab, later');
  complainsOfNothing(second);
});

test('undo_takes_every_step_back_and_redo_brings_it_again', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  const start = readPass(await editor.downloads());
  await editor.typesOnCard('Bean & Leaf', 'First');
  await editor.setsColor('Background', '#112233');
  await editor.drops('logo', file('logo.png', plainPng(480, 150)));
  const end = readPass(await editor.downloads());
  assert.notDeepEqual(end.manifest, start.manifest);

  const steps = await editor.undoesAll();
  assert.deepEqual(readPass(await editor.downloads()).manifest, start.manifest, 'all steps back');
  for (let step = 0; step < steps; step += 1) await editor.redoes();
  assert.deepEqual(readPass(await editor.downloads()).manifest, end.manifest, 'all steps forth');
  complainsOfNothing(editor);
});

test('thirty_random_edits_are_undone_to_the_first_document_and_done_again', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  const first = await editor.keptPass();
  const editsAtRandom = randomEdits(t, editor);
  for (let edit = 0; edit < 30; edit += 1) await editsAtRandom();
  const last = await editor.keptPass();
  assert.notEqual(last, first);

  const steps = await editor.undoesAll();
  assert.equal(await editor.keptPass(), first);
  for (let step = 0; step < steps; step += 1) await editor.redoes();
  assert.equal(await editor.keptPass(), last);
  await editor.reloads();
  await editor.isReady();
  assert.equal(await editor.keptPass(), last);
  complainsOfNothing(editor);
});

test('edits_are_kept_while_the_network_comes_and_goes_and_after_a_reload', async (t) => {
  const editor = await Editor.open(t);
  const network = editor.page.context();
  await editor.picks('Store card');
  const editsAtRandom = randomEdits(t, editor);
  for (let edit = 0; edit < 20; edit += 1) {
    if (edit % 7 === 5) await network.setOffline(edit % 2 === 1);
    await editsAtRandom();
  }
  await network.setOffline(false);
  const before = await editor.keptPass();
  await editor.reloads();
  assert.deepEqual(await editor.readsDocument(), JSON.parse(before));
  for (let edit = 0; edit < 10; edit += 1) await editsAtRandom();
  await editor.undoesAll();
  assert.equal(await editor.keptPass(), before);
});

test('a_round_through_all_styles_changes_nothing', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Boarding pass');
  const before = readPass(await editor.downloads());
  for (const style of ['Coupon', 'Event ticket', 'Store card', 'Generic', 'Boarding pass']) {
    await editor.changesStyle(style);
    await editor.isStyle(style);
  }
  const after = readPass(await editor.downloads());
  assert.deepEqual(fieldsOf(after.pass), fieldsOf(before.pass));
  assert.deepEqual(after.pass, before.pass);
  complainsOfNothing(editor);
});

test('a_downloaded_pass_opens_again', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Event ticket');
  await editor.typesOnCard('Harbour Hall', 'Round Trip');
  const bytes = await editor.downloads();
  await editor.goesToGallery();
  await editor.picks('Generic');
  await editor.opensFile(file('pass.pkpass', bytes, 'application/vnd.apple.pkpass'));
  await editor.cardShows('Round Trip');
  const [before, after] = [readPass(bytes), readPass(await editor.downloads())];
  const strange = Object.keys(before.manifest).filter((name) => before.manifest[name] !== after.manifest[name]);
  assert.deepEqual(strange.filter((name) => name !== 'pass.json'), []);
  complainsOfNothing(editor);
});

test('unknown_keys_and_files_stay_in_place', async (t) => {
  const editor = await Editor.open(t);
  const source = {
    zzUnknown: { deep: [1, 2.5, null] }, formatVersion: 1, description: 'Strange', organizationName: 'Strange Ltd',
    passTypeIdentifier: 'pass.example.other', teamIdentifier: 'OTHERTEAM1', serialNumber: 'strange-1',
    generic: { primaryFields: [{ key: 'a', label: 'A', value: 'B', unknownInField: true }] }, aaUnknown: '1e3',
  };
  // Numbers are kept digit by digit, which JavaScript's own writer would not do.
  const written = JSON.stringify(source).replace('2.5,', '2.50,');
  const archive = writeZip([
    { name: 'extra/data.bin', bytes: Buffer.from([1, 2, 3]) },
    { name: 'pass.json', bytes: Buffer.from(written) },
    { name: 'icon.png', bytes: plainPng(38, 38) },
    { name: 'icon@2x.png', bytes: plainPng(76, 76) },
  ]);
  await editor.opensFile(file('strange.pkpass', archive, 'application/vnd.apple.pkpass'));
  await editor.appliesAllFixes();
  const { files, pass } = readPass(await editor.downloads());
  assert.deepEqual(Object.keys(pass), Object.keys(source));
  assert.deepEqual([pass.zzUnknown, pass.aaUnknown, pass.generic], [source.zzUnknown, source.aaUnknown, source.generic]);
  assert.match(files.get('pass.json').toString('utf8'), /2\.50\b/);
  assert.deepEqual([...files.get('extra/data.bin')], [1, 2, 3]);
});

const samples = join(root, '../shared/samples');
const samplesAreAbsent = !existsSync(samples) && 'not run: real passes in the editor, ../shared/samples is absent';

test('every_real_pass_opens_keeps_its_keys_and_files_and_comes_out_accepted', { skip: samplesAreAbsent }, async (t) => {
  const editor = await Editor.open(t);
  for (const name of readdirSync(samples).filter((name) => name.endsWith('.pkpass'))) {
    await t.test(name, () => opensAndComesOut(editor, join(samples, name)));
  }
  complainsOfNothing(editor);
});

/** Makes one edit of any kind at each call. */
function randomEdits(t, editor) {
  const random = randomNumbers(t);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = () => `W${Math.floor(random() * 1e6)}`;
  const kinds = [
    () => editor.setsPassText(pick(['Text beside the logo', 'Organization', 'Description']), word()),
    () => editor.setsColor(pick(['Background', 'Values', 'Labels']), `#${Math.floor(random() * 0xffffff).toString(16).padStart(6, '0')}`),
    () => editor.changesStyle(pick(['Coupon', 'Event ticket', 'Store card', 'Generic'])),
    () => editor.setsBarcode(pick(['QR code', 'Aztec', 'PDF417', 'Code 128']), word()),
  ];
  return () => pick(kinds)();
}

/** Numbers from 0 to 1 that are the same for the same seed; the seed is told, so that a failure can be repeated. */
function randomNumbers(t) {
  let state = Number(process.env.PASSWRIGHT_SEED ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`PASSWRIGHT_SEED=${state}`);
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** What only the issuer of the original may keep. */
const ISSUERS_OWN = ['webServiceURL', 'authenticationToken'];

async function opensAndComesOut(editor, path) {
  await editor.opensFile(fileAt(path));
  assert.equal(await editor.problemIfAny(), undefined, 'it opens without an error');
  await editor.appliesAllFixes();
  const bytes = await editor.downloads();
  assert.equal(verdict(bytes), '');

  const [before, after] = [readZip(readFileSync(path)), readPass(bytes)];
  // Passwright writes pass.json first; all other files keep their order.
  const files = (all) => [...all.keys()].filter((name) => !name.endsWith('/') && !['manifest.json', 'signature', 'pass.json'].includes(name));
  const kept = files(before);
  assert.deepEqual(files(after.files).filter((name) => kept.includes(name)), kept, 'all files, in their order');
  for (const name of kept) {
    assert.ok(before.get(name).equals(after.files.get(name)), `${name} is the same`);
  }
  const keys = Object.keys(JSON.parse(before.get('pass.json').toString('utf8'))).filter((key) => !ISSUERS_OWN.includes(key));
  assert.deepEqual(Object.keys(after.pass).filter((key) => keys.includes(key)), keys, 'all keys, in their order');
}
