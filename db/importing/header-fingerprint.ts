import { createHash } from 'node:crypto';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import { headerWords } from './header-words.ts';
import { isReasonHeader } from './problem-texts.ts';

/** The same for every ledger of a kind with the same columns in the same order, however widths and blanks vary. */
export function headerFingerprint(kind: ImportKind, names: readonly string[]): string {
  const words = names
    .filter((name) => !isReasonHeader(name))
    .map((name) => {
      const { compact, power, currency } = headerWords(name);
      return `${compact}|${power ?? ''}|${currency ?? ''}`;
    });
  return createHash('sha256')
    .update(JSON.stringify([kind, words]))
    .digest('hex')
    .slice(0, 32);
}
