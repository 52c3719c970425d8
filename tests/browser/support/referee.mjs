// Other people's programs that judge a finished pass: OpenSSL and unzip, and a stricter script where there is one.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { readZip } from './zip.mjs';
import { root, server } from './server.mjs';

const judge = join(root, '../shared/referees/judge-signature.sh');

/** Says so once when the stricter script is not on this machine. */
let isSaid = false;

/**
 * Fails unless every referee accepts the file, and unless each refuses it once a byte of a picture is changed.
 * @param {Buffer} bytes a `.pkpass`
 */
export function acceptsAndWouldRefuse(bytes) {
  assert.equal(verdict(bytes), '', 'the referees accept the file');
  const { tamperedManifest } = tampered(bytes);
  assert.notEqual(opensslVerdict(bytes, tamperedManifest), '', 'OpenSSL refuses the same signature over a changed manifest');
}

/** An empty text when all referees accept, else what they say. */
export function verdict(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'passwright-referee-'));
  try {
    const file = join(folder, 'judged.pkpass');
    writeFileSync(file, bytes);
    return [run('unzip', ['-tqq', file]), opensslVerdict(bytes), strictVerdict(file)].filter(Boolean).join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function strictVerdict(file) {
  if (existsSync(judge)) return run('bash', [judge, file, server.rootCertificate]);
  if (!isSaid) console.log('not run: the strict judge of signatures (../shared/referees/judge-signature.sh is absent)');
  isSaid = true;
  return '';
}

/** OpenSSL on the detached signature, with nothing trusted but the development root. */
function opensslVerdict(bytes, manifest = readZip(bytes).get('manifest.json')) {
  const folder = mkdtempSync(join(tmpdir(), 'passwright-openssl-'));
  try {
    const [signature, content] = [join(folder, 'signature'), join(folder, 'manifest.json')];
    writeFileSync(signature, readZip(bytes).get('signature'));
    writeFileSync(content, manifest);
    return run('openssl', ['cms', '-verify', '-binary', '-purpose', 'any', '-inform', 'DER', '-in', signature, '-content', content,
      '-CAfile', server.rootCertificate, '-no-CApath', '-out', '/dev/null']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tampered(bytes) {
  const manifest = Buffer.from(readZip(bytes).get('manifest.json'));
  const at = manifest.indexOf(Buffer.from('":"')) + 3 || manifest.length - 3;
  manifest[at] = manifest[at] === 0x30 ? 0x31 : 0x30;
  return { tamperedManifest: manifest };
}

/** An empty text on success, else everything the program said. */
function run(program, args) {
  const result = spawnSync(program, args, { encoding: 'utf8' });
  if (result.error) throw new Error(`the tests need ${program}: ${result.error.message}`);
  return result.status === 0 ? '' : `${program} exits with ${result.status}: ${result.stdout}${result.stderr}`.trim();
}

/** The subject's parts of the signing certificate, as OpenSSL reads them. */
export function signerSubject(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'passwright-signer-'));
  try {
    const signature = join(folder, 'signature');
    writeFileSync(signature, readZip(bytes).get('signature'));
    return execFileSync('openssl', ['pkcs7', '-inform', 'DER', '-in', signature, '-print_certs', '-noout'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
