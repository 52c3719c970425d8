// The TLS of a simulated phone: takes plain HTTP on loopback and sends it on to a server over https, trusting one root only.
//
//   node phone-tls.mjs ORIGIN ROOT
//
// The first line of output is the port.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Agent, request } from "node:https";

const [origin, root] = process.argv.slice(2);
const { host } = new URL(origin);
const agent = new Agent({ ca: readFileSync(root), keepAlive: true });
const server = createServer((incoming, outgoing) => {
  const { connection: _hop, "transfer-encoding": _coding, ...headers } = incoming.headers;
  const options = { agent, method: incoming.method, path: incoming.url, headers: { ...headers, host }, setHost: false };
  const onward = request(origin, options, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", (error) => {
    outgoing.writeHead(599, { "content-type": "text/plain" });
    outgoing.end(`no answer over https: ${error.message}`);
  });
  incoming.pipe(onward);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
