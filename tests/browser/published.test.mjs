// The page about what is published: found, shared, printed, watched, revoked and erased; and its accessibility.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { Editor, complainsOfNothing } from './support/editor.mjs';
import { pageSizes } from './support/paper.mjs';
import { scan } from './support/scanner.mjs';
import { api, server } from './support/server.mjs';
import { Wallet } from './support/wallet.mjs';

/** What a sheet can be printed on, with its millimetres. */
const PAPERS = [['A6', 105, 148], ['A5', 148, 210], ['A4', 210, 297]];

async function publishes(t, options) {
  const editor = await Editor.open(t, options);
  await editor.picks('Coupon');
  const published = await editor.publishes();
  return { editor, page: editor.page, ...published, serial: decodeURIComponent(published.landingUrl.split('/').pop()) };
}

test('a_pass_is_found_in_the_list_watched_revoked_and_erased', async (t) => {
  const { editor, page, landingUrl, fileUrl, serial } = await publishes(t);
  const wallet = new Wallet();
  await wallet.installs(fileUrl);
  assert.equal(await wallet.registers(), 201);

  await editor.opensPublishedPage();
  await page.getByRole('region', { name: 'Devices' }).getByRole('row').nth(1).waitFor();
  await page.getByText('Published for the first time.').waitFor();
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Published' }).click();
  await page.getByRole('textbox', { name: 'Find a pass' }).fill(serial);
  await page.getByText('1 pass found').waitFor();
  await page.locator('.published-row').filter({ hasText: serial }).getByText('1 device').waitFor();
  await page.locator('.published-row').filter({ hasText: serial }).click();

  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  assert.equal((await fetch(landingUrl)).status, 200, 'nothing happens without a confirmation');
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Revoked', { exact: true }).waitFor();
  assert.equal((await fetch(landingUrl)).status, 410);
  assert.equal((await wallet.fetches()).pass.voided, true, 'the phone shows it as void');

  await page.getByRole('button', { name: 'Erase' }).click();
  const erase = page.getByRole('dialog').getByRole('button', { name: 'Erase' });
  assert.ok(await erase.isDisabled(), 'the word has to be typed');
  await page.getByRole('dialog').getByRole('textbox').fill('erase');
  await erase.click();
  await page.getByText('Every trace of this pass is gone.').waitFor();
  assert.equal((await api('GET', `/api/v1/passes/${serial}`)).status, 404);
  await page.getByRole('link', { name: 'Back to the editor' }).first().click();
  await editor.card.waitFor();
  // A page that answers 410 is an error in the browser's console, and meant so.
  editor.complaints = editor.complaints.filter((complaint) => !/status of (404|410)/.test(complaint));
  complainsOfNothing(editor);
});

test('the_code_as_png_and_the_counter_display_lead_to_the_link', async (t) => {
  const { editor, page, landingUrl } = await publishes(t);
  await editor.opensPublishedPage();
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Code as PNG' }).click();
  const download = await arrives;
  assert.match(download.suggestedFilename(), /-qr-code\.png$/);
  assert.deepEqual((await scan(readFileSync(await download.path()))).map(({ text }) => text), [landingUrl]);

  await page.getByRole('link', { name: 'Counter display' }).click();
  await page.getByLabel('Headline').fill('Scan me at the counter');
  await page.getByText('A6', { exact: true }).click();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('Scan me at the counter').isVisible());
  assert.ok(!(await page.getByRole('button', { name: 'Print' }).isVisible()));
  assert.deepEqual((await scan(await page.locator('.counter-sheet').screenshot())).map(({ text }) => text), [landingUrl]);
  await page.emulateMedia({ media: null });
  for (const [paper, width, height] of PAPERS) {
    await page.getByText(paper, { exact: true }).click();
    assert.deepEqual(pageSizes(await page.pdf({ preferCSSPageSize: true, printBackground: true })), [[width, height]], `one page of ${paper}`);
  }
  complainsOfNothing(editor);
});

test('phones_are_shown_what_a_change_will_say_before_it_is_sent', async (t) => {
  const editor = await Editor.open(t);
  await editor.picks('Store card');
  await editor.publishes();
  await editor.closesDialog();
  await editor.typesOnCard('Gold', 'Silver');
  await editor.opensPublishDialog();
  await editor.page.getByText('No message will appear').waitFor();
  await editor.closesDialog();
  await editor.typesOnCard('$21.75', '$99.25');
  await editor.isSaved();
  // After a reload the page knows only what is published.
  await editor.reloads();
  await editor.opensPublishDialog();
  const messages = editor.page.getByRole('region', { name: 'On the Lock Screen' });
  await messages.getByText('Your balance is now $99.25.').waitFor();
  await messages.getByText('Changed in silence: Level.').waitFor();
  complainsOfNothing(editor);
});

test('a_service_that_is_away_is_told_and_asked_again', async (t) => {
  const { editor, page } = await publishes(t);
  let isAway = true;
  await page.route('**/api/v1/templates', (route) => (isAway ? route.abort() : route.continue()));
  await page.goto(`${server.url}/#published`);
  await page.getByRole('alert').getByText('cannot be reached').waitFor();
  isAway = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'A pass for each person' }).waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  editor.complaints = editor.complaints.filter((complaint) => !/ERR_FAILED/.test(complaint));
  complainsOfNothing(editor);
});

for (const [width, height] of [[1440, 900], [768, 1024], [390, 844]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe_finds_nothing_serious_in_what_is_published_at_${width}_${colorScheme}`, async (t) => {
      const { editor, page } = await publishes(t, { viewport: { width, height }, colorScheme, hasTouch: width < 1000 });
      const isClean = async (where) => {
        assert.deepEqual(await seriousViolations(page), [], where);
        assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), `${where} fits`);
      };
      await editor.opensPublishedPage();
      await page.getByText('Published for the first time.').waitFor();
      await isClean('a pass');
      for (const way of ['Web page', 'Mail and SMS', 'API']) {
        await page.getByRole('region', { name: 'Share' }).getByText(way, { exact: true }).click();
        await isClean(way);
      }
      await page.getByRole('button', { name: 'Erase' }).click();
      await isClean('the question before erasing');
      await page.keyboard.press('Escape');
      await page.goto(`${server.url}/#published`);
      await page.locator('.published-row').first().waitFor();
      await isClean('the list');
      await page.goBack();
      await page.getByText('Link and code', { exact: true }).click();
      await page.getByRole('link', { name: 'Counter display' }).click();
      await page.getByRole('heading', { name: 'Counter display' }).waitFor();
      await isClean('the counter display');
    });
  }
}
