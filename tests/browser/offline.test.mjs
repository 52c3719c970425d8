// Without a server and without a network the editor opens, edits and keeps; a new version waits until it is asked for.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { openGate } from './support/gate.mjs';
import { readPass } from './support/pass-file.mjs';
import { printedLink, server } from './support/server.mjs';

/** The editor behind a door, with its service worker, which loopback has only when it is asked for. */
async function behindTheGate(t) {
  const gate = await openGate(t, server.url);
  const context = await openBrowser(t);
  const { page, complaints } = await openPage(context);
  const editor = new Editor(page, complaints);
  await editor.goesTo(`${gate.url}/?offline#key=${server.apiKey}`);
  await editor.isConnected().catch(() => {});
  // The very first version is kept, and answers from the next page on.
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state === 'activated') return;
    await new Promise((resolve) => { active.addEventListener('statechange', resolve, { once: true }); });
  });
  return { gate, context, page, editor };
}

test('with_the_server_stopped_and_the_network_cut_nothing_is_lost', async (t) => {
  const { gate, context, page, editor } = await behindTheGate(t);
  await editor.picks('Store card');
  await editor.typesOnCard('Bean & Leaf', 'With a net');
  await editor.isSaved();

  await gate.shuts();
  await context.setOffline(true);
  await editor.reloads();
  await editor.cardShows('With a net');
  await editor.typesOnCard('With a net', 'Without a net');
  await page.getByText('Offline, kept on this device').waitFor();
  await editor.reloads();
  await editor.cardShows('Without a net');
  await editor.goesToGallery();
  assert.ok((await editor.startingPoints()).includes('Train'), 'the starting points are there too');
  await page.getByRole('button', { name: /^Continue with/ }).click();

  await gate.opens();
  await context.setOffline(false);
  await editor.isConnected();
  await editor.isSaved();
  assert.equal(readPass(await editor.downloads()).pass.logoText, 'Without a net');

  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  assert.deepEqual(kept.filter((path) => path !== '/' && !path.startsWith('/assets/')), [], 'only the page and its files are kept');
  assert.ok(kept.includes('/') && kept.length > 5);
});

test('a_new_version_waits_for_a_click_and_the_work_goes_on', async (t) => {
  const { gate, page, editor } = await behindTheGate(t);
  await editor.reloads();
  await editor.picks('Store card');
  await editor.typesOnCard('Bean & Leaf', 'Old version');
  gate.changes['/service-worker.js'] = (script) => script.replace(/VERSION = "/, 'VERSION = "next-');
  await page.evaluate(async () => {
    window.isTheSamePage = true;
    await (await navigator.serviceWorker.getRegistration()).update();
  });
  const banner = page.getByText('A new version of the editor is ready.');
  await banner.waitFor();
  assert.equal(await page.evaluate(() => window.isTheSamePage), true, 'nothing was loaded anew');
  await editor.typesOnCard('Old version', 'Still old');

  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Use it now' }).click();
  await loaded;
  await editor.isReady();
  await editor.cardShows('Still old');
  assert.equal(await page.evaluate(() => window.isTheSamePage), undefined);
  const caches = await page.evaluate(() => caches.keys());
  assert.deepEqual(caches.filter((name) => !name.startsWith('passwright-next-')), [], 'the old version is gone');
  assert.equal(await banner.count(), 0);
});

test('a_page_of_loopback_keeps_nothing_unless_it_is_asked', async (t) => {
  const editor = await Editor.open(t);
  await editor.goesTo(printedLink);
  assert.equal(await editor.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  complainsOfNothing(editor);
});
