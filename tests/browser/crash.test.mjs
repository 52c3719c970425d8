// The worst that can happen to a browser loses nothing: killed without warning, half a second after the last key.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { killBrowser, openBrowser, openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { printedLink } from './support/server.mjs';

/** What the product promises; the page's own clock counts, so that a busy machine is not taken for a loss. */
const AFTER_THE_LAST_KEY_MS = 500;

async function open(t, profile) {
  const { page, complaints } = await openPage(await openBrowser(t, { profile }));
  const editor = new Editor(page, complaints);
  await editor.goesTo(printedLink);
  return editor;
}

test('a_browser_that_is_killed_half_a_second_after_the_last_key_loses_nothing', async (t) => {
  const profile = mkdtempSync(join(tmpdir(), 'passwright-killed-'));
  t.after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const words = `Last words ${Math.floor(Math.random() * 1e9)}`;

  const killed = await open(t, profile);
  await killed.picks('Store card');
  await killed.opensPanel('Details');
  const name = killed.panel.getByRole('textbox', { name: 'Text beside the logo', exact: true });
  await name.fill('');
  await name.pressSequentially(words, { delay: 20 });
  await killed.page.evaluate((millis) => new Promise((resolve) => { setTimeout(resolve, millis); }), AFTER_THE_LAST_KEY_MS);
  killBrowser(profile);

  const next = await open(t, profile);
  await next.cardShows(words);
  await next.page.getByText(/closed without warning/).waitFor();

  // A page that is left in the usual way is no crash.
  await next.typesOnCard(words, `${words}!`);
  await next.isSaved();
  await next.reloads();
  await next.cardShows(`${words}!`);
  assert.equal(await next.page.getByText(/closed without warning/).count(), 0);
  complainsOfNothing(next);
});
