/** Kinds of files that are taken, by their first bytes; what a file calls itself is not believed. */
export function mediaTypeOf(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'application/pdf' | null {
  const starts = (...signs: number[]) => signs.every((sign, i) => bytes[i] === sign);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return starts(0x25, 0x50, 0x44, 0x46, 0x2d) ? 'application/pdf' : null;
}

const u16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const u32 = (bytes: Uint8Array, at: number) => u16(bytes, at) * 65_536 + u16(bytes, at + 2);

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Exif and XMP (APP1), IPTC (APP13) and comments; JFIF, colour profile and Adobe's mark stay. */
const DROPPED_MARKERS = new Set([0xe1, 0xed, 0xfe]);
const START_OF_SCAN = 0xda;

function plainJpeg(bytes: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) return joined([...pieces, bytes.subarray(at)]);
    const end = at + 2 + u16(bytes, at + 2);
    if (end <= at + 3 || end > bytes.length) return null;
    if (!DROPPED_MARKERS.has(marker)) pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

const DROPPED_CHUNKS = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function plainPng(bytes: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + u32(bytes, at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!DROPPED_CHUNKS.has(name)) pieces.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(pieces);
    at = end;
  }
  return null;
}

/**
 * The picture without the notes of camera and program: no place, time, owner or thumbnail. Pixels are not touched.
 * Null when the file is not whole.
 */
export function withoutNotes(bytes: Uint8Array, mediaType: 'image/jpeg' | 'image/png'): Uint8Array | null {
  return mediaType === 'image/jpeg' ? plainJpeg(bytes) : plainPng(bytes);
}
