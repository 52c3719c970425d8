// WCAG 2.2 AA as far as axe can tell, and no sideways scrolling, on every page that visitors see: both themes, three widths.

import assert from 'node:assert/strict';
import test from 'node:test';
import { seriousViolations } from './support/axe.mjs';
import { openBrowser, openPage } from './support/browser.mjs';
import { DEVICES } from './support/devices.mjs';
import { openSite } from './support/embedder.mjs';
import { coffeeCard, opensTemplate, publishes, revokes } from './support/issuer.mjs';
import { server } from './support/server.mjs';

const WIDTHS = [[1440, 900], [768, 1024], [390, 844]];

for (const [width, height] of WIDTHS) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe_finds_nothing_serious_on_public_pages_at_${width}_${colorScheme}`, async (t) => {
      const site = await openSite(t);
      const [pass, other, revoked, template] = [await publishes(), await publishes(coffeeCard({ voided: true })), await publishes(), await opensTemplate()];
      await revokes(revoked);
      // Half of the widths as a phone, which sees other parts of the pages than a desk.
      const userAgent = DEVICES[width < 1000 ? 'iPhone, inside Instagram' : 'Windows'].userAgent;
      const context = await openBrowser(t, { viewport: { width, height }, colorScheme, userAgent });
      const { page } = await openPage(context);
      const embedded = site.shows(['auto', 'button', 'card', 'qr'].map((layout) => `<div><add-to-wallet layout="${layout}" pass="${pass.serialNumber}"></add-to-wallet></div>`).join(''));
      const addresses = {
        landing: pass.landingUrl,
        arabic: `${pass.landingUrl}?lang=ar`,
        voided: other.landingUrl,
        revoked: revoked.landingUrl,
        unknown: `${server.url}/p/${'0'.repeat(32)}`,
        several: `${server.url}/p/bundle?serials=${pass.serialNumber},${other.serialNumber}`,
        join: template.joinUrl,
        frame: `${pass.landingUrl}/frame`,
        embedded,
        demo: `${server.url}/embed/demo?href=${encodeURIComponent(pass.landingUrl)}`,
      };
      for (const [name, address] of Object.entries(addresses)) {
        await t.test(name, async () => {
          await page.goto(address);
          if (name === 'embedded') await page.locator('add-to-wallet').last().getByRole('img', { name: 'QR code' }).waitFor();
          if (name === 'demo') await page.locator('add-to-wallet').getByRole('link').first().waitFor();
          assert.deepEqual(await seriousViolations(page), []);
          const scrolled = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
          assert.ok(scrolled <= 0, `it is ${scrolled} pixels wider than the screen`);
        });
      }
    });
  }
}
