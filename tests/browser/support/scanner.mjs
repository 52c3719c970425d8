// A barcode reader that shares no code with what draws the barcodes: zxing-cpp, on screenshots.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const require = createRequire(import.meta.url);
// Without this the library would fetch its module from a public server.
const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer;
prepareZXingModule({ overrides: { wasmBinary } });

/** Ways to tell dark from light, tried one after the other as the scanners of phones do. */
const BINARIZERS = ['LocalAverage', 'GlobalHistogram'];

/**
 * What a scanner reads in a screenshot.
 * @param {Buffer} screenshot a PNG
 * @returns {Promise<{format: string, text: string}[]>}
 */
export async function scan(screenshot) {
  for (const binarizer of BINARIZERS) {
    const results = await readBarcodes(new Uint8Array(screenshot), { tryHarder: true, maxNumberOfSymbols: 4, binarizer });
    const read = results.filter((result) => result.isValid).map(({ format, text }) => ({ format, text }));
    if (read.length > 0) return read;
  }
  return [];
}
