// The first page is there before anything that works on a design: it shows, finds and takes orders, and nothing of an order is lost.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { plainPng } from './support/pictures.mjs';
import { printedLink, server } from './support/server.mjs';
import { writeZip } from './support/zip.mjs';

/** What works on designs. */
const WORKSHOP = '**/assets/later/split_canvas*';

/** A first visit, to which the workshop comes only when it is let through. */
async function opensWithoutWorkshop(t, { isLost = false } = {}) {
  const { page, complaints } = await openPage(await openBrowser(t));
  const door = { isLost };
  const isOpen = new Promise((resolve) => { door.opens = resolve; });
  await page.route(WORKSHOP, async (route) => {
    if (door.isLost) return route.abort('connectionreset');
    if (!isLost) await isOpen;
    return route.continue();
  });
  const editor = new Editor(page, complaints);
  await editor.goesTo(server.url);
  return { editor, page, door };
}

const passFile = () => writeZip([
  { name: 'pass.json', bytes: Buffer.from(JSON.stringify({
    formatVersion: 1, description: 'Dropped', organizationName: 'Dropped Ltd', passTypeIdentifier: 'pass.example.other',
    teamIdentifier: 'OTHERTEAM1', serialNumber: 'other-1', generic: { primaryFields: [{ key: 'a', label: 'A', value: 'Dropped early' }] },
  })) },
  { name: 'icon.png', bytes: plainPng(38, 38) },
]);

/** Drops a file onto the middle of the page. */
async function drops(t, page, name, bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'passwright-drop-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  await session.detach();
}

test('the_first_page_is_used_before_the_workshop_is_there', async (t) => {
  const { editor, page, door } = await opensWithoutWorkshop(t);
  await page.getByRole('searchbox').fill('rail');
  const train = page.getByRole('main').getByRole('button', { name: /^Train/ });
  await train.waitFor();
  assert.deepEqual(await page.locator('.starter-group .starter-pick strong').allInnerTexts(), ['Train']);
  await page.getByRole('combobox', { name: 'Language of this page' }).selectOption('de');
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Make a pass' }).waitFor();
  await page.getByRole('combobox').first().selectOption('en');
  await page.getByRole('heading', { name: 'Make a pass for Apple Wallet' }).waitFor();

  await train.click();
  await page.locator('.starters[aria-busy=true]').first().waitFor();
  assert.equal(await train.isDisabled(), true, 'one order at a time');
  door.opens();
  await editor.cardShows('Riverline');
  await editor.isSaved();
  complainsOfNothing(editor);
});

test('a_file_that_is_dropped_before_the_workshop_is_there_is_opened_by_it', async (t) => {
  const { editor, page, door } = await opensWithoutWorkshop(t);
  await drops(t, page, 'early.pkpass', passFile());
  door.opens();
  await editor.readsReport();
  await editor.cardShows('Dropped early');
  complainsOfNothing(editor);
});

test('a_workshop_that_does_not_come_leaves_a_first_page_that_works', async (t) => {
  const { editor, page, door } = await opensWithoutWorkshop(t, { isLost: true });
  await page.getByRole('main').getByRole('button', { name: /^Gift card/ }).click();
  const said = page.getByRole('dialog', { name: 'Not loaded' });
  await said.getByText('A part of the editor could not be loaded.').waitFor();
  await page.keyboard.press('Escape');
  await said.waitFor({ state: 'detached' });
  await page.locator('.starters[aria-busy=true]').first().waitFor({ state: 'detached' });

  door.isLost = false;
  await page.getByRole('main').getByRole('button', { name: /^Train/ }).click();
  await editor.cardShows('Riverline');
  await editor.goesToGallery();
  assert.match(await page.getByRole('button', { name: /^Continue with/ }).innerText(), /Riverline/, 'what was given up is not made after all');
});

test('what_was_open_comes_back_without_the_first_page_in_between', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.isSaved();
  await editor.page.addInitScript(() => {
    globalThis.seen = new Set();
    new MutationObserver(() => {
      if (document.querySelector('main.gallery')) globalThis.seen.add('gallery');
      if (document.querySelector('.editor')) globalThis.seen.add('editor');
    }).observe(document, { subtree: true, childList: true });
  });
  await editor.reloads();
  await editor.cardShows('Bean & Leaf');
  assert.deepEqual(await editor.page.evaluate(() => [...globalThis.seen]), ['editor']);
  complainsOfNothing(editor);
});

test('a_key_in_the_address_is_taken_on_a_first_visit_too', async (t) => {
  const { editor, page, door } = await opensWithoutWorkshop(t);
  await page.evaluate((link) => { location.hash = new URL(link).hash; }, printedLink);
  await page.waitForFunction(() => location.hash === '');
  door.opens();
  await editor.picks('Store card');
  await editor.isConnected();
  complainsOfNothing(editor);
});

test('the_first_page_loads_nothing_of_the_workshop_and_draws_all_cards', async (t) => {
  const { page, complaints } = await openPage(await openBrowser(t));
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const editor = new Editor(page, complaints);
  await editor.goesTo(server.url);
  assert.deepEqual(asked.filter((path) => path.startsWith('/assets/later/')), []);
  const names = await editor.startingPoints();
  assert.equal(await page.locator('.starter-card svg[data-style]').count(), names.length, 'every starting point shows its card');
  complainsOfNothing(editor);
});

test('cards_keep_their_layout_on_a_page_that_runs_from_right_to_left', async (t) => {
  const { page, complaints } = await openPage(await openBrowser(t, { locale: 'ar' }));
  const editor = new Editor(page, complaints);
  await editor.goesTo(server.url);
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  const card = page.locator('.starter-card svg[data-style]').first();
  const outside = await card.evaluate((svg) => {
    const edge = svg.getBoundingClientRect();
    const isOutside = ({ left, right }) => left < edge.left || right > edge.right;
    return [...svg.querySelectorAll('text')].filter((text) => isOutside(text.getBoundingClientRect())).map((text) => text.textContent);
  });
  assert.deepEqual(outside, [], 'every text lies on its card');
  complainsOfNothing(editor);
});

for (const starter of ['Store card', 'Coupon', 'Event ticket', 'Boarding pass', 'Generic', 'Poster card', 'Festival poster']) {
  test(`the_drawn_card_is_what_is_worked_on: ${starter}`, async (t) => {
    const editor = await Editor.open(t, { address: server.url });
    const name = { 'Store card': 'Loyalty points', 'Event ticket': 'Concert', 'Boarding pass': 'Flight', Generic: 'Membership' }[starter] ?? starter;
    const drawn = await textsOf(editor.page.locator('.starter').filter({ has: editor.page.getByText(name, { exact: true }) }).locator('svg[data-style]'));
    await editor.picks(starter);
    const live = await textsOf(editor.card.locator('svg[data-style]'));
    assert.deepEqual(drawn.map(({ text }) => text), live.map(({ text }) => text));
    for (const [at, { text, x, y, size }] of drawn.entries()) {
      assert.ok(Math.abs(x - live[at].x) < 3 && Math.abs(y - live[at].y) < 3, `${text} is in its place: ${x}, ${y} and ${live[at].x}, ${live[at].y}`);
      assert.ok(Math.abs(size - live[at].size) < 1, `${text} has its size: ${size} and ${live[at].size}`);
    }
  });
}

/** The texts of a drawing, with their places in its own units. */
function textsOf(drawing) {
  return drawing.first().evaluate((svg) => [...svg.querySelectorAll('text')].map((element) => {
    const number = (name) => Number(element.getAttribute(name));
    return { text: element.textContent, x: number('x'), y: number('y'), size: number('font-size') };
  }));
}
