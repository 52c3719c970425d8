// Pictures made for tests: good ones, huge ones, broken ones, and ones that carry a marker in their pixels.

import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG whose pixels a function decides.
 * @param {(x: number, y: number) => [number, number, number, number?]} color red, green, blue, and opacity if not 255
 */
export function png(width, height, color) {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, opacity = 255] = color(x, y);
      image.data.set([red, green, blue, opacity], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(image);
}

/** A PNG of one colour. */
export const plainPng = (width, height, color = [200, 60, 20]) => png(width, height, () => color);

/** Reads the pixels of a PNG. */
export const readPng = (bytes) => PNG.sync.read(bytes);

/** A valid PNG of 8000 x 5000 pixels, 40 megapixels in a few kilobytes: one bit for each pixel, all white. */
export function fortyMegapixels() {
  const [width, height] = [8000, 5000];
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width / 8, 0xff)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** The first half of a picture: its header is whole, its pixels are not. */
export function truncatedPng() {
  const whole = noisePng(200, 200);
  return whole.subarray(0, Math.floor(whole.length / 2));
}

/** A picture that cannot be packed: as many random bytes as it has colour values. */
export function noisePng(width, height) {
  const bytes = crypto.getRandomValues(Buffer.alloc(Math.min(width * height * 3, 65536)));
  return png(width, height, (x, y) => {
    const at = ((y * width + x) * 3) % (bytes.length - 3);
    return [bytes[at], bytes[at + 1], bytes[at + 2]];
  });
}

/** Puts a text chunk into a PNG, before its end. */
export function withText(bytes, keyword, text) {
  const end = bytes.length - 12;
  const data = Buffer.concat([Buffer.from(keyword, 'latin1'), Buffer.from([0]), Buffer.from(text, 'latin1')]);
  return Buffer.concat([bytes.subarray(0, end), chunk('tEXt', data), bytes.subarray(end)]);
}

/** The kinds of all chunks of a PNG. */
export function chunkNames(bytes) {
  const names = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) names.push(bytes.toString('latin1', at + 4, at + 8));
  return names;
}

/** Puts what cameras write into a JPEG: a segment of Exif with a text in it, and a comment. */
export function withSecrets(jpegBytes, text) {
  const segment = (marker, data) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  // One entry in the first directory: 0x010e, the description, as text behind it.
  const words = Buffer.from(`${text}\0`);
  const directory = Buffer.alloc(18);
  directory.writeUInt16BE(1, 0);
  directory.writeUInt16BE(0x010e, 2);
  directory.writeUInt16BE(2, 4);
  directory.writeUInt32BE(words.length, 6);
  directory.writeUInt32BE(26, 10);
  const exif = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'), directory, words]);
  return Buffer.concat([jpegBytes.subarray(0, 2), segment(0xe1, exif), segment(0xfe, words), jpegBytes.subarray(2)]);
}

function chunk(type, data) {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** A JPEG with one colour above and another below, made by the browser itself. */
export async function photo(page, width, height, [above, below]) {
  const address = await page.evaluate(async ([width, height, above, below]) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = above;
    context.fillRect(0, 0, width, height / 2);
    context.fillStyle = below;
    context.fillRect(0, height / 2, width, height / 2);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    const reader = new FileReader();
    return new Promise((resolve) => {
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
  }, [width, height, above, below]);
  return Buffer.from(address.split(',')[1], 'base64');
}

/** A JPEG of one colour, made by the browser itself. */
export async function jpeg(page, width, height) {
  const base64 = await page.evaluate(async ([width, height]) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = '#0a7a4b';
    context.fillRect(0, 0, width, height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  }, [width, height]);
  return Buffer.from(base64, 'base64');
}
