// Whatever people have is opened: passes, several in one file, templates, folders and drafts of this editor.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { probe } from './support/card-probe.mjs';
import { Editor, complainsOfNothing, file, fileAt } from './support/editor.mjs';
import { readPass } from './support/pass-file.mjs';
import { plainPng } from './support/pictures.mjs';
import { verdict } from './support/referee.mjs';
import { root } from './support/server.mjs';
import { readZip, writeZip } from './support/zip.mjs';

const PASS = {
  formatVersion: 1, description: 'Opened', organizationName: 'Opened Ltd', passTypeIdentifier: 'pass.example.other',
  teamIdentifier: 'OTHERTEAM1', serialNumber: 'other-1', generic: { primaryFields: [{ key: 'a', label: 'A', value: 'Opened' }] },
};

/** The files of a pass whose main field shows a text. */
function passFiles(text) {
  const pass = { ...PASS, generic: { primaryFields: [{ key: 'a', label: 'A', value: text }] } };
  return [
    { name: 'pass.json', bytes: Buffer.from(JSON.stringify(pass)) },
    { name: 'icon.png', bytes: plainPng(38, 38) },
    { name: 'icon@2x.png', bytes: plainPng(76, 76) },
  ];
}

const bundle = (entries) => file('tickets.pkpasses', writeZip(entries), 'application/vnd.apple.pkpasses');

test('of_several_passes_one_is_chosen_or_each_becomes_a_draft', async (t) => {
  const editor = await Editor.open(t);
  const entries = ['First', 'Second'].map((text) => ({ name: `${text}.pkpass`, bytes: writeZip(passFiles(text)) }));
  entries.push({ name: 'broken.pkpass', bytes: Buffer.from('no pass') });
  const dialog = editor.page.getByRole('dialog', { name: 'tickets.pkpasses holds 3 passes' });

  await editor.choosesFile(bundle(entries));
  await dialog.getByText(/broken\.pkpass.*could not be opened/).waitFor();
  await dialog.getByRole('button', { name: /^Opened/ }).nth(1).click();
  await editor.readsReport();
  await editor.cardShows('Second');

  await editor.goesToGallery();
  await editor.choosesFile(bundle(entries));
  await dialog.getByRole('button', { name: 'Keep all 2 as drafts' }).click();
  await dialog.waitFor({ state: 'detached' });
  const own = editor.page.getByRole('region', { name: 'Your passes' });
  await own.locator('svg').getByText('First').waitFor();
  await own.locator('svg').getByText('Second').first().waitFor();
  complainsOfNothing(editor);
});

/** Writes files below a new folder; gives its path. */
function folderOf(t, name, files) {
  const parent = mkdtempSync(join(tmpdir(), 'passwright-folder-'));
  t.after(() => rmSync(parent, { recursive: true, force: true }));
  for (const { name: path, bytes } of files) {
    mkdirSync(dirname(join(parent, name, path)), { recursive: true });
    writeFileSync(join(parent, name, path), bytes);
  }
  return join(parent, name);
}

test('a_folder_is_chosen_or_dropped_and_a_template_is_one_too', async (t) => {
  const editor = await Editor.open(t);
  const files = [...passFiles('From a folder'), { name: 'en.lproj/pass.strings', bytes: Buffer.from('"a" = "b";') }, { name: '.DS_Store', bytes: Buffer.from('x') }];
  const chooser = editor.page.waitForEvent('filechooser');
  await editor.button('or a folder').click();
  await (await chooser).setFiles(folderOf(t, 'Card.pass', files));
  await editor.readsReport();
  await editor.cardShows('From a folder');
  const opened = readPass(await editor.downloads());
  assert.deepEqual([...opened.files.keys()].filter((name) => /DS_Store|lproj/.test(name)), ['en.lproj/pass.strings']);

  await editor.dropsOnPage(folderOf(t, 'Card.pkpasstemplate', [...passFiles('A template'), { name: 'tooling.json', bytes: Buffer.from('{}') }]));
  await editor.readsReport();
  await editor.cardShows('A template');
  complainsOfNothing(editor);
});

