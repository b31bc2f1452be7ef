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
  return `${kind}|${foldText(word)}`;
}

/** Accounts by the name people are called. */
export class PeopleBook {
  readonly #ids = new Map<string, string>();

  constructor(r: ReadContext) {
    for (const { id, displayName } of listUserNames(r)) this.#ids.set(foldText(displayName), id);
  }

  find(name: string | undefined): string | null {
    return name === undefined ? null : (this.#ids.get(foldText(name)) ?? null);
  }
}

/** The entry whose words the text has one of; texts are folded, an exact word before one that is only contained. */
export function wordIn<Value extends string>(
  text: string | undefined,
  words: Readonly<Record<Value, string>>,
): Value | null {
  if (text === undefined) return null;
  const folded = foldText(text);
  const entries = (Object.entries(words) as Array<[Value, string]>).map(
    ([value, list]) => [value, list.split('|')] as const,
  );
  const exact = entries.find(([, list]) => list.includes(folded));
  return (
    (exact ??
      entries.find(([, list]) =>
        list.some((word) => /\p{Script=Han}/u.test(word) && folded.includes(word)),
      ))?.[0] ?? null
  );
}
