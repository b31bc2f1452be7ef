import { IMPORT_FIELDS, type ImportKind } from '#contract/imports/imports.fields.ts';
import { FOREIGN_WORDS, synonymsOf } from './field-synonyms.ts';
import type { HeaderWords } from './header-words.ts';

interface Synonym {
  compact: string;
  tokens: string[];
  /** Later synonyms are vaguer: a hundredth off for each place. */
  weight: number;
}

interface FieldWords {
  field: string;
  synonyms: Synonym[];
}

function wordsOf(kind: ImportKind): FieldWords[] {
  return IMPORT_FIELDS[kind].map(({ name }) => ({
    field: name,
    synonyms: synonymsOf(kind, name).map((text, index) => ({
      compact: text.replace(/ /g, ''),
      tokens: /^[a-z ]+$/.test(text) ? text.split(' ') : [],
      weight: 1 - Math.min(index, 20) * 0.004,
    })),
  }));
}

const DICTIONARY: Readonly<Record<ImportKind, readonly FieldWords[]>> = {
  'market-records': wordsOf('market-records'),
  orders: wordsOf('orders'),
  units: wordsOf('units'),
  'service-cases': wordsOf('service-cases'),
  parties: wordsOf('parties'),
  contacts: wordsOf('contacts'),
  sites: wordsOf('sites'),
  products: wordsOf('products'),
};

/** How well a header names each field, 0…1; fields it does not name at all are left out. */
export function matchHeader(kind: ImportKind, words: HeaderWords): Map<string, number> {
  const scores = new Map<string, number>();
  if (words.compact === '') return scores;
  const isForeign = FOREIGN_WORDS.test(words.compact);
  for (const { field, synonyms } of DICTIONARY[kind]) {
    let best = 0;
    for (const synonym of synonyms) best = Math.max(best, similarity(words, synonym) * synonym.weight);
    // A supplier's number is no customer's: the exact word may still be in the dictionary.
    const score = isForeign && best < 0.95 ? best * 0.4 : best;
    if (score > 0) scores.set(field, score);
  }
  return scores;
}

function similarity(words: HeaderWords, synonym: Synonym): number {
  if (words.compact === synonym.compact) return 1;
  if (synonym.tokens.length > 0) return tokenSimilarity(words.tokens, synonym.tokens);
  return textSimilarity(words.compact, synonym.compact);
}

/** The last word of a name is what the thing is, so a match at the end is worth more than one in front. */
function textSimilarity(header: string, synonym: string): number {
  if (synonym.length < 2 || !header.includes(synonym)) return 0;
  const share = synonym.length / header.length;
  if (header.endsWith(synonym)) return 0.6 + 0.35 * share;
  return (header.startsWith(synonym) ? 0.42 : 0.38) + 0.35 * share;
}

function tokenSimilarity(header: readonly string[], synonym: readonly string[]): number {
  if (synonym.length > header.length) return 0;
  const share = synonym.length / header.length;
  const isAt = (start: number) =>
    synonym.every((token, index) => sameWord(token, header[start + index] ?? ''));
  if (isAt(header.length - synonym.length)) return share === 1 ? 1 : 0.55 + 0.35 * share;
  for (let start = 0; start + synonym.length < header.length; start++)
    if (isAt(start)) return 0.35 + 0.35 * share;
  return 0;
}

const WORD_FORMS: Record<string, string> = {
  number: 'no',
  num: 'no',
  nr: 'no',
  '#': 'no',
  qty: 'quantity',
  amt: 'amount',
  cust: 'customer',
  prod: 'product',
  desc: 'description',
  dt: 'date',
};

function sameWord(a: string, b: string): boolean {
  const plain = (word: string) => WORD_FORMS[word] ?? word.replace(/s$/, '');
  return a === b || plain(a) === plain(b);
}

/** Best score over all fields of the kind: how much the text looks like a header of such a ledger. */
export function headerLikeness(kind: ImportKind, words: HeaderWords): number {
  let best = 0;
  for (const score of matchHeader(kind, words).values()) best = Math.max(best, score);
  return best;
}
