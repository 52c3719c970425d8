// Waiting for a condition outside the browser, by asking again: never by sleeping for a fixed time.

import { setTimeout as pause } from 'node:timers/promises';

/** How often a condition is asked for. */
const EVERY_MS = 50;
/** Far more than a loaded machine with two cores needs. */
const AT_MOST_MS = 30_000;

/**
 * Asks until the answer is neither undefined, null nor false, and gives it.
 * @param {string} what completes the sentence "waited in vain for ..."
 * @param {() => any} ask may be async
 */
export async function until(what, ask, atMostMs = AT_MOST_MS) {
  const end = Date.now() + atMostMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(EVERY_MS);
  }
}
