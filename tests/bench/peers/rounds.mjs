// What both peers' scripts share: arguments in, one measured round out as JSON.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Folder, certificate, key and intermediate as texts and buffers. */
export async function material() {
  const [folder, certificate, key, intermediate] = process.argv.slice(2);
  const pictures = {};
  for (const name of await readdir(folder)) {
    if (name.endsWith('.png')) pictures[name] = await readFile(path.join(folder, name));
  }
  return {
    pictures,
    document: JSON.parse(await readFile(path.join(folder, 'pass.json'), 'utf8')),
    certificate: await readFile(certificate, 'utf8'),
    key: await readFile(key, 'utf8'),
    intermediate: await readFile(intermediate, 'utf8'),
  };
}

/** Makes passes for some seconds, after a warm-up that does not count. */
export async function measure(make) {
  const seconds = Number(process.argv[6]);
  let serial = 0;
  const round = async (milliseconds) => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    let passes = 0;
    let bytes = Infinity;
    while (performance.now() - start < milliseconds) {
      bytes = Math.min(bytes, (await make(`bench-${++serial}`)).length);
      passes += 1;
    }
    const used = process.cpuUsage(cpu);
    return { passes, wallMs: performance.now() - start, cpuMs: (used.user + used.system) / 1000, bytes };
  };
  await round(seconds * 500);
  console.log(JSON.stringify(await round(seconds * 1000)));
}
