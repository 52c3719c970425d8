// passkit-generator as a referee: its schema over the whole document, and its import, which warns of everything that it leaves out.

import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PKPass } from 'passkit-generator';
import { judge } from './verdicts.mjs';

// The schema is no public export of the package, so it is loaded by its path.
const entry = import.meta.resolve('passkit-generator');
const schemas = await import(new URL('../esm/schemas/index.js', entry));

/** The files of an archive, unpacked by a program that is neither ours nor the referee's. */
async function unpacked(archive) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'referee-'));
  try {
    await writeFile(path.join(folder, 'pass.zip'), archive);
    execFileSync('unzip', ['-qq', 'pass.zip', '-d', 'pass'], { cwd: folder, stdio: 'pipe' });
    const files = {};
    for (const item of await readdir(path.join(folder, 'pass'), { recursive: true, withFileTypes: true })) {
      if (!item.isFile()) continue;
      const file = path.join(item.parentPath, item.name);
      files[path.relative(path.join(folder, 'pass'), file)] = Buffer.from(await readFile(file));
    }
    return files;
  } finally {
    await rm(folder, { recursive: true });
  }
}

await judge(async (archive) => {
  const files = await unpacked(archive);
  const document = JSON.parse(files['pass.json'].toString('utf8'));
  // Keys that are newer than this version of the package are none of its business; the types of those it knows are.
  const { error } = schemas.PassProps.validate(document, { allowUnknown: true, abortEarly: false, convert: false });
  if (error) throw error;
  const pass = new PKPass(files);
  if (!pass.type) throw new TypeError('it finds no style in the pass');
});
