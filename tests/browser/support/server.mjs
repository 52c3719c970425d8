// The running server that the tests talk to, found by `server.json` (written by `cargo xtask dev`).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where tests leave what a person may want to look at. */
export const target = join(root, 'target');

const path = process.env.PASSWRIGHT_SERVER ?? join(target, 'dev/server.json');

/** `{url, apiKey, testApiKey, adminSecret, rootCertificate, pushUrl, pid}` */
export const server = readServerFile();

function readServerFile() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`there is no server to test: start one with \`cargo xtask dev\`, or name its server.json in PASSWRIGHT_SERVER (${path})`, { cause });
  }
}

/** The link that `cargo xtask dev` prints: the editor connects itself. */
export const printedLink = `${server.url}/#key=${server.apiKey}`;

/** Calls Passwright's own API with the account's key. */
export function api(method, address, options = {}) {
  const headers = { authorization: `Bearer ${server.apiKey}`, ...options.headers };
  return fetch(server.url + address, { method, ...options, headers });
}

/** Whether the worker answers and is well. */
export async function health() {
  const response = await fetch(`${server.url}/api/health`);
  return { status: response.status, body: await response.json() };
}
