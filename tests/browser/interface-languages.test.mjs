// The editor in every language that it speaks: the start page and the editor without a text missing, mirrored where that belongs, and
// the work kept when the language is changed.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { root } from './support/server.mjs';
import { until } from './support/wait.mjs';

const LOCALES = join(root, 'web/locales');
const LANGUAGES = readdirSync(LOCALES);

/** The texts of a language by their names, those that are one line without anything filled in. */
const texts = (language) => {
  const lines = readFileSync(join(LOCALES, language, 'editor.ftl'), 'utf8').split('\n');
  return new Map(lines.flatMap((line) => [...line.matchAll(/^([a-z][\w-]*) = ([^{]+)$/g)].map(([, id, text]) => [id, text])));
};

/** Names of texts that stand on the page in place of the texts. */
const missing = (page) => page.evaluate((ids) => {
  const words = [...document.querySelectorAll('body *')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()),
    element.getAttribute('aria-label'), element.getAttribute('title'), element.getAttribute('placeholder'),
  ]);
  return words.filter((word) => word?.includes('-') && ids.includes(word));
}, [...texts('en').keys()]);

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Buttons and choices above the card that reach out of the page, and choices whose words do not fit. */
const cutOff = (page) => page.evaluate(() => {
  const reachesOut = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < 0 || right > document.documentElement.clientWidth;
  };
  const words = document.createElement('canvas').getContext('2d');
  const isTooLong = (select) => {
    const style = getComputedStyle(select);
    words.font = style.font;
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return words.measureText(select.selectedOptions[0].text).width > room + 1;
  };
  const all = [...document.querySelectorAll('.top-bar button, .canvas-bar button, .canvas-bar select')];
  return all.filter((element) => reachesOut(element) || (element.matches('select') && isTooLong(element))).map((element) => element.id || element.textContent);
});

for (const language of LANGUAGES) {
  test(`the_page_speaks_${language}`, async (t) => {
    const words = texts(language);
    const editor = await Editor.open(t, { locale: `${language}-XX`, viewport: { width: 1440, height: 900 } });
    const { page } = editor;
    await page.getByRole('heading', { level: 1, name: words.get('make-a-pass') }).waitFor();
    await page.getByRole('button', { name: words.get('starter-loyalty') }).first().waitFor();
    const spoken = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    assert.deepEqual(spoken, [language, language === 'ar' ? 'rtl' : 'ltr']);
    assert.deepEqual(await missing(page), []);
    if (['de', 'ar'].includes(language)) assert.deepEqual(await seriousViolations(page), []);
    await page.getByRole('button', { name: words.get('starter-loyalty') }).first().click();
    await page.getByRole('navigation', { name: words.get('parts') }).waitFor();
    for (const panel of ['pictures', 'barcode', 'details', 'style-and-colors']) {
      await page.getByRole('navigation', { name: words.get('parts') }).getByRole('button', { name: words.get(panel), exact: true }).click();
      await page.getByRole('complementary', { name: words.get(panel) }).waitFor();
      assert.deepEqual(await missing(page), [], panel);
    }
    if (['de', 'ar'].includes(language)) assert.deepEqual(await seriousViolations(page), []);
    if (language === 'ar') {
      const [list, panel] = await Promise.all(['.layers', '.properties'].map((name) => page.locator(name).boundingBox()));
      assert.ok(list.x > panel.x, 'the list stands at the right');
      const direction = await page.locator('.stage [data-pass-preview]').first().evaluate((card) => getComputedStyle(card).direction);
      assert.equal(direction, 'ltr', 'the card itself is not mirrored');
    }
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      assert.equal(await overflow(page), 0, `${width} px`);
      assert.deepEqual(await cutOff(page), [], `${width} px`);
    }
    complainsOfNothing(editor);
  });
}

test('another_language_keeps_the_work_and_is_remembered', async (t) => {
  const editor = await Editor.open(t, { locale: 'en-GB' });
  const { page } = editor;
  await editor.picks('Store card');
  await editor.setsPassText('Text beside the logo', 'Roast');
  await editor.goesToGallery();
  await page.getByLabel('Language of this page').selectOption('de');
  await page.getByRole('button', { name: 'Weiter mit „Roast“' }).click();
  await editor.cardShowsIn('Die Karte', 'Roast');
  await page.getByRole('banner').getByRole('button', { name: 'Widerrufen', exact: true }).click();
  await until('undo to reach over the change of language', async () => (await page.getByText('Roast').count()) === 0);
  await page.reload();
  await editor.isReady();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  complainsOfNothing(editor);
});
