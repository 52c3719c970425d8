// The editor as a person uses it: by the names on its buttons and fields, and by what stands on the card.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import assert from 'node:assert/strict';
import { openBrowser, openPage } from './browser.mjs';
import { printedLink } from './server.mjs';
import { until } from './wait.mjs';

/** One starting point for each style, by the name of the style. */
const STARTING_POINTS = {
  'Store card': 'Loyalty points', Coupon: 'Coupon', 'Event ticket': 'Concert', 'Boarding pass': 'Flight', Generic: 'Membership',
};

/** The styles by their names in the editor, and their keys. */
export const STARTERS = {
  'Store card': 'storeCard', Coupon: 'coupon', 'Event ticket': 'eventTicket', 'Boarding pass': 'boardingPass', Generic: 'generic',
};

/** How newer phones draw a style when the pass has what that takes, as our flight has. */
const NEWER_LOOKS = { 'Boarding pass': ['semanticBoardingPass'] };

/** More repairs than any pass needs. */
const MOST_REPAIRS = 40;

export class Editor {
  /** The page, for what only one test does. */
  page;
  /** Crashes, exceptions and errors in the console so far. */
  complaints;

  constructor(page, complaints) {
    this.page = page;
    this.complaints = complaints;
  }

  /** Opens the printed link, or another address, in a browser of its own; `day` is what its clock shows, while its timers go on. */
  static async open(t, { address = printedLink, day, ...options } = {}) {
    const { page, complaints } = await openPage(await openBrowser(t, options));
    if (day) await page.clock.setFixedTime(day);
    const editor = new Editor(page, complaints);
    await editor.goesTo(address);
    return editor;
  }

  /** Opens an address and waits for the first drawing. */
  async goesTo(address) {
    await this.page.goto(address);
    await this.isReady();
  }

  /** Loads the page again, as after a crash. */
  async reloads() {
    await this.page.reload();
    await this.isReady();
  }

  async isReady() {
    await this.page.locator('body[data-app-ready]').waitFor();
  }

  // --- Beginning

  /** Starts from the starting point of a style, or from any by its own name. */
  async picks(starter) {
    await this.page.getByRole('main').getByRole('button', { name: new RegExp(`^${STARTING_POINTS[starter] ?? starter}`) }).click();
    await (starter in STARTERS ? this.isStyle(starter) : this.card.waitFor());
  }

  /** The names of all starting points, once they are drawn. */
  async startingPoints() {
    await this.page.getByRole('region', { name: 'Travel and stays' }).waitFor();
    // Groups far below are in the page, but not painted, and what is not painted has no inner text.
    return this.page.locator('.starter-group .starter-pick strong').allTextContents();
  }

  /** Back to the starter cards. */
  async goesToGallery() {
    await this.button('Passwright: all starter cards').click();
    await this.page.getByRole('heading', { name: 'Make a pass for Apple Wallet' }).waitFor();
  }

  /** Chooses a file to open, and reads what the editor has to say about it. */
  async opensFile(chosen) {
    await this.choosesFile(chosen);
    await this.readsReport();
  }

