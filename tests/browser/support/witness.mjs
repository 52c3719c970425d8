// A proxy between the browser and everything else, which keeps every request with its body.
//
// All of Chromium's HTTP goes through it: pages, beacons, service workers, the browser's own calls. It sees what a listener inside the
// browser can miss. Only what goes to one origin is passed on. A tunnel (for https) could hide a body, so it is refused and remembered.

import { createServer, request as send } from 'node:http';
import { once } from 'node:events';

/**
 * Starts a witness that lives as long as the test.
 * @param {import('node:test').TestContext} t
 * @param {string} origin the only one that answers
 */
export async function startWitness(t, origin) {
  const requests = [];
  const refused = [];
  const proxy = createServer((incoming, outgoing) => forward(origin, requests, incoming, outgoing));
  const refuse = (incoming, socket) => {
    refused.push(`${incoming.method} ${incoming.url}`);
    socket.destroy();
  };
  proxy.on('connect', refuse);
  proxy.on('upgrade', refuse);
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  t.after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { address: `http://127.0.0.1:${proxy.address().port}`, requests, refused };
}

async function forward(origin, requests, incoming, outgoing) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  requests.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
  if (new URL(incoming.url).origin !== origin) return outgoing.destroy();
  const onward = send(incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}

/** Everything of a request that could carry data: the address, the headers and the body. */
export function sentBytes({ url, headers, body }) {
  return Buffer.concat([Buffer.from(`${url}\n${JSON.stringify(headers)}\n`), body]);
}
