import { HAN_BY_READING } from './han-by-reading.ts';

/**
 * What a text is sorted by: a text of its own whose bytes are in the order in which people look things up, that of
 * `Intl.Collator('zh-u-co-pinyin', { numeric: true })`. Signs come first, then numbers by their value, Han characters by
 * reading, latin letters. Where two texts differ in nothing else, lower case stands before upper and narrow before wide.
 */
const MARK = 0x02;
const SIGN = '\u007A';
const NUMBER = '\u007E';
const HAN = 0x3000;
const RARE_HAN = '\uA000';
const LETTER = 0xe000;
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const OTHER_LETTER = '\uE800';
const LEVEL = '\u0001';

/** Signs in the order of the collation; wide and other forms are taken back to these. */
const MARKS =
  '\t\n\v\f\r _-–—―〜,、;:!?.。·\'"()[]{}〈〉《》「」『』【】〔〕〖〗‖§¶@*/\\&#%′〃※`^°←→↑↓+±÷×<=>|~√∞∠≤≥⊥■□▲△▼▽◆◇○◎●★☆々¢$£¥€';
/** Quotation marks are those on the keyboard with an accent, as it were. */
const QUOTES: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"' };
/** Words whose first character has another reading in them; each stands right before the character behind it. */
const WORDS: readonly (readonly [word: string, before: string])[] = [
  ['沈阳', '沈'],
  ['藏文', '臟'],
  ['重庆', '崇'],
];

/** Beyond this many characters texts count as equal: a key, and with it a cursor, has an end. */
const LOOKED_AT = 80;
const CODES = 65_536;

interface Order {
  /** By code unit what stands for it in a key; 0 for what needs a closer look. */
  weights: Uint16Array;
  /** What stands for a word of `WORDS`, and for the character it begins with where that stands alone. */
  words: ReadonlyMap<string, string>;
}

let order: Order | null = null;

function makeOrder(): Order {
  const weights = new Uint16Array(CODES);
  const words = new Map<string, string>();
  for (let i = 0; i < MARKS.length; i += 1) weights[MARKS.charCodeAt(i)] = MARK + i;
  for (let i = 0; i < LATIN.length; i += 1) weights[LATIN.charCodeAt(i)] = LETTER + i;
  const wordBefore = new Map(WORDS.map(([word, before]) => [before, word]));
  let rank = HAN;
  for (const character of HAN_BY_READING) {
    const word = wordBefore.get(character);
    if (word !== undefined) {
      words.set(word, String.fromCharCode(rank));
      rank += 1;
    }
    weights[character.charCodeAt(0)] = rank;
    rank += 1;
  }
  for (const [word] of WORDS) {
    const first = word.charCodeAt(0);
    words.set(word.slice(0, 1), String.fromCharCode(weights[first] ?? 0));
    weights[first] = 0;
  }
  order = { weights, words };
  return order;
}

/** Narrow and wide, lower and upper case, other forms of the same character, in the order of the collation. */
const FORM = { plain: '', other: '1', upper: '8', otherUpper: '9' } as const;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** Digits in a row are one number: how many there are says more than what they are. */
function numberKey(digits: string): string {
  let zeros = 0;
  while (digits.charCodeAt(zeros) === 0x30) zeros += 1;
  return `${NUMBER}${String.fromCharCode(MARK + digits.length - zeros)}${digits.slice(zeros)}`;
}

class Key {
  readonly #weights: Uint16Array;
  #text = '';
  #length = 0;
  #digits = '';
  #accents = '';
  #forms = '';

  constructor(weights: Uint16Array) {
    this.#weights = weights;
  }

  put(weight: string, form: string): void {
    this.#number();
    this.#text += weight;
    if (form !== FORM.plain) this.#forms = this.#forms.padEnd(this.#length, '0') + form;
    this.#length += 1;
  }

  digit(one: string): void {
    this.#digits += one;
  }

