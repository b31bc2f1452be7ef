import type { ReadContext } from '#db/kit/context.ts';
import { listEntityChanges } from './changes.repo.ts';

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

/** What happened to one record, newest first. */
export function entityHistory(r: ReadContext, entity: string, id: string) {
  return listEntityChanges(r.db, entity, id).map((row) => ({
    ...row,
    before: parsed(row.before),
    after: parsed(row.after),
  }));
}
