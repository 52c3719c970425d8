// Screenshots for people: `node tests/browser/screenshots.mjs` beside a running `cargo xtask dev`.
//
// Every view at three widths, light and dark, in target/screenshots; and the picture that README.md shows, in docs/images.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { devices } from 'playwright-core';
import { openBrowser, openPage } from './support/browser.mjs';
import { Editor, STARTERS } from './support/editor.mjs';
import { printedLink, root, target } from './support/server.mjs';

const folder = join(target, 'screenshots');
const SIZES = [[1440, 900], [768, 1024], [390, 844]];
/** More is not sensible for a picture that every reader of the README loads. */
const MOST_README_BYTES = 300 * 1024;

const farewells = [];
/** What `openBrowser` needs of a test. */
const run = { after: (work) => farewells.push(work) };
mkdirSync(folder, { recursive: true });
try {
  for (const [width, height] of SIZES) {
    for (const colorScheme of ['light', 'dark']) await views(width, height, colorScheme);
  }
  for (const colorScheme of ['light', 'dark']) await landingOnPhone(colorScheme);
  await readmePicture();
} finally {
  for (const farewell of farewells) await farewell();
}

async function views(width, height, colorScheme) {
  const context = await openBrowser(run, { viewport: { width, height }, colorScheme, hasTouch: width < 1000 });
  const { page, complaints } = await openPage(context);
  const editor = new Editor(page, complaints);
  const keep = async (name, options = {}) => {
    const path = join(folder, `${name}-${width}-${colorScheme}.png`);
    await page.screenshot({ path, ...options });
    console.log(path);
  };
  await editor.goesTo(printedLink);
  await keep('start');
  for (const starter of Object.keys(STARTERS)) {
    await editor.picks(starter);
    await keep(`editor-${starter.toLowerCase().replaceAll(' ', '-')}`);
    await editor.goesToGallery();
  }
  await editor.picks('Store card');
  const { landingUrl } = await editor.publishes();
  await keep('publish');
  await page.goto(landingUrl);
  await keep('landing', { fullPage: true });
  if (complaints.length > 0) console.log(`complaints at ${width} ${colorScheme}:`, complaints);
  await context.close();
}

/** What an iPhone's browser gets: no QR code of itself, but the button. */
async function landingOnPhone(colorScheme) {
  const { page, complaints } = await openPage(await openBrowser(run));
  const editor = new Editor(page, complaints);
  await editor.goesTo(printedLink);
  await editor.picks('Store card');
  const { landingUrl } = await editor.publishes();
  const phone = await openBrowser(run, { ...devices['iPhone 15'], defaultBrowserType: undefined, colorScheme });
  const landing = await phone.newPage();
  await landing.goto(landingUrl);
  const path = join(folder, `landing-iphone-${colorScheme}.png`);
  await landing.screenshot({ path, fullPage: true });
  console.log(path);
}

async function readmePicture() {
  const { page, complaints } = await openPage(await openBrowser(run, { viewport: { width: 1440, height: 900 } }));
  const editor = new Editor(page, complaints);
  await editor.goesTo(printedLink);
  await editor.picks('Store card');
  await editor.isSaved();
  const picture = await page.screenshot();
  if (picture.length > MOST_README_BYTES) throw new Error(`the picture for README.md has ${picture.length} bytes`);
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  writeFileSync(join(root, 'docs/images/editor.png'), picture);
}
