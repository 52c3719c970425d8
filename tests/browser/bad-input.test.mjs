// What people drop by mistake, and what others send on purpose: a sentence each, nothing lost, nobody dead.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { readPass } from './support/pass-file.mjs';
import { unsignedPass } from './support/pass-maker.mjs';
import { fortyMegapixels, jpeg, plainPng, readPng, truncatedPng } from './support/pictures.mjs';
import { api, health } from './support/server.mjs';
import { writeZip } from './support/zip.mjs';

const LOGO_TEXT = 'Kept 47';

/** A design with a name of its own, so that a lost draft is noticed. */
async function aDraft(t) {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.typesOnCard('Bean & Leaf', LOGO_TEXT);
  return editor;
}

/** The editor answers, shows the draft, and the service is well. */
async function livesOn(editor) {
  await editor.cardShows(LOGO_TEXT);
  assert.equal((await health()).body.status, 'ok');
  assert.equal(readPass(await editor.downloads()).pass.logoText, LOGO_TEXT);
  complainsOfNothing(editor);
}

test('a_wrong_picture_gets_a_sentence_and_changes_nothing', async (t) => {
  const editor = await aDraft(t);
  const before = readPass(await editor.downloads()).files.get('logo@3x.png');
  const wrong = [
    ['40 megapixels', fortyMegapixels(), /40 megapixels|8000.*5000/],
    ['0 bytes', Buffer.alloc(0), /empty|0 bytes/],
    ['truncated', truncatedPng(), /too early|damaged|cut/],
    ['text named .png', Buffer.from('this is no picture'), /not a picture/],
  ];
  for (const [what, bytes, sentence] of wrong) {
    await t.test(what, async () => {
      await editor.drops('logo', file('wrong.png', bytes));
      assert.match(await editor.saysProblem(), sentence);
      await editor.dismisses();
      const after = readPass(await editor.downloads()).files.get('logo@3x.png');
      assert.ok(before.equals(after), 'the logo is as it was');
    });
  }
  await livesOn(editor);
});

test('a_jpeg_named_png_is_converted', async (t) => {
  const editor = await aDraft(t);
  await editor.drops('logo', file('photo.png', await jpeg(editor.page, 480, 150)));
  const { files } = readPass(await editor.downloads());
  const { width, height } = readPng(files.get('logo@3x.png'));
  assert.deepEqual([width, height], [480, 150]);
  await livesOn(editor);
});

/** Archives that no honest program writes. */
function hostileArchives() {
  const pass = Buffer.from(JSON.stringify({ formatVersion: 1, generic: {}, description: 'x', organizationName: 'x' }));
  const entry = { name: 'pass.json', bytes: pass };
  const bomb = Buffer.alloc(80 * 1024 * 1024);
  return [
    ['path traversal', writeZip([entry, { name: '../../etc/passwd', bytes: Buffer.from('x') }])],
    ['a bomb', writeZip([entry, { name: 'icon.png', bytes: bomb }])],
    ['a bomb that lies about its size', writeZip([entry, { name: 'icon.png', bytes: bomb, claimedSize: 100 }])],
    ['duplicate names', writeZip([entry, { name: 'icon.png', bytes: plainPng(2, 2) }, { name: 'icon.png', bytes: plainPng(3, 3) }])],
    ['a wrong checksum', writeZip([entry, { name: 'icon.png', bytes: plainPng(2, 2), crc: 1 }])],
    ['no pass.json', writeZip([{ name: 'icon.png', bytes: plainPng(2, 2) }])],
    ['not an archive', Buffer.from('PK but not really')],
    ['an empty file', Buffer.alloc(0)],
  ];
}

test('a_hostile_archive_gets_a_sentence_and_the_draft_is_kept', async (t) => {
  const editor = await aDraft(t);
  for (const [what, bytes] of hostileArchives()) {
    await t.test(what, async () => {
      await editor.opensFile(file('hostile.pkpass', bytes, 'application/vnd.apple.pkpass'));
      const sentence = await editor.saysProblem();
      assert.match(sentence, /^\S.{15,}\.$/s, `a sentence for people: ${sentence}`);
      assert.doesNotMatch(sentence, /panick|unwrap|undefined|\[object/i);
      await editor.dismisses();
      await editor.cardShows(LOGO_TEXT);
    });
  }
  await livesOn(editor);
});

test('the_service_refuses_hostile_archives_with_a_sentence_and_lives', async (t) => {
  const longText = unsignedPass({ description: 'a'.repeat(100_000), generic: {} });
  for (const [what, body] of [...hostileArchives(), ['a text of 100,000 characters', longText]]) {
    await t.test(what, async () => {
      const response = await api('POST', '/api/v1/passes', { body, headers: { 'content-type': 'application/vnd.apple.pkpass' } });
      assert.ok(response.status >= 400 && response.status < 500, `answers ${response.status}`);
      const { error, code } = await response.json();
      assert.match(error, /^.{15,}$/s);
      assert.match(code, /^[a-z_]+$/);
      assert.equal((await health()).body.status, 'ok');
    });
  }
});

test('a_text_of_100000_characters_gets_a_sentence', async (t) => {
  const editor = await aDraft(t);
  await editor.typesOnCard('$21.75', 'a'.repeat(100_000));
  assert.match(await editor.saysProblem(), /100,?000 characters/);
  await editor.dismisses();
  await editor.setsPassText('Description', 'a'.repeat(100_000));
  assert.match(await editor.saysProblem(), /100,?000 characters/);
  await editor.dismisses();
  await livesOn(editor);
});
