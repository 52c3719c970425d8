// Starts the machine's Chromium with a profile of its own, and watches what its pages complain about.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** A quiet browser: nothing but the tests' own requests leaves it. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--font-render-hinting=none',
];

/** Waits of Playwright itself; a debug build of the editor on two busy cores is slow. */
const TIMEOUT_MS = 30_000;

/**
 * Opens a browser with a fresh profile, which lives as long as the test.
 * @param {import('node:test').TestContext} t
 * @param {{proxy?: string, flags?: string[]} & object} options `proxy` is the address that all traffic goes through,
 *   loopback included; all others are Playwright's options of a context
 */
export async function openBrowser(t, { proxy, flags = [], ...options } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'passwright-chromium-'));
  const proxyFlags = proxy
    ? [`--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>', '--force-webrtc-ip-handling-policy=disable_non_proxied_udp']
    : [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.PASSWRIGHT_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [...FLAGS, ...proxyFlags, ...flags],
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    timeout: 60_000,
    ...options,
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  context.setDefaultNavigationTimeout(TIMEOUT_MS);
  t.after(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return context;
}

/**
 * A new page that remembers everything which should never happen: crashes, exceptions, errors in the console.
 * @returns {Promise<{page: import('playwright-core').Page, complaints: string[]}>}
 */
export async function openPage(context) {
  const page = await context.newPage();
  const complaints = [];
  page.on('crash', () => complaints.push('the page crashed'));
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  return { page, complaints };
}
