import type { CodeRow } from '#contract/codes/codes.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { foldText } from '#db/kit/text.ts';
import { allCodes } from '#db/slices/codes/codes.service.ts';
import { listUserNames } from '#db/slices/users/users.service.ts';

/** Codes of the house by code, Chinese and English word. */
export class CodeBook {
  readonly #codes = new Map<string, string>();

  constructor(r: ReadContext) {
    for (const row of allCodes(r)) {
      for (const word of [row.code, row.zh, row.en]) this.#codes.set(key(row.kind, word), row.code);
    }
  }

  find(kind: CodeRow['kind'], text: string | undefined): string | null {
    return text === undefined ? null : (this.#codes.get(key(kind, text)) ?? null);
  }
}

function key(kind: string, word: string): string {
  return `${kind}|${folded(word)}`;
}

const REMEMBERED_WORDS = 5_000;
const foldedWords = new Map<string, string>();

/** The same few thousand names and words stand in every row of a ledger: each is folded once. */
export function folded(text: string): string {
  const known = foldedWords.get(text);
  if (known !== undefined) return known;
  const word = foldText(text);
  if (foldedWords.size >= REMEMBERED_WORDS) foldedWords.clear();
  foldedWords.set(text, word);
  return word;
}

/** Accounts by the name people are called. */
export class PeopleBook {
  readonly #ids = new Map<string, string>();

  constructor(r: ReadContext) {
    for (const { id, displayName } of listUserNames(r)) this.#ids.set(foldText(displayName), id);
  }

  find(name: string | undefined): string | null {
    return name === undefined ? null : (this.#ids.get(folded(name)) ?? null);
  }
}

/** The entry whose words the text has one of; texts are folded, an exact word before one that is only contained. */
export function wordIn<Value extends string>(
  text: string | undefined,
  words: Readonly<Record<Value, string>>,
): Value | null {
  if (text === undefined) return null;
  const word = folded(text);
  const entries = listed(words) as ReadonlyArray<readonly [Value, readonly string[]]>;
  const exact = entries.find(([, list]) => list.includes(word));
  return (
    (exact ??
      entries.find(([, list]) =>
        list.some((one) => /\p{Script=Han}/u.test(one) && word.includes(one)),
      ))?.[0] ?? null
  );
}

const lists = new WeakMap<object, ReadonlyArray<readonly [string, readonly string[]]>>();

function listed(
  words: Readonly<Record<string, string>>,
): ReadonlyArray<readonly [string, readonly string[]]> {
  const known = lists.get(words);
  if (known) return known;
  const list = Object.entries(words).map(([value, text]) => [value, text.split('|')] as const);
  lists.set(words, list);
  return list;
}
