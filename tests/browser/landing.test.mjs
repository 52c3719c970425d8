// The public pages on nine kinds of devices, by what a browser calls itself and whether its screen takes fingers.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { DEVICES, pretendsToBe } from './support/devices.mjs';
import { coffeeCard, opensTemplate, publishes, revokes } from './support/issuer.mjs';
import { scan } from './support/scanner.mjs';
import { server } from './support/server.mjs';

/** The budget of a public page's scripts. */
const MOST_SCRIPT_BYTES = 15 * 1024;

/** What shows at first: the button, the code, the file, the steps out of an app, a link by mail. */
const SHOWN = {
  'iPhone, Safari': ['add'],
  'iPhone, Chrome': ['add'],
  'iPhone, Firefox': ['add'],
  'iPhone, inside Instagram': ['add', 'steps'],
  iPad: ['code', 'tablet'],
  'Mac, Safari': ['add', 'code'],
  Windows: ['code', 'file', 'mail'],
  Linux: ['code', 'file', 'mail'],
  Android: ['file'],
};

async function shownOn(page) {
  const parts = {
    add: page.getByRole('link', { name: 'Add to Apple Wallet' }),
    code: page.getByRole('img', { name: 'QR code of this page' }),
    file: page.getByRole('link', { name: 'Download pass file' }),
    steps: page.getByText('Open this page in Safari first'),
    mail: page.getByRole('link', { name: 'Send the link to your iPhone' }),
    tablet: page.getByText('Passes live on an iPhone'),
  };
  const shown = [];
  for (const [name, part] of Object.entries(parts)) {
    if ((await part.filter({ visible: true }).count()) > 0) shown.push(name);
  }
  return shown;
}

