// Signing in the page with one's own certificate: the file, its password and the key stay there, and OpenSSL takes what comes out.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { readPass } from './support/pass-file.mjs';
import { root, server } from './support/server.mjs';
import { sentBytes, startWitness } from './support/witness.mjs';
import { readZip } from './support/zip.mjs';

const certificates = join(root, 'tests/fixtures/certificates');
/** Inside the validity of the test certificates, whatever day it is. */
const DAY = '2026-12-24T12:00:00Z';
const YEARS_LATER = '2031-01-01T12:00:00Z';
const PASSWORD = 'test';
/** Chromium asks its maker for updates and the like, whatever it was told. */
const CHROMIUMS_OWN = /\.(google|googleapis|gstatic)\.com\b/;

const at = (name) => join(certificates, name);

/** An editor that knows no API key. */
async function opensEditor(t, options = {}, day = DAY) {
  const editor = await Editor.open(t, { ...options, address: server.url, day });
  await editor.picks('Store card');
  return editor;
}

for (const [what, files] of [
  ['of_today', ['pass.p12']],
  ['of_an_old_keychain', ['pass-legacy.p12', 'intermediate.pem']],
  ['in_parts', ['pass.pem', 'pass.key.pem', 'intermediate.pem']],
]) {
  test(`a_certificate_${what}_signs_in_the_page_and_nothing_is_sent`, async (t) => {
    const witness = await startWitness(t, server.url);
    const editor = await opensEditor(t, { proxy: witness.address });
    const before = witness.requests.length;
    await editor.signsWithOwn(files.map(at), PASSWORD);
    await editor.page.getByText('Downloads are signed in this page, with your own certificate.').waitFor();
    await editor.closesDialog();
    const bytes = await editor.downloadsSigned();

    const since = witness.requests.slice(before).filter(({ url }) => !CHROMIUMS_OWN.test(new URL(url).hostname));
    const parts = since.filter(({ method, url, body }) => method === 'GET' && body.length === 0 && new URL(url).pathname.startsWith('/assets/'));
    assert.deepEqual(since.map(({ method, url }) => `${method} ${url}`), parts.map(({ method, url }) => `${method} ${url}`), 'only parts of the editor were asked for');
    assert.ok(parts.some(({ url }) => url.includes('/later/keys')), 'the witness stood in the way');
    assert.ok(!witness.requests.some((request) => sentBytes(request).includes(PASSWORD)), 'the password is in no request');

    const { pass } = readPass(bytes);
    assert.equal(pass.passTypeIdentifier, 'pass.dev.passwright');
    assert.match(pass.serialNumber, /^[0-9a-f-]{36}$/);
    assert.equal(pass.webServiceURL, undefined);
    assert.equal(opensslVerdict(bytes, false), '', 'OpenSSL takes it');
    assert.notEqual(opensslVerdict(bytes, true), '', 'and refuses it over another manifest');
    complainsOfNothing(editor);
  });
}

for (const [what, files, password, sentence, day] of [
  ['a wrong password', ['pass.p12'], 'wrong', /The password is wrong\./],
  ['no password', ['pass.p12'], '', /behind a password, and none was given\./],
  ['the key of another certificate', ['pass.pem', 'other.key.pem'], '', /does not belong to the certificate of/],
  ['no intermediate', ['pass-legacy.p12'], PASSWORD, /The intermediate certificate is missing/],
  ['a wrong intermediate', ['pass-legacy.p12', 'other-intermediate.pem'], PASSWORD, /The wrong intermediate certificate/],
  ['a certificate without its key', ['pass.pem'], '', /The private key is missing/],
  ['a certificate that is over', ['pass.p12'], PASSWORD, /expired on 2027-11-19\./, YEARS_LATER],
  ['something else', ['README.md'], '', /The file holds no private key/],
]) {
  test(`${what}_is_told_in_a_sentence`.replaceAll(' ', '_'), async (t) => {
    const editor = await opensEditor(t, {}, day);
    await editor.signsWithOwn(files.map(at), password);
    await editor.page.getByRole('dialog').locator('.is-error').filter({ hasText: sentence }).waitFor();
    complainsOfNothing(editor);
  });
}

test('a_key_that_is_kept_signs_after_a_reload_cannot_be_read_and_is_forgotten_when_asked', async (t) => {
  const editor = await opensEditor(t);
  await editor.signsWithOwn([at('pass.p12')], PASSWORD, { keep: true });
  await editor.page.getByText('Downloads are signed in this page, with your own certificate.').waitFor();
  await editor.closesDialog();
  await editor.isSaved();
  await editor.reloads();
  await editor.button('Signing: my own certificate').waitFor();
  assert.equal(opensslVerdict(await editor.downloadsSigned(), false), '');

  const kept = await editor.page.evaluate(async () => {
    const opened = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await opened(indexedDB.open('passwright-keys'));
    const { key } = await opened(database.transaction('keys').objectStore('keys').get('own'));
    const exported = await crypto.subtle.exportKey('pkcs8', key).then(() => 'shown', (error) => error.name);
    return { extractable: key.extractable, usages: key.usages, exported };
  });
  assert.deepEqual(kept, { extractable: false, usages: ['sign'], exported: 'InvalidAccessError' });

  await editor.button('Signing: my own certificate').click();
  await editor.button('Forget this certificate').click();
  await editor.button('Sign with this certificate').waitFor();
  await editor.closesDialog();
  await editor.reloads();
  await editor.button('Connect: API key').waitFor();
  complainsOfNothing(editor);
});

for (const [width, height] of [[1440, 900], [768, 1024], [390, 844]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe_finds_nothing_serious_in_signing_at_${width}_${colorScheme}`, async (t) => {
      const editor = await opensEditor(t, { viewport: { width, height }, colorScheme, hasTouch: width < 1000 });
      await editor.opensOwnKeyForm();
      assert.deepEqual(await seriousViolations(editor.page), []);
      await editor.page.getByLabel('Certificate with its key (.p12)').setInputFiles([at('pass.p12')]);
      await editor.page.getByLabel('Password of the file').fill('wrong');
      await editor.button('Sign with this certificate').click();
      await editor.page.getByText('The password is wrong.').waitFor();
      assert.deepEqual(await seriousViolations(editor.page), []);
      await editor.page.getByLabel('Password of the file').fill(PASSWORD);
      await editor.button('Sign with this certificate').click();
      await editor.page.getByText('Downloads are signed in this page, with your own certificate.').waitFor();
      assert.deepEqual(await seriousViolations(editor.page), []);
    });
  }
}

/** OpenSSL on the signature, with nothing trusted but the root of the test certificates; an empty text when it accepts. */
function opensslVerdict(bytes, isTampered) {
  const files = readZip(bytes);
  const manifest = Buffer.from(files.get('manifest.json'));
  if (isTampered) manifest[manifest.length - 4] ^= 1;
  const folder = mkdtempSync(join(tmpdir(), 'passwright-own-key-'));
  try {
    writeFileSync(join(folder, 'signature'), files.get('signature'));
    writeFileSync(join(folder, 'manifest'), manifest);
    const result = spawnSync('openssl', ['cms', '-verify', '-binary', '-purpose', 'any', '-inform', 'DER', '-in', join(folder, 'signature'),
      '-content', join(folder, 'manifest'), '-CAfile', at('root.pem'), '-no-CApath', '-attime', String(Date.parse(DAY) / 1000), '-out', '/dev/null'],
    { encoding: 'utf8' });
    if (result.error) throw result.error;
    return result.status === 0 ? '' : `openssl exits with ${result.status}: ${result.stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
