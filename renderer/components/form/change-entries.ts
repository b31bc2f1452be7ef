import type { FieldDefinition } from './form-types.ts';

/** One entry of the change log, as it comes. */
export interface LoggedChange {
  seq: number;
  action: string;
  before?: unknown;
  after?: unknown;
  actor: string;
  actorName: string | null;
  at: number;
}

export const HISTORY_ACTS = ['create', 'update', 'void', 'restore', 'override', 'import', 'undo'] as const;
export type HistoryAct = (typeof HISTORY_ACTS)[number];

export interface FieldChange {
  field: FieldDefinition;
  before: unknown;
  after: unknown;
}

export interface HistoryEntry {
  seq: number;
  act: HistoryAct;
  actor: string;
  name: string | null;
  at: number;
  /** Why it was voided. */
  reason: string | null;
  changes: FieldChange[];
}

const read = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;

function changesOf(change: LoggedChange, fields: readonly FieldDefinition[]): FieldChange[] {
  const names = typeof change.after === 'object' && change.after !== null ? Object.keys(change.after) : [];
  return names.flatMap((name): FieldChange[] => {
    const field = fields.find((one) => one.name === name);
    return field ? [{ field, before: read(change.before, name), after: read(change.after, name) }] : [];
  });
}

/**
 * The log of a record as sentences need it: an update says which fields went from what to what, in the words of the
 * form; a record that was made or brought in says that and no more, its content is what it shows.
 */
export function historyEntries(
  log: readonly LoggedChange[],
  fields: readonly FieldDefinition[],
): HistoryEntry[] {
  return log.map((change) => {
    const act = HISTORY_ACTS.find((known) => known === change.action) ?? 'update';
    const reason = read(change.after, 'voidReason');
    return {
      seq: change.seq,
      act,
      actor: change.actor,
      name: change.actorName,
      at: change.at,
      reason: act === 'void' && typeof reason === 'string' ? reason : null,
      changes: act === 'update' || act === 'undo' ? changesOf(change, fields) : [],
    };
  });
}
