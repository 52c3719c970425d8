// Pictures never leave the page when a pass is only downloaded. Publishing is the control: there the same detector must strike.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { carries, markedPng, newMarker } from './support/marker.mjs';
import { withText } from './support/pictures.mjs';
import { server } from './support/server.mjs';
import { sentBytes, startWitness } from './support/witness.mjs';

/** More than `pass.json`, `manifest.json` and the headers of a download need; far less than the noise below could be packed into. */
const MOST_BYTES_OF_A_DOWNLOAD = 64 * 1024;

/** Chromium asks its maker for updates and the like, whatever it was told. It is not the page's doing, and the witness lets none of it through. */
const CHROMIUMS_OWN = /\.(google|googleapis|gstatic)\.com\b/;

test('a_picture_stays_in_the_page_until_the_pass_is_published', async (t) => {
  const marker = newMarker();
  const logo = withText(markedPng(marker), 'Comment', marker);
  const witness = await startWitness(t, server.url);
  const editor = await Editor.open(t, { proxy: witness.address });
  await editor.picks('Store card');
  await editor.drops('logo', file('logo.png', logo));

  const bytes = await editor.downloads();
  await editor.isSaved();
  assert.ok(carries(bytes, marker), 'the downloaded file shows the marker');
  assert.ok(witness.requests.some(({ url }) => url.endsWith('/api/v1/signatures')), 'the witness stood in the way of the signature');
  const talkative = witness.requests.filter((request) => carries(sentBytes(request), marker));
  assert.deepEqual(talkative.map(({ method, url }) => `${method} ${url}`), [], 'no request carries the marker');
  const sent = witness.requests.reduce((sum, { url, body }) => sum + (url.startsWith(server.url) ? body.length : 0), 0);
  assert.ok(sent < MOST_BYTES_OF_A_DOWNLOAD, `${sent} bytes were sent in bodies`);
  const strangers = witness.requests.filter(({ url }) => !url.startsWith(server.url) && !CHROMIUMS_OWN.test(new URL(url).hostname));
  assert.deepEqual(strangers.map(({ url }) => url), [], 'nothing is asked of anybody else');
  assert.deepEqual(witness.refused.filter((tunnel) => !CHROMIUMS_OWN.test(tunnel)), [], 'nothing tried to tunnel past the witness');

  await editor.publishes();
  const published = witness.requests.filter((request) => carries(sentBytes(request), marker));
  assert.deepEqual(published.map(({ method, url }) => `${method} ${new URL(url).pathname}`), ['POST /api/v1/passes'], 'publishing does send it');
  complainsOfNothing(editor);
});
