import { withoutOwnCountry } from '#contract/kit/phone-number.ts';
import { pinyinReadings } from './text.ts';

/**
 * Words of the search index. A text is compared by its key: letters and digits only, half-width, lower case. Every
 * position of a key becomes one token, the next two characters or, from a latin letter or digit on, the next three.
 * So a phrase of tokens means "contains", from any position; what is shorter than a token is kept as grams. Each
 * field starts with a mark of its first token: no phrase reaches over the end of a field, and what a field begins
 * with is found without reading every field that has it. No query gathers terms by prefix but that of pinyin, so hits
 * come one at a time.
 */
const MARK = '‥';
const PLAIN = /^[a-z0-9\u4e00-\u9fa5]*$/u;
/** Form in which the search compares: NFKC, lower case, letters and digits only. */
export function searchKey(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Length of the character at a place: rare Han characters take two units. */
function widthAt(key: string, at: number): number {
  const code = key.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff ? 2 : 1;
}

/** Where the token that begins at a place ends; beyond the key when it is cut short. */
function tokenEnd(key: string, at: number): number {
  const characters = key.charCodeAt(at) < 128 ? 3 : 2;
  let to = at;
  for (let i = 0; i < characters; i += 1) to += to < key.length ? widthAt(key, to) : 1;
  return to;
}

/**
 * Tokens of a key, each behind a blank; in a loop over the key, because every save comes through here.
 * @param isOpen the text may go on behind the key, so tokens that are cut short are not known
 */
function tokens(key: string, isOpen: boolean): string {
  let text = '';
  for (let at = 0; at < key.length; at += widthAt(key, at)) {
    const to = tokenEnd(key, at);
    if (isOpen && to > key.length) continue;
    text += ` ${key.slice(at, to)}`;
  }
  return text;
}

/**
 * What was typed as the inside of a phrase that means "contains". A single latin character between two Han ones starts
 * a token that is cut short and that the one before does not cover: it is asked for by its beginning.
 */
function typed(key: string, first = ''): string {
  let covered = 0;
  let cut = '';
  for (let at = 0; at < key.length; at += widthAt(key, at)) {
    const to = tokenEnd(key, at);
    if (to <= key.length) covered = to;
    else if (cut === '') cut = key.slice(at);
  }
  const phrase = first + tokens(key, true);
  return covered < key.length ? `"${phrase} ${cut}" *` : `"${phrase}"`;
}

/** One field as the index stores it. */
function fieldText(key: string): string {
  return key === '' ? '' : ` ${MARK}${key.slice(0, tokenEnd(key, 0))}${tokens(key, false)}`;
}

const CODES = 65_536;
const ASCII = 128;
/** In which document a gram was last seen: by code, behind them two ASCII characters. Marks are faster than a set of texts. */
const seenIn = new Uint32Array(CODES + ASCII * ASCII);
let document = 0;

/** What is shorter than a token, each once: single characters, and two from a latin letter or digit on. */
class Grams {
  readonly #document: number;
  readonly #rare = new Set<string>();
  text = '';

  constructor() {
    document += 1;
    this.#document = document;
  }

  add(key: string): void {
    for (let at = 0; at < key.length; at += widthAt(key, at)) {
      const to = at + widthAt(key, at);
      const code = key.charCodeAt(at);
      this.#put(key, at, to, to - at === 1 ? code : -1);
      if (code >= ASCII || to >= key.length) continue;
      const next = key.charCodeAt(to);
      this.#put(key, at, to + widthAt(key, to), next < ASCII ? CODES + code * ASCII + next : -1);
    }
  }

  #put(key: string, at: number, to: number, mark: number): void {
    if (mark >= 0) {
      if (seenIn[mark] === this.#document) return;
      seenIn[mark] = this.#document;
    } else {
      const gram = key.slice(at, to);
      if (this.#rare.has(gram)) return;
      this.#rare.add(gram);
    }
    this.text += this.text === '' ? key.slice(at, to) : ` ${key.slice(at, to)}`;
  }
}

/** Has no token of its own. */
function isShort(term: string): boolean {
  return tokenEnd(term, 0) > term.length;
}

export interface IndexedText {
  title: string;
  rest: string;
  pinyin: string;
  grams: string;
}

/** Fields of a document: the parts of its subtitle, the lines of its body. */
export function fieldsOf(subtitle: string, body: string): string[] {
  return [...subtitle.split(' · '), ...body.split('\n')];
}

/** What the index stores for a document. Names are also found by pinyin and by initials, from every syllable. */
export function indexedText(
  title: string,
  subtitle: string,
  body: string,
  names: readonly string[],
): IndexedText {
  const titleKey = searchKey(title);
  const keys = new Set(fieldsOf(subtitle, body).map(searchKey));
  keys.delete('');
  keys.delete(titleKey);
  const grams = new Grams();
  grams.add(titleKey);
  let rest = '';
  for (const key of keys) {
    rest += fieldText(key);
    grams.add(key);
  }
  return {
    title: titleKey === '' ? '' : `${fieldText(titleKey)} ${MARK}`,
    rest,
    pinyin: [...new Set(names.flatMap(pinyinTails))].join(' '),
    grams: grams.text,
  };
}

/** Pinyin of a name from each of its syllables to the end, in full and as initials. Nothing for a name without Han. */
function pinyinTails(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  return pinyinReadings(name).flatMap((reading) => {
    const syllables = reading.map(searchKey).filter(Boolean);
    const initials = syllables.map((one) => (/^[a-z]+$/u.test(one) ? one.slice(0, 1) : one));
    return syllables.flatMap((_, at) => [syllables.slice(at).join(''), initials.slice(at).join('')]);
  });
}

/** The words of what was typed: each must be found, in any field. */
export function searchTerms(text: string): string[] {
  return [...new Set(withoutOwnCountry(text).split(/\s+/u).map(searchKey))].filter(Boolean);
}

/** Could be pinyin or initials: at least two letters, digits only behind them. */
export function isPinyin(term: string): boolean {
  return /^[a-z]{2}[a-z0-9]*$/u.test(term);
}

/** The title is the term. */
export function equalsQuery(term: string): string {
  return `title : "${MARK}${term.slice(0, tokenEnd(term, 0))}${tokens(term, false)} ${MARK}"`;
}

/** The title begins with the term. */
export function beginsQuery(term: string): string {
  if (isShort(term)) return `title : "${MARK}${term}" *`;
  return `title : ${typed(term, MARK + term.slice(0, tokenEnd(term, 0)))}`;
}

/** Every term is in some field; with pinyin also where a term is the pinyin of a name. */
export function containsQuery(terms: readonly string[], withPinyin: boolean): string {
  const one = (term: string): string => {
    const found = isShort(term) ? `grams : "${term}"` : `{title rest} : ${typed(term)}`;
    return withPinyin && isPinyin(term) ? `(${found} OR ${pinyinQuery(term)})` : found;
  };
  return terms.map(one).join(' AND ');
}

/** The title contains every term; null when a term has no token of its own. */
export function titleQuery(terms: readonly string[]): string | null {
  if (terms.some(isShort)) return null;
  return terms.map((term) => `title : ${typed(term)}`).join(' AND ');
}

export function pinyinQuery(pinyin: string): string {
  return `pinyin : "${pinyin}" *`;
}

/** One of the pieces is in the title or another field. */
export function anyPieceQuery(pieces: readonly string[]): string {
  return pieces.map((piece) => `(${containsQuery([piece], false)})`).join(' OR ');
}

/** Condition of a list's search box: what the program's search finds, as one index query. Null when nothing searchable is left. */
export function ftsPhrase(text: string): string | null {
  const terms = searchTerms(text);
  return terms.length === 0 ? null : containsQuery(terms, true);
}
