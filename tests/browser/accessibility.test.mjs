// WCAG 2.2 AA as far as axe can tell, a way through the editor without a mouse, and no sideways scrolling on narrow screens.

import assert from 'node:assert/strict';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { openBrowser, openPage } from './support/browser.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { readPass } from './support/pass-file.mjs';
import { acceptsAndWouldRefuse } from './support/referee.mjs';

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

for (const width of [320, 390, 768]) {
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
