import { createRequire } from 'node:module';

type PinyinModule = typeof import('pinyin-pro');
let pinyinModule: PinyinModule | null = null;

/** Loaded on first use: its dictionary would otherwise cost every start. */
function pinyinPro(): PinyinModule {
  pinyinModule ??= createRequire(import.meta.url)('pinyin-pro') as PinyinModule;
  return pinyinModule;
}

/** Form in which names and codes are compared: NFKC, lower case, one space at most. The original is stored beside it. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Form in which barcodes are compared: folded and without any white space. */
export function barcodeKey(code: string): string {
  return foldText(code).replace(/\s/gu, '');
}

export interface PinyinKeys {
  pinyin: string;
  initials: string;
}

const readingsOf = new Map<string, readonly (readonly string[])[]>();
const REMEMBERED_NAMES = 4_000;
/** Names of people are this short; the first character of a longer name is no surname: 成都, not 成 + 都. */
const LONGEST_PERSON = 4;

/**
 * Syllables of a name without tones, the likelier reading first; latin letters and digits stay together. A short name
 * may be a person's, whose surname has a reading of its own (曾, 单). The same few thousand names come again and
 * again, so they are remembered.
 */
export function pinyinReadings(name: string): readonly (readonly string[])[] {
  const folded = foldText(name);
  const known = readingsOf.get(folded);
  if (known) return known;
  // ü as v, which is how it is typed.
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
  const { pinyin } = pinyinPro();
  const plain = pinyin(folded, options);
  const asPerson = folded.length <= LONGEST_PERSON ? pinyin(folded, { ...options, surname: 'head' }) : plain;
  const isSame = asPerson.join(' ') === plain.join(' ');
  const readings = isSame ? [plain] : [asPerson, plain];
  if (readingsOf.size >= REMEMBERED_NAMES) readingsOf.clear();
  readingsOf.set(folded, readings);
  return readings;
}

/** Full pinyin without tones or blanks, and initials; latin letters and digits stay as they are. */
export function pinyinKeys(name: string): PinyinKeys {
  const folded = foldText(name);
  if (!/\p{Script=Han}/u.test(folded)) {
    const plain = folded.replace(/\s/gu, '');
    return { pinyin: plain, initials: plain };
  }
  const [syllables = []] = pinyinReadings(folded);
  const initials = syllables.map((s) => (/^[a-z]+$/u.test(s) ? s.slice(0, 1) : s)).join('');
  return { pinyin: syllables.join('').replace(/\s/gu, ''), initials: initials.replace(/\s/gu, '') };
}

/** Text as the full-text index stores it: one token for each Han character. */
export function ftsText(text: string): string {
  return foldText(text).replace(/\p{Script=Han}/gu, ' $& ');
}
