// The editor in every language that it speaks: the start page and the editor without a text missing, mirrored where that belongs, and
// the work kept when the language is changed.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { Editor, complainsOfNothing, file } from './support/editor.mjs';
import { field, unsignedPass } from './support/pass-maker.mjs';
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

/** A pass with a date that the checks can mend, and with a field that an iPhone does not show. */
const BROKEN = {
  logoText: 'Roast', expirationDate: '2030-11-20 18:30',
  storeCard: { secondaryFields: Array.from({ length: 5 }, (_, index) => field(`s${index}`, `Second ${index}`, `${index}`)) },
};

/** What the checks say of it, by language: the date, its button, what the button leaves; the field, its button. */
const TOLD = {
  de: {
    date: '„2030-11-20 18:30“ in „expirationDate“ ist kein Datum, das Wallet lesen kann. Es muss aussehen wie 2026-11-20T18:30+01:00.',
    useDate: '2030-11-20T18:30Z verwenden',
    field: 'Wallet zeigt hier 4 Felder. Das Feld „Second 4“ wird nicht zu sehen sein.',
    reason: 'Felder, für die der Stil keinen Platz hat, fehlen auf der Vorderseite.',
    moveField: 'Auf die Rückseite verschieben',
  },
  ar: {
    date: 'القيمة «2030-11-20 18:30» في «expirationDate» ليست تاريخًا يستطيع Wallet قراءته. يجب أن يكون هكذا: 2026-11-20T18:30+01:00.',
    useDate: 'استخدام 2030-11-20T18:30Z',
    field: 'يعرض Wallet هنا 4 حقول. سيُخفى الحقل «Second 4».',
    reason: 'الحقول التي تتجاوز تخطيط النمط لا تظهر على الوجه.',
    moveField: 'نقله إلى الظهر',
  },
};

/** Digits of any script as ours, and without the marks that keep names apart from the line around them. */
const plain = (text) => text.replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '').replaceAll(/[٠-٩]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit));

/** Opens the broken pass in a language, and the list of what the checks say. */
const opensBroken = async (t, language, without) => {
  const words = texts(language);
  const editor = await Editor.open(t, { locale: `${language}-XX`, viewport: { width: 1440, height: 900 } });
  const { page } = editor;
  if (without) await page.route(without, (route) => route.abort());
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words.get('open-file') }).first().click();
  await (await chooser).setFiles(file('broken.pkpass', unsignedPass(BROKEN), 'application/vnd.apple.pkpass'));
  const report = page.getByRole('dialog');
  const parts = page.getByRole('navigation', { name: words.get('parts') });
  await report.or(parts).first().waitFor();
  if (await report.isVisible()) await report.getByRole('button', { name: words.get('edit-it') }).click();
  const checks = page.getByRole('region', { name: words.get('checks') });
  await checks.getByRole('button', { expanded: false }).and(page.locator(':enabled')).click();
  const all = checks.getByRole('listitem');
  /** The entry with this sentence, once it is there. */
  const entry = async (sentence) => {
    let at = -1;
    await until(`the checks to say: ${sentence}`, async () => {
      at = (await all.allInnerTexts()).findIndex((text) => plain(text).includes(sentence));
      return at >= 0;
    });
    return all.nth(at);
  };
  /** Waits until the design that is kept meets a condition. */
  const isKept = (what, meets) => until(what, async () => {
    const draft = await editor.draft();
    return draft !== undefined && meets(JSON.parse(draft));
  });
  return { editor, page, checks, entry, isKept };
};

const HAS_DATE = (pass) => pass.expirationDate === '2030-11-20T18:30Z';

for (const [language, told] of Object.entries(TOLD)) {
  test(`the_checks_speak_${language}_and_their_buttons_mend`, async (t) => {
    const { editor, page, checks, entry, isKept } = await opensBroken(t, language);
    const date = await entry(told.date);
    const repair = date.getByRole('button').filter({ hasText: '2030-11-20T18:30Z' });
    assert.equal(plain(await repair.innerText()), told.useDate);
    assert.equal(await checks.locator('[lang=en]').count(), 0, 'nothing is left in English');
    await repair.click();
    await isKept('the date to be mended', HAS_DATE);
    await repair.waitFor({ state: 'detached' });
    const hidden = await entry(told.field);
    assert.ok(plain(await hidden.innerText()).includes(told.reason), await hidden.innerText());
    assert.deepEqual(await seriousViolations(page), []);
    await hidden.getByRole('button', { name: told.moveField }).click();
    await isKept('the field to be on the back', (pass) => pass.storeCard.backFields?.[0].key === 's4');
    complainsOfNothing(editor);
  });
}

test('without_their_sentences_the_checks_speak_english_and_say_so', async (t) => {
  const { page, checks, entry, isKept } = await opensBroken(t, 'de', '**/assets/checks-*');
  const date = await entry('“2030-11-20 18:30” in “expirationDate” is no date that Wallet can read.');
  assert.equal(await date.locator('[lang=en]').count(), 3, 'sentence, reason and button');
  await checks.getByRole('button', { name: 'Use 2030-11-20T18:30Z' }).click();
  await isKept('the date to be mended', HAS_DATE);
  assert.equal(await page.locator('.toast.is-problem').count(), 0);
});
