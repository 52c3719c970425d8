// One push straight to a server, to see whom it lets in: prints the status, or why there is none.
//
//   node push-client.mjs ORIGIN ROOT [CERTIFICATE KEY]
import { readFileSync } from "node:fs";
import { connect } from "node:http2";

const [origin, root, certificate, key] = process.argv.slice(2);
const identity = certificate ? { cert: readFileSync(certificate), key: readFileSync(key) } : {};
const session = connect(origin, { ca: readFileSync(root), ...identity });
const reasons = [];
let status;
session.on("error", (error) => reasons.unshift(error.code ?? error.message));
const push = session.request({ ":method": "POST", ":path": "/3/device/00ff00ff", "apns-topic": "pass.dev.passwright" });
push.on("error", (error) => reasons.push(error.code ?? error.message));
push.on("response", (headers) => {
  status = headers[":status"];
  session.close();
});
// How a refusal shows differs: an alert, a reset, an end. The process ends when the connection has.
process.on("exit", () => console.log(status ?? `refused: ${reasons[0] ?? "the connection was closed"}`));
push.resume();
push.end("{}");
