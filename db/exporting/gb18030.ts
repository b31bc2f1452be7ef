/** GB18030 as the platform reads it, turned round: the platform has a decoder only. */
const decoder = new TextDecoder('gb18030');
let twoBytes: Uint16Array | null = null;
let fourBytes: Map<number, number> | null = null;

/** Code points by their two bytes, as one number; 0 where there is none. */
function twoByteTable(): Uint16Array {
  if (twoBytes) return twoBytes;
  const table = new Uint16Array(0x10000);
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      pair.set([lead, trail]);
      const text = decoder.decode(pair);
      const code = text.codePointAt(0) ?? 0;
      if (text.length === 1 && code !== 0xfffd && table[code] === 0) table[code] = (lead << 8) | trail;
    }
  }
  twoBytes = table;
  return table;
}

const FIRST_ASTRAL = 0x10000;
/** Place of U+10000 in the order of four-byte codes. */
const ASTRAL_PLACE = 189_000;

function bytesOfPlace(place: number): [number, number, number, number] {
  return [
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ];
}

/** Places of the rest of the basic plane, read from the decoder in one go. */
function fourByteTable(): Map<number, number> {
  if (fourBytes) return fourBytes;
  const places = 39_420;
  const bytes = new Uint8Array(places * 4);
  for (let place = 0; place < places; place += 1) bytes.set(bytesOfPlace(place), place * 4);
  const table = new Map<number, number>();
  let place = 0;
  for (const char of decoder.decode(bytes)) {
    const code = char.codePointAt(0) ?? 0;
    if (code !== 0xfffd) table.set(code, place);
    place += 1;
  }
  fourBytes = table;
  return table;
}

/** What has no code (half a pair, a few private characters) becomes a question mark, as everywhere. */
const UNKNOWN = [0x3f];

function longCode(code: number): number[] {
  if (code >= FIRST_ASTRAL) return bytesOfPlace(ASTRAL_PLACE + code - FIRST_ASTRAL);
  const place = fourByteTable().get(code);
  return place === undefined ? UNKNOWN : bytesOfPlace(place);
}

/** The text in GB18030, which old spreadsheets of this country take for their own. */
export function encodeGb18030(text: string): Buffer {
  const table = twoByteTable();
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const pair = code < 0x10000 ? (table[code] ?? 0) : 0;
    if (code < 0x80) at = bytes.writeUInt8(code, at);
    else if (pair !== 0) at = bytes.writeUInt16BE(pair, at);
    else for (const byte of longCode(code)) at = bytes.writeUInt8(byte, at);
  }
  return bytes.subarray(0, at);
}
