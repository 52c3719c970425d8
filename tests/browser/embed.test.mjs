// <add-to-wallet> on a page of somebody else, under a strict policy: what it shows, what it says, and what it leaves alone.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { DEVICES, pretendsToBe } from './support/devices.mjs';
import { heard, listens, openSite, SCRIPT } from './support/embedder.mjs';
import { opensTemplate, publishes, revokes } from './support/issuer.mjs';
import { scan } from './support/scanner.mjs';
import { server } from './support/server.mjs';
import { until } from './support/wait.mjs';

/** The budget of the whole element, compressed. */
const MOST_BYTES = 6 * 1024;

const element = (attributes, fallback = '') => `<add-to-wallet ${attributes}>${fallback}</add-to-wallet>`;
const fallback = (pass) => `<a href="${pass.landingUrl}">Add to Apple Wallet</a>`;

test('the_script_is_small_and_may_be_loaded_and_kept_by_any_page', async () => {
  const answer = await fetch(`${server.url}/embed/v1.js`, { headers: { origin: 'https://shop.example' } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(answer.status, 200);
  assert.ok(gzipSync(bytes, { level: 9 }).length < MOST_BYTES, `${gzipSync(bytes, { level: 9 }).length} bytes compressed`);
  const headers = Object.fromEntries(answer.headers);
  assert.match(headers['content-type'], /^text\/javascript/);
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
  assert.match(headers['cache-control'], /public, max-age=\d+/);
  const again = await fetch(`${server.url}/embed/v1.js`, { headers: { 'if-none-match': headers.etag } });
  assert.equal(again.status, 304);
});

test('two_elements_and_a_template_show_under_a_strict_policy_without_a_violation', async (t) => {
  const site = await openSite(t);
  const [pass, template] = [await publishes(), await opensTemplate()];
  const { page, complaints } = await openPage(await openBrowser(t, { deviceScaleFactor: 2 }));
  await listens(page);
  await page.goto(site.shows([
    element(`id="a" pass="${pass.serialNumber}"`, fallback(pass)),
    element(`id="b" layout="card" href="${pass.landingUrl}"`, fallback(pass)),
    element(`id="c" template="${template.template}"`),
    SCRIPT,
  ].join('')));
  await page.locator('#a').getByRole('img', { name: 'QR code' }).waitFor();
  assert.equal(await page.locator('#a').getByRole('link', { name: 'Open the pass page' }).getAttribute('href'), pass.landingUrl);
  await page.locator('#b').getByRole('img', { name: 'Bean & Leaf' }).waitFor();
  await until('the picture of the card', () => page.locator('#b img').evaluate((image) => image.complete && image.naturalWidth > 0));
  assert.equal(await page.locator('#c').getByRole('link').getAttribute('href'), template.joinUrl);
  const codes = await scan(await page.screenshot());
  assert.deepEqual(codes.map(({ text }) => text).sort(), [pass.landingUrl, template.joinUrl, 'BEAN-0001'].sort());
  assert.deepEqual(await page.evaluate(() => document.querySelector('#a').shadowRoot.mode), 'open');
  assert.equal(await page.evaluate(() => document.querySelectorAll('[style], style').length), 0);
  const events = await until('three views', async () => (await heard(page)).length === 3 && heard(page));
  assert.deepEqual(new Set(events.map(({ type, of }) => `${type} ${of}`)), new Set(['wallet:view a', 'wallet:view b', 'wallet:view c']));
  assert.deepEqual(events[0].detail, { device: 'desktop', layout: events[0].of === 'b' ? 'card' : 'auto' });
  assert.deepEqual(site.reports, []);
  assert.deepEqual(complaints, []);
});

test('the_policy_of_these_tests_reports_what_it_forbids', async (t) => {
  const site = await openSite(t);
  const { page } = await openPage(await openBrowser(t));
  await page.goto(site.shows('<p style="color:red">styled</p>'));
  const [report] = await until('a report', () => site.reports.length > 0 && site.reports);
  assert.match(JSON.stringify(report), /style-src/);
});

for (const colorScheme of ['light', 'dark']) {
  test(`the_button_fits_a_${colorScheme}_page_and_the_theme_that_a_page_asks_for`, async (t) => {
    const site = await openSite(t);
    const pass = await publishes();
    const { page } = await openPage(await openBrowser(t, { colorScheme }));
    await page.goto(site.shows(['auto', 'light', 'dark'].map((theme) => element(`id="${theme}" layout="button" theme="${theme}" pass="${pass.serialNumber}"`)).join('')));
    const color = async (id) => {
      const button = page.locator(`#${id}`).getByRole('link', { name: 'Add to Apple Wallet' });
      await button.waitFor();
      return button.evaluate((it) => getComputedStyle(it).backgroundColor);
    };
    const [black, white] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];
    assert.equal(await color('auto'), colorScheme === 'dark' ? white : black);
    assert.equal(await color('light'), black);
    assert.equal(await color('dark'), white);
  });
}

test('an_arabic_page_gets_arabic_from_right_to_left_and_the_nearest_language_counts', async (t) => {
  const site = await openSite(t);
  const pass = await publishes();
  const { page } = await openPage(await openBrowser(t));
  await page.goto(site.shows(
    element(`id="ar" layout="button" pass="${pass.serialNumber}"`)
      + `<div lang="de-AT" dir="ltr">${element(`id="de" layout="button" lang="auto" pass="${pass.serialNumber}"`)}</div>`
      + element(`id="fr" layout="button" lang="fr" pass="${pass.serialNumber}"`)
      + element(`id="xx" layout="button" lang="xx" pass="${pass.serialNumber}"`),
    'lang="ar" dir="rtl"',
  ));
  for (const [id, text, direction] of [
    ['ar', 'إضافة إلى Apple Wallet', 'rtl'], ['de', 'Zu Apple Wallet hinzufügen', 'ltr'], ['fr', 'Ajouter à Apple Wallet', 'ltr'],
    ['xx', 'Add to Apple Wallet', 'ltr'],
  ]) {
    const button = page.locator(`#${id}`).getByRole('link', { name: text });
    await button.waitFor();
    assert.equal(await button.evaluate((it) => getComputedStyle(it).direction), direction, id);
  }
});

test('without_scripts_the_link_inside_works', async (t) => {
  const site = await openSite(t);
  const pass = await publishes();
  const { page } = await openPage(await openBrowser(t, { javaScriptEnabled: false }));
  await page.goto(site.shows(element(`pass="${pass.serialNumber}"`, fallback(pass))));
  await page.getByRole('link', { name: 'Add to Apple Wallet' }).click();
  await page.waitForURL(pass.landingUrl);
});

test('a_pass_that_is_not_to_be_had_is_told_and_a_silent_service_leaves_the_link', async (t) => {
  const site = await openSite(t);
  const [pass, revoked] = [await publishes(), await publishes()];
  await revokes(revoked);
  const { page } = await openPage(await openBrowser(t));
  await listens(page);
  await page.goto(site.shows([
    element('id="unknown" pass="0123456789abcdef0123456789abcdef"', fallback(pass)),
    element(`id="revoked" pass="${revoked.serialNumber}"`, fallback(revoked)),
    element('id="none"', fallback(pass)),
    // The site's own policy keeps this one from asking.
    element('id="silent" href="https://wallet.invalid/p/1"', fallback(pass)),
    element('id="hostile" href="javascript:alert(1)"', fallback(pass)),
  ].join('')));
  await page.locator('#unknown').getByText('This pass does not exist.').waitFor();
  await page.locator('#revoked').getByText('This pass is no longer available.').waitFor();
  const events = await until('five errors', async () => (await heard(page)).length === 5 && heard(page));
  const codes = Object.fromEntries(events.map(({ of, detail }) => [of, detail]));
  assert.deepEqual(codes, {
    unknown: { code: 'not_found' }, revoked: { code: 'revoked' }, none: { code: 'no_pass' }, silent: { code: 'unreachable' }, hostile: { code: 'no_pass' },
  });
  for (const id of ['none', 'silent', 'hostile']) assert.ok(await page.locator(`#${id} > a`).isVisible(), id);
  for (const id of ['unknown', 'revoked']) assert.ok(!(await page.locator(`#${id} > a`).isVisible()), id);
  // An attribute that is mended mends the element.
  await page.locator('#unknown').evaluate((it, serial) => it.setAttribute('pass', serial), pass.serialNumber);
  await page.locator('#unknown').getByRole('img', { name: 'QR code' }).waitFor();
});

const SHOWN = {
  'iPhone, Safari': { button: 'Add to Apple Wallet', to: 'file', qr: false },
  'iPhone, Chrome': { button: 'Add to Apple Wallet', to: 'file', qr: false },
  'iPhone, Firefox': { button: 'Add to Apple Wallet', to: 'file', qr: false },
  'iPhone, inside Instagram': { button: 'Add to Apple Wallet', to: 'page', qr: false },
  iPad: { button: 'Open the pass page', to: 'page', qr: true },
  'Mac, Safari': { button: 'Add to Apple Wallet', to: 'file', qr: true },
  Windows: { button: 'Open the pass page', to: 'page', qr: true },
  Linux: { button: 'Open the pass page', to: 'page', qr: true },
  Android: { button: 'Download pass file', to: 'file', qr: false },
};

test('each_device_is_shown_what_works_on_it', async (t) => {
  const site = await openSite(t);
  const pass = await publishes();
  const context = await openBrowser(t);
  const address = site.shows(element(`pass="${pass.serialNumber}"`, fallback(pass)) + element(`id="qr" layout="qr" pass="${pass.serialNumber}"`));
  for (const [name, device] of Object.entries(DEVICES)) {
    await t.test(name, async () => {
      const { page, complaints } = await openPage(context);
      await pretendsToBe(page, device);
      await page.goto(address);
      const shown = page.locator('add-to-wallet').first();
      const target = SHOWN[name].to === 'file' ? pass.downloadUrl : pass.landingUrl;
      const links = shown.getByRole('link', { name: SHOWN[name].button });
      // The link inside the element stands there until the element knows the pass; then there is one link, the element's own.
      await page.locator('#qr').getByRole('img', { name: 'QR code' }).waitFor();
      await links.and(page.locator(`a[href="${target}"]`)).first().waitFor();
      const code = shown.getByRole('img', { name: 'QR code' });
      if (SHOWN[name].qr) await code.waitFor();
      else assert.equal(await code.isVisible(), false);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
  assert.deepEqual(site.reports, []);
});

test('a_tap_is_told_and_a_browser_that_does_nothing_is_helped', async (t) => {
  const site = await openSite(t);
  const pass = await publishes();
  const { page } = await openPage(await openBrowser(t));
  await pretendsToBe(page, DEVICES['iPhone, Firefox']);
  await listens(page);
  await page.goto(site.shows(element(`id="a" pass="${pass.serialNumber}"`)));
  const button = page.locator('#a').getByRole('link', { name: 'Add to Apple Wallet' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.locator('#a').getByText('Nothing happened? Open the pass page in Safari.').waitFor();
  assert.equal(await page.locator('#a').getByRole('link', { name: 'Open the pass page' }).getAttribute('href'), pass.landingUrl);
  const clicks = (await heard(page)).filter(({ type }) => type === 'wallet:click');
  assert.deepEqual(clicks, [{ type: 'wallet:click', of: 'a', detail: { action: 'add', device: 'browser' } }]);
});

test('a_page_styles_the_parts_and_nothing_moves_while_it_loads', async (t) => {
  const site = await openSite(t);
  const pass = await publishes();
  const { page } = await openPage(await openBrowser(t));
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(site.shows(
    `${element(`id="a" layout="button" pass="${pass.serialNumber}"`, fallback(pass))}<p>Below</p>${element(`id="b" layout="qr" pass="${pass.serialNumber}"`, fallback(pass))}<p>Below</p>`,
  ));
  const button = page.locator('#a').getByRole('link', { name: 'Add to Apple Wallet' });
  await page.locator('#a').evaluate((it) => it.shadowRoot.querySelector('[part=button]'));
  await page.locator('#b').getByRole('img', { name: 'QR code' }).waitFor();
  await button.waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(await page.evaluate(() => shifts), []);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('add-to-wallet::part(button) { border-radius: 0px; background: rgb(10, 92, 224) }');
    document.adoptedStyleSheets = [sheet];
  });
  assert.equal(await page.locator('#a').evaluate((it) => getComputedStyle(it.shadowRoot.querySelector('[part=button]')).backgroundColor), 'rgb(10, 92, 224)');
});

test('a_frame_holds_one_link_that_leads_out_of_it', async (t) => {
  const site = await openSite(t);
  const pass = await publishes();
  const { page, complaints } = await openPage(await openBrowser(t));
  await page.goto(site.shows(
    `<iframe src="${pass.landingUrl}/frame" title="Add to Apple Wallet" width="320" height="64" sandbox="allow-popups allow-top-navigation-by-user-activation"></iframe>`,
  ));
  await page.frameLocator('iframe').getByRole('link', { name: 'Add to Apple Wallet' }).click();
  await page.waitForURL(pass.landingUrl);
  assert.deepEqual(site.reports, []);
  assert.deepEqual(complaints, []);
});

test('the_demo_page_shows_an_element_its_snippet_and_its_events', async (t) => {
  const pass = await publishes();
  const { page, complaints } = await openPage(await openBrowser(t));
  const answer = await page.goto(`${server.url}/embed/demo`);
  assert.doesNotMatch(answer.headers()['content-security-policy'], /unsafe/);
  await page.getByLabel('Link of a pass').fill(pass.landingUrl);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.locator('add-to-wallet').getByRole('img', { name: 'QR code' }).waitFor();
  await page.getByText('wallet:view').waitFor();
  await page.getByLabel('Layout').selectOption('card');
  await page.locator('add-to-wallet').getByRole('img', { name: 'Bean & Leaf' }).waitFor();
  assert.match(await page.locator('[data-snippet]').innerText(), new RegExp(`<add-to-wallet href="${pass.landingUrl}" layout="card">`));
  assert.deepEqual(complaints, []);
});
