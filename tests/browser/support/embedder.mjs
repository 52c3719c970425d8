// Somebody else's web site: another origin, with a policy as strict as they come, that takes note of every violation.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { server } from './server.mjs';

/** What docs/embed.md tells embedders to allow, and nothing else. */
export const POLICY = `default-src 'none'; script-src ${server.url}; style-src 'self'; img-src ${server.url}; connect-src ${server.url}; `
  + `frame-src ${server.url}; base-uri 'none'; form-action 'none'; report-uri /reports`;

export const SCRIPT = `<script type="module" src="${server.url}/embed/v1.js" async></script>`;

/** What docs/embed.md recommends for a page that must not move while it loads. */
const STYLE = `body { margin: 24px; font: 16px/1.5 sans-serif }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
add-to-wallet { display: inline-block; min-height: 52px }
add-to-wallet[layout=qr] { min-height: 240px }`;

/**
 * Opens the site for the length of a test.
 * @returns {Promise<{url: string, shows: (body: string, attributes?: string) => string, reports: object[]}>} `shows` puts HTML into a page
 *   and gives its address
 */
export async function openSite(t) {
  const pages = new Map();
  const reports = [];
  const site = createServer(async (request, response) => {
    if (request.url === '/reports') {
      const parts = [];
      for await (const part of request) parts.push(part);
      reports.push(JSON.parse(Buffer.concat(parts).toString()));
      return response.writeHead(204).end();
    }
    if (request.url === '/style.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(STYLE);
    const page = pages.get(request.url);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
    return response.end(page);
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  t.after(() => site.close());
  const url = `http://127.0.0.1:${site.address().port}`;
  const shows = (body, attributes = 'lang="en"') => {
    const path = `/${pages.size + 1}`;
    const head = `<meta charset="utf-8"><title>A shop</title><meta name="viewport" content="width=device-width, initial-scale=1">`
      + `<meta name="color-scheme" content="light dark"><link rel="icon" href="${server.url}/none"><link rel="stylesheet" href="/style.css">`;
    pages.set(path, `<!doctype html><html ${attributes}><head>${head}</head><body><main><h1>A shop</h1>${body}</main>${SCRIPT}</body></html>`);
    return url + path;
  };
  return { url, shows, reports };
}

/** Notes the events of elements, from before any script runs. */
export function listens(page) {
  return page.addInitScript(() => {
    globalThis.heard = [];
    for (const name of ['view', 'click', 'error']) {
      addEventListener(`wallet:${name}`, ({ type, detail, target }) => heard.push({ type, detail, of: target.id }));
    }
  });
}

/** The events so far. */
export const heard = (page) => page.evaluate(() => heard);
