import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from './context.ts';

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

/** The row, or NOT_FOUND. */
export function requireRow<T>(row: T | undefined, entity: string, key: string): T {
  if (row === undefined) throw new DomainError('NOT_FOUND', { entity, key });
  return row;
}
