// A stand-in for Apple's push server as the network sees it: TLS, HTTP/2 and nothing else, client certificates.
// It decides nothing: each request goes, with what was seen of its connection, to the book of pushes
// (tests/src/fake_push), whose answer goes back.
//
//   node apple-push.mjs BOOK CERTIFICATE KEY CLIENTS [optional]
//
// BOOK is the book's origin, CLIENTS the root that client certificates must lead to; "optional" also lets in
// who brings none, as Apple does for pushes with a provider token. The first line of output is the port.
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createSecureServer, constants } from "node:http2";

const [book, certificate, key, clients, mode] = process.argv.slice(2);
const server = createSecureServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  ca: readFileSync(clients),
  requestCert: true,
  rejectUnauthorized: mode !== "optional",
  // Without HTTP/2 Apple's server has nothing to say.
  allowHTTP1: false,
});

let connections = 0;
const numbers = new WeakMap();
server.on("session", (session) => {
  connections += 1;
  numbers.set(session, connections);
});

server.on("stream", (stream, headers) => {
  stream.on("error", () => {});
  const { socket } = stream.session;
  const client = socket.getPeerCertificate();
  const hasClient = Object.keys(client).length > 0;
  // Optional means: none, or a good one.
  if (hasClient && !socket.authorized) return stream.session.destroy();
  const connection = {
    number: numbers.get(stream.session),
    protocol: socket.alpnProtocol,
    authority: headers[":authority"],
    client: hasClient ? client.subject.CN : null,
  };
  const plain = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
  const options = { method: headers[":method"], headers: { ...plain, "x-fake-push-connection": JSON.stringify(connection) } };
  const onward = request(new URL(headers[":path"], book), options, (answer) => {
    const { connection: _hop, "transfer-encoding": _coding, "keep-alive": _alive, ...kept } = answer.headers;
    if (stream.destroyed) return answer.resume();
    stream.respond({ ":status": answer.statusCode, ...kept });
    answer.pipe(stream);
  });
  // The caller gave up, or the book did: the other side must notice.
  onward.on("error", () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
  stream.on("close", () => onward.destroy());
  stream.pipe(onward);
});

server.on("sessionError", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
