import { OFFERED_ENCODINGS } from '#contract/imports/analysis.ts';
import { cleanText } from './raw-cell.ts';
import { unsupportedFile } from './unsupported-file.ts';

export interface DecodedText {
  text: string;
  encoding: string;
  encodingFrom: 'bom' | 'strict' | 'guess' | 'given';
  brokenCharacters: number;
  otherEncoding?: string;
}

const REPLACEMENT = /\ufffd/g;

/**
 * Byte-order mark → UTF-16 by its zero bytes → strict UTF-8 → GB18030. Statistics over short Chinese files guess
 * wrong more often than this order does; what it cannot know (Big5) is offered as `otherEncoding`.
 */
export function decodeText(bytes: Uint8Array, given?: string): DecodedText {
  if (given !== undefined) return decoded(bytes, normalLabel(given), 'given');
  const marked = byteOrderMark(bytes);
  if (marked) return decoded(bytes, marked, 'bom');
  const wide = utf16WithoutMark(bytes);
  if (wide) return decoded(bytes, wide, 'guess');
  if (decodesAs(bytes, 'utf-8')) return decoded(bytes, 'utf-8', 'strict');
  if (isMostlyUtf8(bytes)) return decoded(bytes, 'utf-8', 'guess');
  const gb = decoded(bytes, 'gb18030', 'guess');
  return decodesAs(bytes, 'big5') ? { ...gb, otherEncoding: 'big5' } : gb;
}

function decoded(
  bytes: Uint8Array,
  encoding: string,
  encodingFrom: DecodedText['encodingFrom'],
): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, encodingFrom, brokenCharacters: text.match(REPLACEMENT)?.length ?? 0 };
}

function normalLabel(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^utf-?(8|16)/, 'utf-$1');
  try {
    return new TextDecoder(name === 'ansi' ? 'gb18030' : name).encoding;
  } catch (error) {
    throw unsupportedFile('unknown_encoding', { detected: label }, error);
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // GB18030 has a mark of its own; some Chinese editors write it.
  return bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33 ? 'gb18030' : null;
}

/** Separators, digits and line ends are ASCII, so their high bytes are zero on one side of each pair. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 8192) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs / 5 && even < pairs / 50) return 'utf-16le';
  return even > pairs / 5 && odd < pairs / 50 ? 'utf-16be' : null;
}

function decodesAs(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const SAMPLED_BYTES = 600;
const SAMPLED_CHARACTERS = 60;

/** First line of the file in every encoding that can be chosen: people see at once which one is theirs. */
export function encodingSamples(
  bytes: Uint8Array,
): Array<{ encoding: string; text: string; broken: number }> {
  const head = bytes.subarray(0, SAMPLED_BYTES);
  return OFFERED_ENCODINGS.map((encoding) => {
    const line =
      new TextDecoder(encoding)
        .decode(head, { stream: true })
        .trimStart()
        .split(/[\r\n]/, 1)[0] ?? '';
    const text = cleanText(line).slice(0, SAMPLED_CHARACTERS);
    return { encoding, text, broken: text.match(REPLACEMENT)?.length ?? 0 };
  });
}

/** UTF-8 with a few damaged bytes: valid multi-byte sequences by far outnumber the broken ones. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(REPLACEMENT)?.length ?? 0;
  const wide = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return wide > 20 * broken;
}
