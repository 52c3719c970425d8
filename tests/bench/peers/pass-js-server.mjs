// A server that makes a pass with @walletpass/pass-js for every request: template and pictures once, then one pass after the other.
// Arguments: folder, certificate, key, intermediate. Its first line of output is its address; it ends when its input closes.

import { createServer } from 'node:http';
import { templateOf } from './pass-js-template.mjs';
import { material } from './rounds.mjs';

const template = await templateOf(await material());

let serial = 0;
const server = createServer(async (request, response) => {
  const file = await template.createPass({ serialNumber: `bench-${++serial}` }).asBuffer();
  response.writeHead(200, {
    'content-type': 'application/vnd.apple.pkpass',
    'content-length': file.length,
    'last-modified': new Date().toUTCString(),
  });
  response.end(file);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
process.stdin.on('end', () => process.exit(0)).resume();
