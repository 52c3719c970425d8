// The tests' own instruments, against programs that are not theirs: an instrument that sees nothing would make every other test pass.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { carries, markedPng, newMarker } from './support/marker.mjs';
import { fortyMegapixels, plainPng, readPng, withText } from './support/pictures.mjs';
import { startWitness } from './support/witness.mjs';
import { readZip, writeZip } from './support/zip.mjs';

test('the_marker_is_found_after_a_browser_scaled_and_packed_the_picture_and_no_other_is', async (t) => {
  const marker = newMarker();
  const { page } = await openPage(await openBrowser(t));
  const base64 = await page.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]), { resizeWidth: 160, resizeHeight: 40, resizeQuality: 'high' });
    const canvas = new OffscreenCanvas(160, 40);
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    const drawn = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(String.fromCharCode(...drawn));
  }, markedPng(marker).toString('base64'));
  const scaled = Buffer.from(base64, 'base64');
  const packed = writeZip([{ name: 'pass.json', bytes: Buffer.from('{}') }, { name: 'logo.png', bytes: scaled }]);
  for (const form of [scaled, packed, Buffer.from(`{"logo":"${base64}"}`)]) {
    assert.equal(carries(form, marker), true);
    assert.equal(carries(form, newMarker()), false);
  }
  assert.equal(carries(Buffer.from(`text ${marker}`), marker), true);
});

test('the_witness_sees_bodies_of_beacons_and_of_service_workers', async (t) => {
  const origin = createServer((request, response) => {
    const script = request.url === '/worker.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? "oninstall = (event) => event.waitUntil(fetch('/from-worker', { method: 'POST', body: 'worker-body' }))" : 'page');
  }).listen(0, '127.0.0.1');
  await once(origin, 'listening');
  t.after(() => origin.close());
  const address = `http://127.0.0.1:${origin.address().port}`;
  const witness = await startWitness(t, address);
  const { page } = await openPage(await openBrowser(t, { proxy: witness.address }));
  await page.goto(`${address}/`);
  await page.evaluate(async () => {
    navigator.sendBeacon('/beacon', 'beacon-body');
    await fetch('/post', { method: 'POST', body: 'page-body' });
    await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
  });
  const bodies = witness.requests.map(({ body }) => body.toString());
  for (const body of ['beacon-body', 'page-body', 'worker-body']) assert.ok(bodies.includes(body), `${body} among ${bodies}`);
});

test('a_broken_archive_is_noticed_by_the_reader', () => {
  const good = { name: 'a.txt', bytes: Buffer.from('hello') };
  assert.deepEqual([...readZip(writeZip([good]))], [['a.txt', good.bytes]]);
  assert.throws(() => readZip(writeZip([{ ...good, crc: 1 }])), /wrong checksum/);
  assert.throws(() => readZip(writeZip([good, good])), /twice/);
});

test('the_pictures_are_what_they_say', async (t) => {
  const picture = readPng(withText(plainPng(3, 2, [1, 2, 3]), 'Comment', 'kept'));
  assert.deepEqual([...picture.data.subarray(0, 4)], [1, 2, 3, 255]);
  const { page } = await openPage(await openBrowser(t));
  const size = await page.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
    const { width, height } = await createImageBitmap(new Blob([bytes]));
    return [width, height];
  }, fortyMegapixels().toString('base64'));
  assert.deepEqual(size, [8000, 5000]);
});
