// A door in front of the server, with an address of its own: shut, it is to the browser as if the server had been stopped.

import { createServer, request as send } from 'node:http';
import { once } from 'node:events';

/**
 * Opens a door that lives as long as the test.
 * @param {import('node:test').TestContext} t
 * @param {string} origin where everything is passed on to
 */
export async function openGate(t, origin) {
  const gate = new Gate(origin);
  await gate.opens();
  t.after(() => gate.shuts());
  return gate;
}

class Gate {
  /** Paths of all requests so far. */
  paths = [];
  /** Changes the body of what comes from a path: `{'/x': (text) => text}`. */
  changes = {};
  #origin;
  #port = 0;
  #server;

  constructor(origin) {
    this.#origin = origin;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  async opens() {
    this.#server = createServer((incoming, outgoing) => this.#passes(incoming, outgoing));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = this.#server.address().port;
  }

  async shuts() {
    if (!this.#server?.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #passes(incoming, outgoing) {
    const path = incoming.url.split('?')[0];
    this.paths.push(path);
    const headers = { ...incoming.headers, host: new URL(this.#origin).host };
    // What is changed on the way must come, whole and as text.
    if (this.changes[path]) for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
    const onward = send(this.#origin + incoming.url, { method: incoming.method, headers }, (answer) => this.#answers(path, answer, outgoing));
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  async #answers(path, answer, outgoing) {
    const change = this.changes[path];
    if (!change) {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    const chunks = [];
    for await (const chunk of answer) chunks.push(chunk);
    const body = Buffer.from(change(Buffer.concat(chunks).toString('utf8')));
    const { etag, 'content-length': length, ...headers } = answer.headers;
    outgoing.writeHead(answer.statusCode, { ...headers, 'content-length': body.length });
    outgoing.end(body);
  }
}
