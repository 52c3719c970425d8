// A barcode reader that shares no code with what draws the barcodes: zxing-cpp, on screenshots.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);
// Without this the library would fetch its module from a public server.
const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer;
prepareZXingModule({ overrides: { wasmBinary } });

/**
 * What a scanner reads in a screenshot.
 * @param {Buffer} screenshot a PNG
 * @returns {Promise<{format: string, text: string}[]>}
 */
export async function scan(screenshot) {
  const results = await readBarcodes(new Uint8Array(screenshot), { tryHarder: true, maxNumberOfSymbols: 4 });
  return results.filter((result) => result.isValid).map(({ format, text }) => ({ format, text }));
}