test('each_device_is_shown_what_works_on_it', async (t) => {
  const pass = await publishes();
  const context = await openBrowser(t);
  for (const [name, device] of Object.entries(DEVICES)) {
    await t.test(name, async () => {
      const { page, complaints } = await openPage(context);
      await pretendsToBe(page, device);
      await page.goto(pass.landingUrl);
      await page.getByRole('img', { name: /Bean & Leaf/ }).waitFor();
      assert.deepEqual(await shownOn(page), SHOWN[name]);
      if (SHOWN[name].includes('add')) {
        const link = page.getByRole('link', { name: 'Add to Apple Wallet' });
        assert.equal(await link.getAttribute('href'), pass.downloadUrl);
        const { y, height } = await link.boundingBox();
        assert.ok(y + height <= device.viewport.height, 'the button is seen without scrolling');
        assert.ok(height >= 44, 'and large enough for a thumb');
      }
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
});

test('help_comes_when_a_browser_does_nothing_and_the_link_can_be_copied', async (t) => {
  const pass = await publishes();
  const context = await openBrowser(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = await openPage(context);
  await pretendsToBe(page, DEVICES['iPhone, Firefox']);
  await page.goto(pass.landingUrl);
  const help = page.getByText('Nothing happened? Open this page in Safari');
  assert.equal(await help.isVisible(), false);
  await page.getByRole('link', { name: 'Add to Apple Wallet' }).click();
  await help.waitFor();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), pass.landingUrl);
});

test('without_scripts_every_page_says_the_same', async (t) => {
  const pass = await publishes();
  for (const [name, expected] of [['iPhone, Firefox', /Nothing happened\? Open this page in Safari/], ['Windows', /Scan with your iPhone/]]) {
    const context = await openBrowser(t, { javaScriptEnabled: false, userAgent: DEVICES[name].userAgent });
    const { page } = await openPage(context);
    await page.goto(pass.landingUrl);
    assert.match(await page.locator('main').innerText(), expected, name);
    assert.equal(await page.locator('[data-copy]:visible').count(), 0, 'no button that needs a script');
  }
});

test('page_and_card_codes_are_read_from_a_screenshot', async (t) => {
  const message = Array.from({ length: 16 }, () => String(randomInt(10))).join('');
  const pass = await publishes(coffeeCard({ barcodes: [{ format: 'PKBarcodeFormatQR', message, messageEncoding: 'iso-8859-1' }] }));
  const { page } = await openPage(await openBrowser(t, { deviceScaleFactor: 3 }));
  await page.goto(pass.landingUrl);
  await page.getByRole('img', { name: 'QR code of this page' }).waitFor();
  const codes = await scan(await page.screenshot({ fullPage: true }));
  assert.deepEqual(codes.map(({ text }) => text).sort(), [message, pass.landingUrl].sort());
});

test('several_passes_are_added_at_once_in_safari_and_one_by_one_elsewhere', async (t) => {
  const passes = [await publishes(), await publishes(coffeeCard({ logoText: 'Second cup' })), await publishes()];
  await revokes(passes[2]);
  const address = `${server.url}/p/bundle?serials=${passes.map(({ serialNumber }) => serialNumber).join(',')}`;
  const context = await openBrowser(t);
  const open = async (name) => {
    const { page } = await openPage(context);
    await pretendsToBe(page, DEVICES[name]);
    await page.goto(address);
    return page;
  };
  const safari = await open('iPhone, Safari');
  const all = await safari.getByRole('link', { name: 'Add all 2 to Apple Wallet' }).getAttribute('href');
  const file = await fetch(new URL(all, server.url));
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/vnd.apple.pkpasses']);
  const chrome = await open('iPhone, Chrome');
  assert.equal(await chrome.getByRole('link', { name: 'Add to Apple Wallet' }).count(), 2);
  assert.equal(await chrome.getByRole('link', { name: /^Add all/ }).count(), 0);
  await chrome.getByText('This pass is no longer available').waitFor();
  const desk = await open('Windows');
  const [code] = await scan(await desk.screenshot());
  assert.match(code.text, new RegExp(`/p/bundle\\?serials=${passes[0].serialNumber}%2C${passes[1].serialNumber}$`));
});

test('scripts_of_public_pages_are_few_and_come_from_files', async (t) => {
  const [pass, template] = [await publishes(), await opensTemplate()];
  for (const address of [pass.landingUrl, template.joinUrl, `${pass.landingUrl}/frame`]) {
    const html = await (await fetch(address, { headers: { 'user-agent': DEVICES['iPhone, Chrome'].userAgent } })).text();
    const scripts = [...html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)];
    let bytes = 0;
    for (const [, attributes, inline] of scripts) {
      assert.equal(inline, '', 'no inline script');
      const source = /src="([^"]+)"/.exec(attributes)[1];
      bytes += gzipSync(Buffer.from(await (await fetch(new URL(source, server.url))).arrayBuffer())).length;
    }
    assert.ok(bytes < MOST_SCRIPT_BYTES, `${address}: ${bytes} bytes`);
    assert.doesNotMatch(html, /wasm/);
  }
});

test('the_card_stands_as_it_is_on_a_page_from_right_to_left', async (t) => {
  const pass = await publishes();
  const { page } = await openPage(await openBrowser(t));
  const places = async (language) => {
    await page.goto(`${pass.landingUrl}?lang=${language}`);
    const card = await page.locator('.card svg').boundingBox();
    const texts = await page.locator('.card svg text').evaluateAll((all) => all.map((it) => [it.textContent, Math.round(it.getBoundingClientRect().x)]));
    return texts.map(([text, x]) => [text, Math.round(x - card.x)]);
  };
  const english = await places('en');
  assert.ok(english.length > 5);
  assert.deepEqual(await places('ar'), english);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), 'rtl');
});

test('a_person_joins_and_comes_to_the_own_pass', async (t) => {
  const template = await opensTemplate();
  const { page, complaints } = await openPage(await openBrowser(t));
  await pretendsToBe(page, DEVICES['iPhone, Safari']);
  await page.goto(template.joinUrl);
  await page.getByRole('textbox', { name: 'Name' }).fill('Zoë');
  await page.getByRole('button', { name: 'Get your pass' }).click();
  await page.waitForURL(/\/p\//);
  await page.getByRole('heading', { name: 'Hello Zoë' }).waitFor();
  assert.deepEqual(complaints, []);
});
