import type { ItemRow } from '#contract/specifications/specifications.schema.ts';
import { canonicalJson, sha256 } from '#db/kit/identity.ts';
import type { StoredRevision } from './specifications.repo.ts';

type Hashed = Pick<StoredRevision, 'specificationId' | 'letter' | 'summary' | 'head' | 'fileSha256'>;

/** SHA-256 over everything both sides sign: document, letter, title block, summary, attached file and items in their order. */
export function contentHash(revision: Hashed, items: readonly Omit<ItemRow, 'seq'>[]): string {
  const { specificationId, letter, summary, head, fileSha256 } = revision;
  const content = items.map(({ clause, parameter, value, unit, tolerance, verification, note }) => {
    return { clause, parameter, value, unit, tolerance, verification, note };
  });
  return sha256(canonicalJson({ specificationId, letter, summary, head, fileSha256, items: content }));
}
