// Lighthouse's own judgement of pages, as for a phone on a slow line.
//
// Arguments: the address of a server, and paths of pages. Prints for each path `{"performance", "largestPaintMs", "shift", "interactiveMs"}`.

import { createServer, request } from 'node:http';
import { createGzip } from 'node:zlib';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';

const [address, ...paths] = process.argv.slice(2);
/** What every front packs: Cloudflare, and Caddy as `deploy/Caddyfile` sets it up. */
const PACKED = /^(text\/|application\/(javascript|json|wasm)|image\/svg)/;

const front = createServer(hand);
const frontPort = await listens(front);
const spare = createServer();
const debuggingPort = await listens(spare);
await new Promise((resolve) => spare.close(resolve));
const browser = await chromium.launch({
  executablePath: process.env.PASSWRIGHT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', `--remote-debugging-port=${debuggingPort}`],
});
try {
  const pages = [];
  for (const path of paths) pages.push(await judged(`http://127.0.0.1:${frontPort}${path}`));
  console.log(JSON.stringify(pages));
} finally {
  await browser.close();
  front.closeAllConnections();
  front.close();
}

/** The port on which a server listens from now on. */
function listens(server) {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}

/** Passes a request on, and packs the answer as a front on the Internet does. */
function hand(incoming, outgoing) {
  const { method, url, headers } = incoming;
  const inner = request(new URL(url, address), { method, headers: { ...headers, host: new URL(address).host } }, (reply) => {
    const packs = PACKED.test(reply.headers['content-type'] ?? '');
    if (packs) {
      delete reply.headers['content-length'];
      reply.headers['content-encoding'] = 'gzip';
    }
    outgoing.writeHead(reply.statusCode, reply.headers);
    if (packs) reply.pipe(createGzip()).pipe(outgoing);
    else reply.pipe(outgoing);
  });
  inner.on('error', () => outgoing.destroy());
  incoming.pipe(inner);
}

async function judged(url) {
  const { lhr } = await lighthouse(url, { port: debuggingPort, output: 'json', logLevel: 'error', onlyCategories: ['performance'] });
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const value = (audit) => lhr.audits[audit].numericValue;
  return {
    performance: lhr.categories.performance.score * 100,
    largestPaintMs: value('largest-contentful-paint'),
    shift: value('cumulative-layout-shift'),
    interactiveMs: value('interactive'),
  };
}
