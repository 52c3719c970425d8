// The reference of the API: readable on a phone and in the dark, under a policy that lets nothing foreign run, with calls to copy and to try.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { server, target } from './support/server.mjs';

const SHOTS = join(target, 'test/screenshots');

/** Opens the page at one call; whatever it asks of others is remembered. */
async function open(t, options, call = '') {
  const context = await openBrowser(t, options);
  const { page, complaints } = await openPage(context);
  const strangers = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) strangers.push(request.url());
  });
  await page.goto(`${server.url}/docs${call}`);
  // Half a megabyte of description becomes a page: on a busy machine that takes its time.
  await page.locator('.opblock').first().waitFor({ timeout: 90_000 });
  return { context, page, complaints, strangers };
}

for (const [name, width, colorScheme] of [['phone', 390, 'dark'], ['tablet', 768, 'light'], ['desktop', 1440, 'light']]) {
  test(`the_reference_shows_every_call_on_a_${name}`, async (t) => {
    const { page, complaints, strangers } = await open(t, { viewport: { width, height: 900 }, colorScheme }, '#/Signatures/createSerials');
    const described = await (await fetch(`${server.url}/openapi.json`)).json();
    const calls = Object.values(described.paths).flatMap((item) => Object.keys(item)).length;
    assert.equal(await page.locator('.opblock').count(), calls, 'each call of the description has its line');
    await page.getByText('curl -X POST').first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'nothing is cut off at the side');
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `reference-${width}-${colorScheme}.png`) });
    assert.deepEqual(strangers, [], 'nothing is asked of anybody else');
    assert.deepEqual(complaints, [], 'no script and no style was refused');
  });
}

test('a_call_is_copied_in_each_language_and_tried_out', async (t) => {
  const { context, page, complaints } = await open(t, {}, '#/Signatures/createSerials');
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const samples = page.locator('.samples');
  for (const [language, words] of [['curl', 'curl -X POST'], ['JavaScript', 'await fetch('], ['Python', 'requests.post(']]) {
    await samples.getByRole('button', { name: language }).click();
    await samples.getByRole('button', { name: 'Copy' }).click();
    await samples.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes(words) && copied.includes('/api/v1/serials'), copied);
  }
  await page.getByRole('button', { name: 'Authorize' }).click();
  // The field of each scheme has the same id, and "apiKey" is a word of another one, too.
  const dialog = page.locator('.auth-container').filter({ has: page.locator('code', { hasText: /^ApiKey$/ }) });
  await dialog.locator('#auth-bearer-value').fill(server.apiKey);
  await dialog.getByRole('button', { name: /apply|authorize/i }).click();
  await page.locator('.modal-ux .btn-done').last().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.locator('.live-responses-table .response-col_status').filter({ hasText: '201' }).waitFor();
  assert.deepEqual(complaints, []);
});
