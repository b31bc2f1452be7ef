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

/** Full pinyin without tones or blanks, and initials; latin letters and digits stay as they are. */
export function pinyinKeys(name: string): PinyinKeys {
  const folded = foldText(name);
  if (!/\p{Script=Han}/u.test(folded)) {
    const plain = folded.replace(/\s/gu, '');
    return { pinyin: plain, initials: plain };
  }
  const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head' } as const;
  const syllables = pinyinPro().pinyin(folded, options);
  const initials = syllables.map((s) => (/^[a-z]+$/u.test(s) ? s.slice(0, 1) : s)).join('');
  return { pinyin: syllables.join('').replace(/\s/gu, ''), initials: initials.replace(/\s/gu, '') };
}

/** Text as the full-text index stores it: one token for each Han character. */
export function ftsText(text: string): string {
  return foldText(text).replace(/\p{Script=Han}/gu, ' $& ');
}

/** A phrase query with the meaning "contains this text"; null when nothing searchable is left. */
export function ftsPhrase(text: string): string | null {
  const words = ftsText(text)
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim();
  if (words === '') return null;
  const star = /[\p{Script=Han}]$/u.test(words) ? '' : '*';
  return `"${words.replace(/\s+/gu, ' ')}"${star}`;
}
