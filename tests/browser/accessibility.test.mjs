// WCAG 2.2 AA as far as axe can tell, a way through the editor without a mouse, and no sideways scrolling on narrow screens.

import assert from 'node:assert/strict';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { openBrowser, openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { readPass } from './support/pass-file.mjs';
import { plainPng } from './support/pictures.mjs';
import { acceptsAndWouldRefuse } from './support/referee.mjs';
import { until } from './support/wait.mjs';

const SIZES = [[1440, 900], [768, 1024], [390, 844]];
const SCHEMES = ['light', 'dark'];

for (const [width, height] of SIZES) {
  for (const colorScheme of SCHEMES) {
    test(`axe_finds_nothing_serious_at_${width}_${colorScheme}`, async (t) => {
      const editor = await Editor.open(t, { viewport: { width, height }, colorScheme, hasTouch: width < 1000 });
      await t.test('start', () => findsNothing(editor.page));
      await editor.picks('Store card');
      await t.test('editor', () => findsNothing(editor.page));
      const { landingUrl } = await editor.publishes();
      await t.test('publish dialog', () => findsNothing(editor.page));
      await editor.page.goto(landingUrl);
      await t.test('landing page', () => findsNothing(editor.page));
    });
  }
}

async function findsNothing(page) {
  assert.deepEqual(await seriousViolations(page), []);
}

test('a_pass_is_made_and_downloaded_with_the_keyboard_alone', async (t) => {
  const editor = await Editor.open(t);
  const keyboard = new Keyboard(editor.page);
  await keyboard.tabsTo({ role: 'button', name: /store card/i });
  await keyboard.presses('Enter');
  await editor.card.waitFor();

  await keyboard.tabsTo({ role: 'button', name: 'Bean & Leaf' });
  await keyboard.presses('Enter');
  await keyboard.typesOver('By Keyboard');
  await keyboard.presses('Escape');
  await editor.cardShows('By Keyboard');

  const download = editor.page.waitForEvent('download');
  await keyboard.tabsTo({ role: 'button', name: /^download/i });
  await keyboard.presses('Enter');
  const bytes = await editor.bytesOf(await download);
  acceptsAndWouldRefuse(bytes);
  assert.equal(readPass(bytes).pass.logoText, 'By Keyboard');

  await keyboard.presses('Control+z');
  await editor.cardShowsNot('By Keyboard');
  await keyboard.presses('Control+Shift+Z');
  await editor.cardShows('By Keyboard');
  complainsOfNothing(editor);
});

test('a_field_is_added_and_moved_a_picture_is_placed_and_the_pass_is_published_with_the_keyboard_alone', async (t) => {
  const editor = await Editor.open(t);
  const keyboard = new Keyboard(editor.page);
  await keyboard.tabsTo({ role: 'button', name: /^generic|^membership/i });
  await keyboard.presses('Enter');
  await editor.card.waitFor();

  await keyboard.tabsTo({ role: 'button', name: 'Add a field: Secondary' });
  await keyboard.presses('Enter');
  await keyboard.tabsTo({ role: 'textbox', name: 'Label' });
  await keyboard.typesOver('Level');
  const kept = async () => JSON.parse(await editor.keptPass()).generic;
  const [before] = await until('the new field to be kept', async () => {
    const place = (await kept()).secondaryFields.findIndex(({ label }) => label === 'Level');
    return place > 0 && [place];
  });

  // It goes up through its group, with the focus on it all the way.
  const row = { role: 'button', name: /^Level/ };
  await keyboard.tabsTo(row);
  for (let step = 0; step < before; step += 1) await keyboard.presses('Alt+ArrowUp');
  await until('the field to be kept in its new place', async () => (await kept()).secondaryFields.at(0).label === 'Level');
  assert.ok(await editor.page.getByRole(row.role, { name: row.name }).and(editor.page.locator(':focus')).count(), 'the focus went along');

  // Asked for well before the key is pressed: a browser that is asked at the same moment may open its own window.
  const chooser = editor.page.waitForEvent('filechooser');
  await keyboard.tabsTo({ role: 'button', name: 'Pictures' });
  await keyboard.presses('Enter');
  const input = editor.panel.getByLabel(/^Logo/);
  for (let stop = 0; !(await input.evaluate((element) => element === document.activeElement)); stop += 1) {
    assert.ok(stop < 200, 'Tab comes to the logo');
    await keyboard.presses('Tab');
  }
  await keyboard.presses('Enter');
  await (await chooser).setFiles(file('logo.png', plainPng(480, 150, [9, 9, 9])));
  await editor.page.locator('.toast').waitFor();

  await editor.isConnected();
  await keyboard.tabsTo({ role: 'button', name: 'Publish' });
  await keyboard.presses('Enter');
  await editor.page.getByRole('dialog').waitFor();
  await keyboard.tabsTo({ role: 'button', name: 'Publish' });
  await keyboard.presses('Enter');
  const link = editor.page.getByRole('textbox', { name: 'Link for your customers' });
  await link.waitFor();
  assert.equal((await fetch(await link.inputValue())).status, 200);
  complainsOfNothing(editor);
});

for (const width of [320, 390, 768, 1440]) {
  test(`nothing_sticks_out_sideways_at_${width}`, async (t) => {
    const editor = await Editor.open(t, { viewport: { width, height: 800 } });
    await fits(editor.page, 'start');
    await editor.picks('Event ticket');
    await fits(editor.page, 'editor');
    const top = await editor.page.getByRole('banner').boundingBox();
    assert.equal(Math.round(top.y), 0, 'the bar is at the top, however far down the starter card was');
    const card = await editor.card.boundingBox();
    assert.ok(card.width >= 240, `the card is ${card.width} pixels wide`);
    const { landingUrl } = await editor.publishes();
    await fits(editor.page, 'publish dialog');
    const { page } = await openPage(await openBrowser(t, { viewport: { width, height: 800 } }));
    await page.goto(landingUrl);
    await fits(page, 'landing page');
  });
}

test('with_letters_twice_as_large_nothing_is_cut_off', async (t) => {
  const editor = await Editor.open(t, { viewport: { width: 1280, height: 900 } });
  const enlarges = () => editor.page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await enlarges();
  await fits(editor.page, 'start');
  await editor.picks('Store card');
  await fits(editor.page, 'editor');
  for (const panel of ['Pictures', 'Barcode', 'Details']) {
    await editor.opensPanel(panel);
    await fits(editor.page, panel);
  }
  await editor.publishes();
  await fits(editor.page, 'publish dialog');
});

/** Fails when the page scrolls sideways, or when a control lies outside the screen with no way to scroll to it. */
async function fits(page, where) {
  const stray = await page.evaluate(() => {
    const wide = document.scrollingElement.scrollWidth > innerWidth ? [`the page is ${document.scrollingElement.scrollWidth} wide`] : [];
    const controls = [...document.querySelectorAll('button, a[href], input, select, textarea, summary')];
    const visible = controls.filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
    const outside = visible.filter((control) => {
      const box = control.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) return false; // for screen readers alone
      for (let parent = control.parentElement; parent; parent = parent.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(parent).overflowX) && parent.scrollWidth > parent.clientWidth) return false;
      }
      return box.left < -1 || box.right > innerWidth + 1;
    });
    return [...wide, ...outside.map((control) => control.outerHTML.slice(0, 120))];
  });
  assert.deepEqual(stray, [], `${where} fits`);
}
