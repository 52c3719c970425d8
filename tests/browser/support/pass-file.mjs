// A `.pkpass` taken apart by other code than the product's own.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { readZip } from './zip.mjs';

/**
 * Opens a package and checks that its manifest names each file once with the right digest.
 * @param {string | Buffer} source a path, or the bytes
 */
export function readPass(source) {
  const bytes = typeof source === 'string' ? readFileSync(source) : source;
  const files = readZip(bytes);
  const manifest = JSON.parse(text(files, 'manifest.json'));
  const listed = [...files.keys()].filter((name) => name !== 'manifest.json' && name !== 'signature').sort();
  assert.deepEqual(Object.keys(manifest).sort(), listed, 'the manifest lists exactly the files of the package');
  for (const name of listed) {
    assert.equal(createHash('sha1').update(files.get(name)).digest('hex'), manifest[name], `the manifest's digest of ${name}`);
  }
  return { bytes, files, manifest, pass: JSON.parse(text(files, 'pass.json')) };
}

function text(files, name) {
  const bytes = files.get(name);
  assert.ok(bytes, `the package has no ${name}`);
  return bytes.toString('utf8');
}

/** All fields of a pass, whatever group they are in. */
export function fieldsOf(pass) {
  const style = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'storeCard'].find((key) => key in pass);
  const groups = ['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields', 'backFields'];
  return groups.flatMap((group) => (pass[style]?.[group] ?? []).map((field) => ({ group, ...field })));
}
