// Starts the machine's Chromium with a profile of its own, and watches what its pages complain about.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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
const TIMEOUT_MS = 60_000;

/**
 * Opens a browser with a fresh profile, which lives as long as the test.
 * @param {import('node:test').TestContext} t
 * @param {{proxy?: string, flags?: string[], profile?: string} & object} options `proxy` is the address that all traffic goes through,
 *   loopback included; `profile` is a folder that stays; all others are Playwright's options of a context
 */
export async function openBrowser(t, { proxy, flags = [], profile: kept, ...options } = {}) {
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'passwright-chromium-'));
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
    // A browser that was killed has nothing to close.
    await context.close().catch(() => {});
    if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return context;
}

/**
 * Kills the browser with this profile and everything that it started, without a farewell.
 * @param {string} profile
 */
export function killBrowser(profile) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '').split(' ')[1];
      return [{ pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'latin1') }];
    } catch {
      return []; // it ended meanwhile
    }
  });
  const doomed = new Set(processes.filter(({ command }) => command.includes(profile)).map(({ pid }) => pid));
  if (doomed.size === 0) throw new Error(`no browser has the profile ${profile}`);
  for (let before = 0; before < doomed.size;) {
    before = doomed.size;
    for (const { pid, parent } of processes) if (doomed.has(parent)) doomed.add(pid);
  }
  for (const pid of doomed) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
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