test('a_draft_is_saved_as_a_file_and_opened_on_another_device', async (t) => {
  const here = await Editor.open(t);
  await here.picks('Ferry');
  await here.changesStyle('Generic');
  await here.setsPassText('Text beside the logo', 'Handed on');
  const kept = await here.keptPass();
  await here.goesToGallery();
  const arrives = here.page.waitForEvent('download');
  await here.page.getByRole('button', { name: 'Save a copy of Handed on' }).click();
  const download = await arrives;
  assert.equal(download.suggestedFilename(), 'handed-on.passwright');
  const bytes = readFileSync(await download.path());
  assert.equal(readZip(bytes).get('pass.json').toString('utf8'), kept);

  const there = await Editor.open(t);
  await there.opensFile(file('handed-on.passwright', bytes, 'application/octet-stream'));
  await there.cardShows('Handed on');
  assert.equal(await there.keptPass(), kept);
  // What the style had put aside came along.
  await there.changesStyle('Boarding pass');
  await there.isStyle('Boarding pass');
  assert.match(await there.keptPass(), /PKTransitTypeBoat/);
  complainsOfNothing(there);
});

const samples = join(root, '../shared/samples');
const samplesAreAbsent = !existsSync(samples) && 'not run: real passes in the editor, ../shared/samples is absent';

test('every_real_pass_is_drawn_without_overlap_and_overflow', { skip: samplesAreAbsent }, async (t) => {
  const editor = await Editor.open(t);
  for (const name of readdirSync(samples).filter((name) => name.endsWith('.pkpass'))) {
    await t.test(name, async () => {
      await editor.opensFile(fileAt(join(samples, name)));
      assert.equal(await editor.problemIfAny(), undefined);
      assert.deepEqual(faults(await probe(editor.card)), []);
    });
  }
  complainsOfNothing(editor);
});

test('every_real_bundle_opens_and_each_pass_of_it_comes_out_accepted', { skip: samplesAreAbsent }, async (t) => {
  const editor = await Editor.open(t);
  for (const name of readdirSync(samples).filter((name) => name.endsWith('.pkpasses'))) {
    const chosen = file(name, readFileSync(join(samples, name)), 'application/vnd.apple.pkpasses');
    const count = [...readZip(chosen.buffer).keys()].filter((inner) => inner.endsWith('.pkpass')).length;
    for (let at = 0; at < count; at += 1) {
      await t.test(`${name}, ${at + 1} of ${count}`, async () => {
        await editor.choosesFile(chosen);
        const dialog = editor.page.getByRole('dialog', { name: / holds \d+ passes$/ });
        if (count > 1) await dialog.locator('.starter-pick').nth(at).click();
        await editor.readsReport();
        assert.deepEqual(faults(await probe(editor.card)), []);
        await editor.appliesAllFixes();
        assert.equal(verdict(await editor.downloads()), '');
      });
    }
  }
  complainsOfNothing(editor);
});

/** A hair that no eye sees, in units of the card. */
const HAIR = 1;

/** Texts that stick out of the card, and pairs that lie over each other by their letters. */
function faults({ height, texts }) {
  const inked = texts.filter(({ text }) => text.trim()).map((text) => ({
    ...text, left: text.x, right: text.x + text.width, top: text.capTop, bottom: 2 * text.capCentre - text.capTop,
  }));
  const outside = inked.filter(({ left, right, top, bottom }) => left < -HAIR || right > 358 + HAIR || top < -HAIR || bottom > height + HAIR);
  const pairs = inked.flatMap((one, at) => inked.slice(at + 1).map((other) => [one, other]));
  const over = pairs.filter(([one, other]) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > HAIR && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > HAIR);
  return [...outside.map(({ text }) => `"${text}" sticks out`), ...over.map(([one, other]) => `"${one.text}" and "${other.text}" overlap`)];
}
