import { isDeepStrictEqual } from 'node:util';
import type { WriteContext } from '#db/kit/context.ts';
import { changesSince, lastBatchOf } from './imports.repo.ts';
import { type Batch, RowRefused, type Written } from './target.ts';

/** A record that is here, as far as a ledger may change it. */
export interface KnownRecord {
  entity: string;
  id: string;
  updatedAt: number;
  updatedBy: string;
  /** Current values by the names the ledger's values have. */
  current: object;
}

/**
 * Brings a known record in line with a row. Only what the row says is compared. Refuses with
 * `exists_with_other_content` when the ledger may only add, with `changed_since` when somebody else changed the same
 * fields after an earlier batch wrote them or after the person looked.
 */
export function bringUpToDate(
  batch: Batch,
  known: KnownRecord,
  wanted: object,
  write: (patch: Record<string, unknown>) => void,
  field: string | null = null,
): Written {
  const { entity, id, current } = known;
  const differing = Object.entries(wanted).filter(
    ([name, value]) => !isDeepStrictEqual(Reflect.get(current, name) ?? null, value ?? null),
  );
  if (differing.length === 0) return { outcome: 'same', entity, entityId: id };
  if (batch.plan.mode === 'create')
    throw new RowRefused('exists_with_other_content', field, differing.map(([name]) => name).join(', '));
  const theirs = changedByOthers(
    batch,
    known,
    differing.map(([name]) => name),
  );
  if (theirs.length > 0 && batch.plan.conflicts === 'return')
    throw new RowRefused('changed_since', field, theirs.join(', '));
  const isOurs = (name: string) => batch.plan.conflicts === 'ours' && theirs.includes(name);
  const changed = differing.filter(([name]) => !isOurs(name));
  if (changed.length === 0) return { outcome: 'same', entity, entityId: id };
  const before = Object.fromEntries(
    changed.map(([name]) => [name, (Reflect.get(current, name) as unknown) ?? null]),
  );
  const after = Object.fromEntries(changed);
  write(after);
  return { outcome: 'updated', entity, entityId: id, before, after };
}

/** Of the fields a row would change: those somebody changed since the last batch wrote the record, or since the dry run. */
function changedByOthers({ w, seenAt }: Batch, known: KnownRecord, names: readonly string[]): string[] {
  const since = Math.max(lastBatchOf(w.db, known.entity, known.id) ?? 0, seenAt ?? 0);
  if (since === 0 || known.updatedAt <= since || known.updatedAt === w.at) return [];
  const touched = touchedFields(w, known, since);
  return names.filter((name) => touched.has(name) || touched.has('*'));
}

function touchedFields(w: WriteContext, { entity, id }: KnownRecord, since: number): Set<string> {
  const names = new Set<string>();
  for (const { beforeJson, afterJson } of changesSince(w.db, entity, id, since)) {
    const before = JSON.parse(beforeJson ?? '{}') as object;
    const after = JSON.parse(afterJson ?? '{}') as object;
    for (const [name, value] of Object.entries(after))
      if (!isDeepStrictEqual(Reflect.get(before, name), value)) names.add(name);
  }
  // A change without an entry that names its fields may have been any of them.
  if (names.size === 0) names.add('*');
  return names;
}
