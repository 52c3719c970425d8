// What the referees from npm share: files in, one verdict for each as JSON on a line out.
// Arguments: paths of .pkpass files. `null` means accepted, a text is the reason of a refusal.

import { readFile } from 'node:fs/promises';

/** Judges all files; whatever a referee throws or warns about is its refusal. */
export async function judge(referee) {
  const warnings = [];
  console.warn = (...words) => warnings.push(words.join(' '));
  for (const file of process.argv.slice(2)) {
    warnings.length = 0;
    let reason = null;
    try {
      await referee(await readFile(file));
    } catch (error) {
      reason = `${error.name}: ${error.message}`;
    }
    if (reason === null && warnings.length > 0) reason = warnings.join('; ');
    console.log(JSON.stringify(reason));
  }
}
