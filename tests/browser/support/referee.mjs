// Other people's programs that judge a finished pass: OpenSSL and unzip, and a stricter script where there is one.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { root, server } from './server.mjs';
import { readZip } from './zip.mjs';

const judge = join(root, '../shared/referees/judge-signature.sh');

/** Why the stricter script does not judge, or `false` when it does. */
export const judgeIsAbsent = !existsSync(judge) && 'not run: the strict judge of signatures, ../shared/referees/judge-signature.sh is absent';

/** Fails unless every referee accepts the file, and unless OpenSSL refuses its signature once a digit of the manifest is changed. */
export function acceptsAndWouldRefuse(bytes) {
  assert.equal(verdict(bytes), '', 'the referees accept the file');
  const { signature, manifest } = signedParts(bytes);
  manifest[manifest.length - 4] ^= 1;
  assert.notEqual(opensslVerdict(signature, manifest), '', 'OpenSSL refuses the signature over another manifest');
}

/** An empty text when all referees accept, else what they say. */
export function verdict(bytes) {
  const { signature, manifest } = signedParts(bytes);
  const unzip = inFile(bytes, (path) => run('unzip', ['-tqq', path]));
  return [unzip, opensslVerdict(signature, manifest), judgeIsAbsent ? '' : judgeVerdict(bytes)].filter(Boolean).join('\n');
}

/** What the stricter script says of a file; empty when it accepts. */
export function judgeVerdict(bytes) {
  return inFile(bytes, (path) => run('bash', [judge, path, server.rootCertificate]));
}

function signedParts(bytes) {
  const files = readZip(bytes);
  assert.ok(files.has('signature'), 'the package is signed');
  return { signature: files.get('signature'), manifest: Buffer.from(files.get('manifest.json')) };
}

/** OpenSSL on the detached signature, with nothing trusted but the development root. */
function opensslVerdict(signature, manifest) {
  return inFile(signature, (signaturePath) =>
    inFile(manifest, (manifestPath) =>
      run('openssl', ['cms', '-verify', '-binary', '-purpose', 'any', '-inform', 'DER', '-in', signaturePath,
        '-content', manifestPath, '-CAfile', server.rootCertificate, '-no-CApath', '-out', '/dev/null'])));
}

/** Gives a program bytes as a file, for as long as it runs. */
function inFile(bytes, use) {
  const folder = mkdtempSync(join(tmpdir(), 'passwright-referee-'));
  try {
    const path = join(folder, 'judged.pkpass');
    writeFileSync(path, bytes);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty text on success, else everything the program said. */
function run(program, args) {
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.error) throw new Error(`the tests need ${program}: ${result.error.message}`);
  return result.status === 0 ? '' : `${program} exits with ${result.status}: ${result.stdout}${result.stderr}`.trim();
}
