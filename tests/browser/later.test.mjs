// The parts of the editor that are loaded later: they come by themselves, and one that does not come says so and can be asked for again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { server } from './support/server.mjs';

/** An editor that nobody connected, whose requests for later parts of a name go to `answers`. */
async function opensWithout(t, part, answers) {
  const { page, complaints } = await openPage(await openBrowser(t));
  await page.route(`**/assets/later/${part}*`, answers);
  const editor = new Editor(page, complaints);
  await editor.goesTo(server.url);
  await editor.picks('Store card');
  return editor;
}

test('a_part_that_does_not_come_says_so_and_comes_when_asked_again', async (t) => {
  let isLost = true;
  const editor = await opensWithout(t, 'split_outgoing', (route) => (isLost ? route.abort('connectionreset') : route.continue()));
  await editor.button('Download').click();
  const said = editor.page.getByRole('dialog', { name: 'Not loaded' });
  await said.getByText('A part of the editor could not be loaded. Please check the connection, and try again.').waitFor();

  isLost = false;
  await said.getByRole('button', { name: 'Try again' }).click();
  await editor.page.getByRole('dialog', { name: 'Signing' }).waitFor();
  assert.equal(await editor.page.getByRole('dialog').count(), 1, 'only the dialog that was wanted is open');
});

test('a_part_that_takes_its_time_is_waited_for', async (t) => {
  let come;
  const wanted = new Promise((resolve) => { come = resolve; });
  const editor = await opensWithout(t, 'split_outgoing', async (route) => {
    await wanted;
    await route.continue();
  });
  await editor.panel.getByText('One moment').waitFor({ state: 'detached' });
  await editor.button('Download').click();
  await editor.page.getByText('One moment').waitFor();
  come();
  await editor.page.getByRole('dialog', { name: 'Signing' }).waitFor();
  complainsOfNothing(editor);
});

test('an_editor_whose_own_files_are_gone_starts_anew_with_the_work', async (t) => {
  const { page, complaints } = await openPage(await openBrowser(t));
  let isLost = true;
  await page.route('**/assets/later/split_canvas*', (route) => (isLost ? route.fulfill({ status: 404 }) : route.continue()));
  const editor = new Editor(page, complaints);
  await editor.goesTo(server.url);
  await page.getByRole('main').getByRole('button', { name: /^Coffee stamp card/ }).click();
  const again = page.getByRole('button', { name: 'Try again' });
  await page.getByRole('alert').getByText('A part of the editor could not be loaded.').waitFor();
  // A page of an older version asks for files that will never be there; the page that is loaded anew does not.
  await page.evaluate(() => { window.isOld = true; });
  const loaded = page.waitForEvent('load');
  await again.click();
  await loaded;
  isLost = false;
  await page.reload();
  await editor.isReady();
  assert.equal(await page.evaluate(() => window.isOld), undefined);
  await editor.cardShows('Corner Roasters');
});

test('every_later_part_comes_behind_the_first_picture', async (t) => {
  const { page, complaints } = await openPage(await openBrowser(t));
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const editor = new Editor(page, complaints);
  await editor.goesTo(server.url);
  assert.ok(asked.length > 0);
  for (const part of ['later/files', 'later/split_incoming', 'later/split_outgoing']) {
    await page.waitForFunction((part) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part)), part);
  }
  assert.ok(!asked.some((path) => /later\/(split_published|keys)/.test(path)), 'what few people need is not loaded');
  complainsOfNothing(editor);
});
