import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import type { WriteContext } from './context.ts';
import type { Table } from './table.ts';

export interface RowMeta {
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
  version: number;
  voidedAt: number | null;
  voidReason: string | null;
}

export const ROW_META_COLUMNS = [
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'version',
  'voidedAt',
  'voidReason',
] as const satisfies (keyof RowMeta)[];

/** Who and when of a new row. */
export function createdNow(w: WriteContext): RowMeta {
  const by = w.actor.userId;
  return {
    createdAt: w.at,
    createdBy: by,
    updatedAt: w.at,
    updatedBy: by,
    version: 1,
    voidedAt: null,
    voidReason: null,
  };
}

/** Who and when of a change; raises the version. */
export function updatedNow(w: WriteContext, current: { version: number }) {
  return { updatedAt: w.at, updatedBy: w.actor.userId, version: current.version + 1 };
}

/** Refuses a write that was based on an older version, and hands the newer row back. */
export function requireVersion(
  entity: string,
  current: { id: string; version: number },
  version: number,
): void {
  if (current.version !== version) throw new DomainError('STALE', { entity, id: current.id, current });
}

/** Refuses a write that was based on an older version, and any write to what was voided: it is restored first. */
export function requireLive(
  entity: string,
  current: { id: string; version: number; voidedAt: number | null },
  version: number,
): void {
  requireVersion(entity, current, version);
  if (current.voidedAt !== null) throw ruleBroken('record_voided', { entity });
}

/** The row, or NOT_FOUND. */
export function requireRow<T>(row: T | undefined, entity: string, key: string): T {
  if (row === undefined) throw new DomainError('NOT_FOUND', { entity, key });
  return row;
}

/** Takes a void back, as an undo does: the row is live again, the log keeps both. STALE when somebody changed it since. */
export function restoreRow<Row extends RowMeta & { id: string }>(
  w: WriteContext,
  entity: string,
  table: Table<Row>,
  input: { id: string; version: number },
): void {
  const current = requireRow(table.find(w.db, input.id), entity, input.id);
  requireVersion(entity, current, input.version);
  const patch: Partial<RowMeta> = { ...updatedNow(w, current), voidedAt: null, voidReason: null };
  table.update(w.db, input.id, patch as Partial<Row>);
  w.log({ entity, id: input.id, action: 'restore', before: current, after: patch });
}