  /** One code unit of plain text; false where it needs a closer look. */
  plain(code: number): boolean {
    const weight = this.#weights[code] ?? 0;
    if (weight !== 0) this.put(String.fromCharCode(weight), FORM.plain);
    else if (isDigit(code)) this.digit(String.fromCharCode(code));
    else if (code >= 0x41 && code <= 0x5a)
      this.put(String.fromCharCode(this.#weights[code + 32] ?? 0), FORM.upper);
    else return false;
    return true;
  }

  /** A character that is in no table: by what it is made of, or else by its kind and code. */
  unusual(character: string): void {
    const quote = QUOTES[character];
    if (quote !== undefined) {
      this.plain(quote.charCodeAt(0));
      return this.#accent(character);
    }
    const parts = character.normalize('NFKD');
    if (parts === character) return this.#other(character);
    for (const part of parts) {
      const weight = this.#weights[part.charCodeAt(0)] ?? 0;
      const lower = part.charCodeAt(0) + 32;
      if (isDigit(part.charCodeAt(0))) this.digit(part);
      else if (weight !== 0)
        this.put(String.fromCharCode(weight), isAccented(parts) ? FORM.plain : FORM.other);
      else if (/^[A-Z]$/u.test(part))
        this.put(
          String.fromCharCode(this.#weights[lower] ?? 0),
          isAccented(parts) ? FORM.upper : FORM.otherUpper,
        );
      else this.#other(part);
    }
  }

  #accent(mark: string): void {
    this.#number();
    this.#accents = this.#accents.padEnd(this.#length, '0') + mark;
  }

  #other(character: string): void {
    if (/^\p{M}$/u.test(character)) this.#accent(character);
    else if (/^\p{Script=Han}$/u.test(character)) this.put(RARE_HAN + character, FORM.plain);
    else if (/^\p{L}$/u.test(character)) this.put(OTHER_LETTER + character, FORM.plain);
    else if (!/^\p{C}$/u.test(character)) this.put(SIGN + character, FORM.plain);
  }

  #number(): void {
    if (this.#digits === '') return;
    this.#text += numberKey(this.#digits);
    this.#length += 1;
    this.#digits = '';
  }

  finished(): string {
    this.#number();
    if (this.#accents === '' && this.#forms === '') return this.#text;
    return `${this.#text}${LEVEL}${this.#accents}${LEVEL}${this.#forms}`;
  }
}

const isAccented = (parts: string) => /\p{M}/u.test(parts);

/**
 * The key of a text in which every character is in the tables, as nearly all are; null for others. It is quick:
 * a list that is sorted by a text without a stored key asks for the key of every row.
 */
function familiarKey(text: string, weights: Uint16Array): string | null {
  const end = Math.min(text.length, LOOKED_AT);
  let key = '';
  let forms = '';
  let length = 0;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const weight = weights[code] ?? 0;
    if (weight !== 0) key += String.fromCharCode(weight);
    else if (isDigit(code)) {
      const from = at;
      while (at + 1 < end && isDigit(text.charCodeAt(at + 1))) at += 1;
      key += numberKey(text.slice(from, at + 1));
    } else if (code >= 0x41 && code <= 0x5a) {
      key += String.fromCharCode(weights[code + 32] ?? 0);
      forms = forms.padEnd(length, '0') + FORM.upper;
    } else return null;
    length += 1;
  }
  return forms === '' ? key : `${key}${LEVEL}${LEVEL}${forms}`;
}

/** The sort key of a text, see above. Of the first 80 characters; the same for every text that sorts the same. */
export function sortKey(text: string): string {
  const { weights, words } = order ?? makeOrder();
  return familiarKey(text, weights) ?? unfamiliarKey(text, weights, words);
}

function unfamiliarKey(text: string, weights: Uint16Array, words: ReadonlyMap<string, string>): string {
  const key = new Key(weights);
  const end = Math.min(text.length, LOOKED_AT);
  for (let at = 0; at < end; at += 1) {
    if (key.plain(text.charCodeAt(at))) continue;
    const word = words.get(text.slice(at, at + 2));
    const known = word ?? words.get(text.slice(at, at + 1));
    if (known !== undefined) {
      key.put(known, FORM.plain);
      if (word !== undefined) at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    key.unusual(character);
    at += character.length - 1;
  }
  return key.finished();
}

/**
 * From where to before where the keys are of texts that differ from this one in nothing but case, width, accents and
 * leading zeros: an index over keys answers it.
 */
export function sortRange(text: string): [from: string, before: string] {
  const [from = ''] = sortKey(text).split(LEVEL);
  return [from, `${from}${String.fromCharCode(MARK)}`];
}
