// Publishing and updating: the link, the QR code and the file work, and a change in the editor reaches a phone.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { fieldsOf } from './support/pass-file.mjs';
import { firstPushesTo, pushesTo } from './support/push.mjs';
import { acceptsAndWouldRefuse } from './support/referee.mjs';
import { scan } from './support/scanner.mjs';
import { server } from './support/server.mjs';
import { Wallet } from './support/wallet.mjs';

test('a_published_pass_is_installed_and_its_phone_hears_of_a_change', async (t) => {
  const editor = await Editor.open(t, { deviceScaleFactor: 3 });
  await editor.picks('Store card');
  const published = await editor.publishes();
  assert.ok(published.landingUrl.startsWith(`${server.url}/p/`), published.landingUrl);

  const codes = await scan(await published.qr.screenshot());
  assert.deepEqual(codes.map(({ text }) => text), [published.landingUrl], 'the QR code in the dialog leads to the landing page');

  const wallet = new Wallet();
  const installed = await wallet.installs(published.fileUrl);
  acceptsAndWouldRefuse(installed.bytes);
  assert.equal(await wallet.registers(), 201);
  assert.equal(await wallet.registers(), 200);
  assert.deepEqual(await wallet.asksWhatChanged(), [installed.pass.serialNumber]);
  assert.deepEqual(await wallet.asksWhatChanged(), []);

  await editor.closesDialog();
  await editor.typesOnCard('$21.75', '$99.25');
  assert.match(await editor.republishes(), /\b1 device\b/, 'the editor says how many devices it reaches');

  const [push] = await firstPushesTo(wallet.pushToken);
  assert.equal(push.method, 'POST');
  assert.equal(push.headers['apns-topic'], installed.pass.passTypeIdentifier);
  assert.deepEqual(JSON.parse(push.body), {});
  assert.deepEqual(await wallet.asksWhatChanged(), [installed.pass.serialNumber]);
  const updated = await wallet.fetches();
  acceptsAndWouldRefuse(updated.bytes);
  assert.equal(fieldsOf(updated.pass).find(({ key }) => key === 'balance').value, '$99.25');
  assert.equal(await wallet.fetches(), undefined, 'an unchanged fetch is 304');
  assert.equal((await pushesTo(wallet.pushToken)).length, 1, 'one change, one push');

  assert.equal(await wallet.unregisters(), 200);
  assert.deepEqual(await wallet.asksWhatChanged(), []);
  complainsOfNothing(editor);
});

test('what_was_published_is_remembered_after_a_reload', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Coupon');
  const { landingUrl } = await editor.publishes();
  await editor.closesDialog();
  await editor.isSaved();
  await editor.reloads();
  const again = await editor.opensPublishDialog();
  assert.equal(again.landingUrl, landingUrl, 'a reload does not make a second pass');
});

for (const [width, height] of [[1440, 900], [390, 844]]) {
  test(`the_landing_page_works_at_${width}_pixels_without_scripts`, async (t) => {
    const editor = await Editor.open(t);
    await editor.picks('Store card');
    await editor.typesOnCard('Bean & Leaf', 'Landing Café');
    const { landingUrl } = await editor.publishes();

    const visitor = await openBrowser(t, { viewport: { width, height }, deviceScaleFactor: 3, javaScriptEnabled: false });
    const { page, complaints } = await openPage(visitor);
    const answer = await page.goto(landingUrl);
    assert.equal(answer.status(), 200);
    const policy = answer.headers()['content-security-policy'] ?? '';
    assert.match(policy, /default-src/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.match(await page.locator('body').innerText(), /Landing Café/);
    const link = page.locator('a[href$=".pkpass"]').first();
    await new Wallet().installs(new URL(await link.getAttribute('href'), landingUrl).href);
    assert.ok(await fitsItsWidth(page, width), 'nothing sticks out sideways');
    // The code is for people at a desk; a phone gets the button first, yet both pages hold the code.
    const codes = await scan(await page.screenshot({ fullPage: true }));
    if (width >= 1024) assert.ok(codes.some(({ text }) => text === landingUrl), `the QR code on the page leads to it: ${JSON.stringify(codes)}`);
    assert.deepEqual(complaints, []);
  });
}

/** Whether the page does not scroll sideways; asked from outside, since its scripts are off. */
async function fitsItsWidth(page, width) {
  const session = await page.context().newCDPSession(page);
  const { cssContentSize } = await session.send('Page.getLayoutMetrics');
  return cssContentSize.width <= width;
}
