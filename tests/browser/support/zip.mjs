// Reads zip archives strictly, and writes hostile ones on purpose. Only what tests of packages need: stored and deflated entries.

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * All files of an archive, by the central directory, each checked against its CRC.
 * @param {Buffer} archive
 * @returns {Map<string, Buffer>}
 */
export function readZip(archive) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('not a zip archive: it has no end record');
  const count = archive.readUInt16LE(end + 10);
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new Error(`entry ${index} of the zip archive is broken`);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (files.has(name)) throw new Error(`${name} is in the zip archive twice`);
    files.set(name, content(archive, at, name));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

function content(archive, entry, name) {
  const method = archive.readUInt16LE(entry + 10);
  const packedSize = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + packedSize);
  const bytes = method === STORED ? Buffer.from(packed) : inflateRawSync(packed);
  if (crc32(bytes) !== archive.readUInt32LE(entry + 16)) throw new Error(`${name} has a wrong checksum`);
  return bytes;
}

/**
 * Writes an archive exactly as told, also one that no honest program would write.
 * @param {{name: string, bytes: Buffer, crc?: number, claimedSize?: number}[]} entries `crc` and `claimedSize` replace the true values
 */
export function writeZip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.bytes, { level: 9 });
    const fields = common(entry, packed.length, name.length);
    const local = Buffer.concat([number32(LOCAL), fields, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([number32(CENTRAL), Buffer.from([20, 0]), fields, rest, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** The 26 bytes that the local header and the central directory share: from "version needed" to "length of the extra field". */
function common(entry, packedSize, nameLength) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(0x21, 8); // 1 January 1980
  fields.writeUInt32LE(entry.crc ?? crc32(entry.bytes), 10);
  fields.writeUInt32LE(packedSize, 14);
  fields.writeUInt32LE(entry.claimedSize ?? entry.bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function number32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
