import type { UndoBlocker, UndoCheck } from '#contract/imports/imports.schema.ts';
import { ruleBroken } from '#contract/kit/errors.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { getParty, isPartyInUse, voidParty } from '#db/slices/parties/parties.service.ts';
import { listUserNames } from '#db/slices/users/users.service.ts';
import { addedParties, findBatch, markUndone, type TouchedRecord, touchedRecords } from './imports.repo.ts';
import { type RecordFacts, recordDoor } from './record-doors.ts';
import { RecordUsed } from './record-used.ts';

/** Version of a record nobody touched since the import made it. */
const AS_MADE = 1;
const SHOWN_BLOCKERS = 100;

/**
 * Takes a batch back: what it made is voided with the batch as reason, what it changed gets its previous values,
 * customers it added go when nothing else names them. All or nothing: when a record was changed since or is used
 * elsewhere, everything that stands in the way is found and RULE_BROKEN batch_not_undoable is thrown.
 */
export function undoImport(w: WriteContext, batchId: string): void {
  const batch = requireRow(findBatch(w.db, batchId), 'imports', batchId);
  const { blocked, blockers } = takeBack(w, batchId);
  const [first] = blockers;
  if (first)
    throw ruleBroken('batch_not_undoable', {
      no: batch.no,
      blocked,
      entity: first.entity,
      id: first.id,
      label: first.label,
      why: first.why,
    });
  for (const id of addedParties(w.db, batchId)) dropParty(w, id, `撤销导入 ${batch.no}`);
  markUndone(w.db, batchId, w.at, w.actor.userId);
  w.log({
    entity: 'imports',
    id: batchId,
    action: 'undo',
    before: { state: 'applied' },
    after: { state: 'undone' },
  });
}

/**
 * Takes back every record that can be, and lists what cannot with the reason. The caller's transaction is for the
 * caller to keep or drop. RULE_BROKEN for a batch that was taken back before.
 */
export function takeBack(w: WriteContext, batchId: string): UndoCheck {
  const batch = requireRow(findBatch(w.db, batchId), 'imports', batchId);
  if (batch.state !== 'applied') throw ruleBroken('batch_not_undoable', { no: batch.no, state: batch.state });
  const names = new Map(listUserNames(w).map((user) => [user.id, user.displayName]));
  const check: UndoCheck = { voided: 0, restored: 0, blocked: 0, blockers: [] };
  for (const record of touchedRecords(w.db, batchId)) {
    const blocker = tryBack(w, record, batch);
    if (blocker === null) check[record.outcome === 'new' ? 'voided' : 'restored'] += 1;
    else {
      check.blocked += 1;
      const by = blocker.by === null ? null : (names.get(blocker.by) ?? blocker.by);
      if (check.blockers.length < SHOWN_BLOCKERS) check.blockers.push({ ...blocker, by });
    }
  }
  return check;
}

interface UndoneBatch {
  no: string;
  createdAt: number;
}

function tryBack(w: WriteContext, record: TouchedRecord, batch: UndoneBatch): UndoBlocker | null {
  const { entity, entityId: id, outcome, beforeJson } = record;
  const door = recordDoor(entity);
  const facts = door.read(w, id);
  if (facts.voidedAt !== null && outcome === 'new') return null;
  if (isChangedSince(facts, batch, outcome))
    return { entity, id, label: facts.label, why: 'changed_since', by: facts.updatedBy, at: facts.updatedAt };
  try {
    if (outcome === 'new') door.drop(w, facts, `撤销导入 ${batch.no}`);
    else door.restore(w, facts, JSON.parse(beforeJson ?? '{}') as object);
    return null;
  } catch (error) {
    // What it wrote before it refused goes with everything else: one blocker stops the whole batch.
    const by = usedBy(error);
    if (by === undefined) throw error;
    return { entity, id, label: facts.label, why: 'used_elsewhere', by, at: null };
  }
}

/** The batch wrote the record in its own moment; any later one is somebody else's. Units carry events of their own. */
function isChangedSince(
  { updatedAt, version }: RecordFacts,
  { createdAt }: UndoneBatch,
  outcome: TouchedRecord['outcome'],
): boolean {
  return updatedAt !== createdAt && (outcome === 'updated' || version !== AS_MADE);
}

/** What names the record, null when only a rule says no; undefined for an error that is neither. */
function usedBy(error: unknown): string | null | undefined {
  if (error instanceof RecordUsed) return error.by;
  const refusal = toDomainError(error);
  if (!refusal) return undefined;
  return refusal.code === 'IN_USE' && 'by' in refusal.data ? refusal.data.by : null;
}

function dropParty(w: WriteContext, id: string, reason: string): void {
  const { version, voidedAt } = getParty(w, id);
  if (voidedAt === null && version === AS_MADE && !isPartyInUse(w, id)) voidParty(w, { id, version, reason });
}
