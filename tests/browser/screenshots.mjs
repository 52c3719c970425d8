// Screenshots for people: `node tests/browser/screenshots.mjs` beside a running `cargo xtask dev`; with `editor`, `public` or `tour`, only those.
//
// Every view at three widths, light and dark, in target/screenshots; and the pictures that README.md and docs/tour.md show, in docs/images.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openPage } from './support/browser.mjs';
import { DEVICES, pretendsToBe } from './support/devices.mjs';
import { Editor, STARTERS } from './support/editor.mjs';
import { openSite } from './support/embedder.mjs';
import { coffeeCard, opensTemplate, publishes, revokes } from './support/issuer.mjs';
import { printedLink, root, server, target } from './support/server.mjs';
import { walks } from './support/tour.mjs';

const folder = join(target, 'screenshots');
const SIZES = [[1440, 900], [768, 1024], [390, 844]];
/** More is not sensible for a picture that every reader of the README loads. */
const MOST_README_BYTES = 300 * 1024;

const farewells = [];
/** What `openBrowser` needs of a test. */
const run = { after: (work) => farewells.push(work) };
const wants = (part) => process.argv.length < 3 || process.argv.includes(part);
mkdirSync(folder, { recursive: true });
try {
  for (const [width, height] of SIZES) {
    for (const colorScheme of ['light', 'dark']) {
      if (wants('editor')) await views(width, height, colorScheme);
      if (wants('public')) await publicPages(width, height, colorScheme);
    }
  }
  if (wants('editor')) await readmePicture();
  if (wants('tour')) await tour();
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
  await editor.startingPoints();
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

/** What visitors see: at a desk, on an iPad, on an iPhone; and the element on somebody else's page. */
async function publicPages(width, height, colorScheme) {
  const site = await openSite(run);
  const [pass, voided, revoked, template] = [await publishes(), await publishes(coffeeCard({ voided: true })), await publishes(), await opensTemplate()];
  await revokes(revoked);
  const layouts = ['auto', 'button', 'card', 'qr'].map((layout) => `<p>${layout}</p><add-to-wallet layout="${layout}" pass="${pass.serialNumber}"></add-to-wallet>`);
  const device = { 1440: 'Windows', 768: 'iPad', 390: 'iPhone, Safari' }[width];
  const pages = {
    landing: pass.landingUrl,
    'landing-arabic': `${pass.landingUrl}?lang=ar`,
    voided: voided.landingUrl,
    revoked: revoked.landingUrl,
    several: `${server.url}/p/bundle?serials=${pass.serialNumber},${voided.serialNumber},${revoked.serialNumber}`,
    join: template.joinUrl,
    embed: site.shows(layouts.join('')),
    demo: `${server.url}/embed/demo?href=${encodeURIComponent(pass.landingUrl)}&theme=${colorScheme}`,
  };
  const context = await openBrowser(run, { viewport: { width, height }, colorScheme });
  for (const [name, address] of Object.entries(pages)) await picture(context, { ...DEVICES[device], viewport: { width, height } }, address, `public-${name}-${width}-${colorScheme}`);
  if (width === 390) await picture(context, DEVICES['iPhone, inside Instagram'], pass.landingUrl, `public-in-app-${width}-${colorScheme}`);
  await context.close();
}

async function picture(context, device, address, name) {
  const { page } = await openPage(context);
  await pretendsToBe(page, device);
  await page.goto(address, { waitUntil: 'networkidle' });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  console.log(path);
  await page.close();
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

/** The path of a first-time user, step by step. */
async function tour() {
  const { page, complaints } = await openPage(await openBrowser(run, { viewport: { width: 1280, height: 800 } }));
  const editor = new Editor(page, complaints);
  await editor.goesTo(printedLink);
  const pictures = join(root, 'docs/images/tour');
  mkdirSync(pictures, { recursive: true });
  await walks(editor, async (step) => page.screenshot({ path: join(pictures, `${step}.png`) }));
}