  /** Chooses a file to open, whatever comes of it. */
  async choosesFile(chosen) {
    await this.#silences();
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: /^Open( a \.pkpass)?$/ }).click();
    await (await chooser).setFiles(chosen);
  }

  /** Drags a file or folder over the page, beside every place for a picture, and lets go. */
  async dropsOnPage(path) {
    await this.#silences();
    await this.#drags(path, this.page.getByRole('banner'));
  }

  /** Reads what the editor has to say about an opened pass. */
  async readsReport() {
    const report = this.page.getByRole('dialog', { name: / is open$/ });
    const said = this.page.locator('.toast').filter({ hasText: / is open\.$|\.pkpass/ });
    await report.or(said).first().waitFor();
    if (await report.isVisible()) {
      await report.getByRole('button', { name: 'Edit it' }).click();
      await report.waitFor({ state: 'hidden' });
    }
  }

  // --- The card

  /** The front of the pass on the canvas. */
  get card() {
    return this.page.getByRole('main', { name: 'The pass' }).locator('[data-pass-preview]');
  }

  /** The white box of the barcode, as a person frames it with a phone. */
  get barcode() {
    return this.card.locator('[data-role=barcode]');
  }

  cardShows(text) {
    return this.card.locator('svg').getByText(text).first().waitFor();
  }

  /** As `cardShows`, when the page speaks another language and calls the pass by another name. */
  cardShowsIn(name, text) {
    return this.page.getByRole('main', { name }).locator('[data-pass-preview] svg').getByText(text).first().waitFor();
  }

  cardShowsNot(text) {
    return this.card.locator('svg').getByText(text).first().waitFor({ state: 'detached' });
  }

  isStyle(starter) {
    const looks = [STARTERS[starter], ...(NEWER_LOOKS[starter] ?? [])];
    return this.card.locator(looks.map((look) => `svg[data-style=${look}]`).join(', ')).waitFor();
  }

  /** Clicks on a text of the card, clicks again, and types another text in its place. */
  async typesOnCard(shown, text) {
    const drawn = this.card.locator('svg').getByText(shown, { exact: true }).first();
    const pointer = await drawn.getAttribute('data-pointer');
    await this.#clicks(drawn);
    const input = this.card.getByRole('textbox');
    if (!(await input.isVisible())) {
      await this.card.locator('button[aria-pressed=true]').waitFor();
      await this.#clicks(drawn);
    }
    await input.fill(text);
    await input.press('Enter');
    await this.card.locator(`svg text[data-pointer="${pointer}"]`).waitFor();
  }

  /** A click where something stands, on whatever lies on top there. */
  async #clicks(drawn) {
    const { x, y, width, height } = await boxOf(drawn);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** Drags a file from outside over a place of the card, and lets go. */
  async drops(place, dropped) {
    const folder = mkdtempSync(join(tmpdir(), 'passwright-drop-'));
    try {
      const path = join(folder, dropped.name);
      writeFileSync(path, dropped.buffer);
      await this.#silences();
      await this.#drags(path, this.card.getByRole('button', { name: new RegExp(`^(add )?${place}( picture)?$`, 'i') }));
      await this.#places();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** The sheet in which a picture is cropped. */
  get picturesheet() {
    return this.page.getByRole('dialog', { name: 'Place the picture' });
  }

  /** Drags a picture that has to be cropped over its place, down to a share of its height; gives the sheet. */
  async beginsToPlace(place, dropped, share = 0.95) {
    const folder = mkdtempSync(join(tmpdir(), 'passwright-drop-'));
    try {
      const path = join(folder, dropped.name);
      writeFileSync(path, dropped.buffer);
      await this.#silences();
      await this.#drags(path, this.card.getByRole('button', { name: new RegExp(`^(add )?${place}( picture)?$`, 'i') }), share);
      await this.picturesheet.waitFor();
      return this.picturesheet;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Takes the picture as it is cropped. */
  async placesPicture(sheet) {
    await sheet.getByRole('button', { name: 'Use this picture' }).click();
    await sheet.waitFor({ state: 'detached' });
    await this.page.locator('.toast').waitFor();
  }

  /** A picture that fits goes to its place at once; any other is taken as the sheet proposes. */
  async #places() {
    const sheet = this.picturesheet;
    await this.page.locator('.toast').or(sheet).first().waitFor();
    if (await sheet.isVisible()) await this.placesPicture(sheet);
  }

  async #drags(path, place, share = 0.5) {
    const { x, y, width, height } = await boxOf(place);
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height * share, data });
    }
    await session.detach();
  }

  // --- The panels

  /** A button by its whole name. */
  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Opens a panel: from the list at the left, or from the bar below on a narrow screen. */
  async opensPanel(name) {
    const inList = this.page.getByRole('navigation', { name: 'Parts of the pass' }).getByRole('button', { name, exact: true });
    const inBar = this.page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: name.split(' ')[0], exact: true });
    await inList.or(inBar).filter({ visible: true }).first().click();
    await this.panel.getByRole('heading', { name, level: 2 }).waitFor();
  }

  /** The properties at the right. */
  get panel() {
    return this.page.getByRole('complementary');
  }

  /** Types one of the texts under "Details". */
  async setsPassText(label, text) {
    await this.opensPanel('Details');
    await this.panel.getByRole('textbox', { name: label, exact: true }).fill(text);
  }

  async setsColor(label, hex) {
    await this.opensPanel('Style and colours');
    await this.panel.getByLabel(label, { exact: true }).fill(hex);
  }

  async changesStyle(starter) {
    await this.opensPanel('Style and colours');
    await this.panel.getByText(starter, { exact: true }).click();
  }

  /** Shows the pass somewhere else: Front, Back, Lock, Watch, Stack. */
  async turnsTo(side) {
    await this.page.getByRole('group', { name: 'Where the pass is shown' }).getByText(side, { exact: true }).click();
  }

  /** Looks at the pass in another way: `iOS version`, `Language of the pass`, `Sample data`, `Ground`. */
  looks(how, choice) {
    return this.page.getByRole('combobox', { name: how, exact: true }).selectOption({ label: choice });
  }

  /** The document as the drawer shows it. */
  async readsDocument() {
    await this.opensPanel('Details');
    const drawer = this.panel.locator('details.source');
    if ((await drawer.getAttribute('open')) === null) await drawer.locator('summary').click();
    return JSON.parse(await drawer.getByRole('textbox').inputValue());
  }

  /** What the list of checks says, entry by entry. */
  async listsChecks() {
    const checks = this.page.getByRole('region', { name: 'Checks' });
    const bar = checks.getByRole('button', { expanded: false });
    await bar.filter({ hasNotText: 'Ready for iPhone' }).click();
    await checks.getByRole('listitem').first().waitFor();
    return checks.getByRole('listitem').allInnerTexts();
  }

  /** Chooses a file for a picture in its panel. */
  async choosesPicture(kind, chosen) {
    await this.opensPanel('Pictures');
    await this.#silences();
    await this.panel.getByLabel(new RegExp(`^${kind}`, 'i')).setInputFiles(chosen);
    await this.#places();
  }

  /** The kinds of barcode that can be chosen. */
  async barcodeFormats() {
    await this.opensPanel('Barcode');
    return this.panel.getByLabel('Kind').locator('option').allTextContents();
  }

  async setsBarcode(kind, message) {
    await this.opensPanel('Barcode');
    await this.panel.getByLabel('Kind').selectOption({ label: kind });
    await this.panel.getByLabel('Message').fill(message);
  }

  // --- The past

  isSaved() {
    return this.page.getByText('Saved on this device').waitFor();
  }

  /** Takes everything back; gives the number of steps. */
  async undoesAll() {
    const undo = this.button('Undo').and(this.page.getByRole('banner').getByRole('button'));
    let steps = 0;
    while (await undo.isEnabled()) {
      await undo.click();
      steps += 1;
    }
    return steps;
  }

  redoes() {
    return this.button('Redo').click();
  }

  /** `pass.json` as it is kept on this device, of the design that was saved last. */
  async keptPass() {
    await this.isSaved();
    return this.draft();
  }

  /** `pass.json` as it is kept on this device at this moment, whatever the language of the page; nothing before the first was saved. */
  draft() {
    return this.page.evaluate(async () => {
      const settled = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const database = await settled(indexedDB.open('passwright'));
      const drafts = await settled(database.transaction('drafts').objectStore('drafts').getAll());
      database.close();
      const newest = drafts.sort((one, other) => other.savedAt - one.savedAt)[0];
      return newest && new TextDecoder().decode(newest.pass);
    });
  }

  // --- What the editor says

  get #problem() {
    return this.page.locator('.toast.is-problem');
  }

  /** Waits for a problem, and gives its sentence. */
  saysProblem() {
    return this.#problem.locator('p').innerText();
  }

  /** The problem that is being said, if any. */
  async problemIfAny() {
    return (await this.#problem.count()) > 0 ? this.saysProblem() : undefined;
  }

  /** Puts away what was said before, so that the next sentence is new. */
  async #silences() {
    if (await this.button('Dismiss').isVisible()) await this.dismisses();
  }

  async dismisses() {
    await this.button('Dismiss').click();
    await this.page.locator('.toast').waitFor({ state: 'detached' });
  }

  /** Repairs everything that an iPhone would refuse, with the buttons offered for it. */
  async appliesAllFixes() {
    const checks = this.page.getByRole('region', { name: 'Checks' });
    // What checks passes may still be on its way.
    await checks.and(this.page.locator(':not(.is-waiting)')).waitFor();
    const bar = checks.getByRole('button', { expanded: false });
    const mustBeFixed = checks.getByRole('listitem').filter({ hasText: 'Must be fixed' });
    const fix = mustBeFixed.locator('button.is-fix');
    if ((await bar.isVisible()) && (await bar.isEnabled())) await bar.click();
    for (let repairs = 0; (await fix.count()) > 0; repairs += 1) {
      assert.ok(repairs < MOST_REPAIRS, 'the repairs come to an end');
      const before = (await mustBeFixed.allInnerTexts()).join('\n');
      await fix.first().click();
      await until('the repair to change the list', async () => (await mustBeFixed.allInnerTexts()).join('\n') !== before);
    }
    assert.deepEqual(await mustBeFixed.allInnerTexts(), [], 'every fault that must be fixed has a repair');
    const open = checks.getByRole('button', { expanded: true });
    if (await open.isVisible()) await open.click();
  }

  // --- The results

  /** The service has accepted the key. */
  isConnected() {
    return this.button('Connected: API key').waitFor();
  }

  /** Opens the form for a certificate of one's own. */
  async opensOwnKeyForm() {
    await this.page.getByRole('banner').getByRole('button', { name: /API key|my own certificate/ }).click();
    await this.page.getByRole('dialog').getByText('My own certificate', { exact: true }).click();
    await this.button('Sign with this certificate').waitFor();
  }

  /** Signs with certificate files from now on, if they are good. */
  async signsWithOwn(paths, password, { keep = false } = {}) {
    await this.opensOwnKeyForm();
    await this.page.getByLabel('Certificate with its key (.p12)').setInputFiles(paths);
    await this.page.getByLabel('Password of the file').fill(password);
    if (keep) await this.page.getByLabel('Keep the key in this browser').check();
    await this.button('Sign with this certificate').click();
  }

  /** Presses "Download", and gives the file. */
  async downloads() {
    await this.isConnected();
    return this.downloadsSigned();
  }

  /** As `downloads`, whoever signs. */
  async downloadsSigned() {
    await this.#silences();
    const arrives = this.page.waitForEvent('download');
    await this.page.getByRole('banner').getByRole('button', { name: 'Download' }).click();
    const refused = this.#problem.waitFor().then(async () => {
      throw new Error(`there is no download: ${await this.saysProblem()}`);
    });
    const download = await Promise.race([arrives, refused]);
    refused.catch(() => {});
    return this.bytesOf(download);
  }

  async bytesOf(download) {
    assert.match(download.suggestedFilename(), /\.pkpass$/);
    return readFileSync(await download.path());
  }

  /** Publishes as a pass for each person; gives the join link. */
  async publishesForEach() {
    await this.isConnected();
    await this.page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'A pass for each person' }).check();
    await dialog.getByRole('button', { name: 'Publish' }).click();
    return (await this.#published()).landingUrl;
  }

  /** Goes from the dialog to the page about what was published. */
  async opensPublishedPage() {
    await this.page.getByRole('dialog', { name: 'Published' }).getByRole('link', { name: 'Share, print, manage' }).click();
    await this.page.locator('.published h1').waitFor();
  }

  /** Publishes for the first time; gives the link, the file's address and the QR code in the dialog. */
  async publishes() {
    await this.isConnected();
    await this.page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    return this.#published();
  }

  /** Opens the dialog of a pass that was published before. */
  async opensPublishDialog() {
    await this.isConnected();
    await this.page.getByRole('banner').getByRole('button', { name: 'Update' }).click();
    return this.#published();
  }

  async #published() {
    const dialog = this.page.getByRole('dialog', { name: 'Published' });
    const link = dialog.getByRole('textbox', { name: 'Link for your customers' });
    const refused = dialog.or(this.page.getByRole('dialog')).locator('.is-error').first();
    await link.or(refused).first().waitFor();
    if (await refused.isVisible()) throw new Error(`it was not published: ${await refused.innerText()}`);
    return {
      landingUrl: await link.inputValue(),
      fileUrl: await fileOf(dialog),
      qr: dialog.getByRole('img', { name: /QR code/ }),
    };
  }

  /** Sends the changes to the phones; gives what the editor says of it. */
  async republishes() {
    await this.opensPublishDialog();
    const dialog = this.page.getByRole('dialog', { name: 'Published' });
    const says = dialog.getByRole('status').filter({ hasText: /is out/ });
    const before = await says.innerText();
    await dialog.getByRole('button', { name: 'Publish the changes' }).click();
    await says.filter({ hasNotText: before.split('.')[0] }).waitFor();
    return says.innerText();
  }

  async closesDialog() {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

/** The address of the file; a pass for each person has none of its own. */
async function fileOf(dialog) {
  const link = dialog.getByRole('link', { name: 'The file' });
  return (await link.count()) > 0 ? link.getAttribute('href') : undefined;
}

/** Where something stands on the screen, once it stands still. */
async function boxOf(locator) {
  await locator.scrollIntoViewIfNeeded();
  return locator.boundingBox();
}

/** A file as Playwright takes it. */
export function file(name, bytes, mimeType = 'image/png') {
  return { name, mimeType, buffer: bytes };
}

/** A pass from the disk. */
export function fileAt(path) {
  return file(basename(path), readFileSync(path), 'application/vnd.apple.pkpass');
}

/** Fails when the page crashed, threw or logged an error. */
export function complainsOfNothing(editor) {
  assert.deepEqual(editor.complaints, [], 'the page complains of nothing');
}
