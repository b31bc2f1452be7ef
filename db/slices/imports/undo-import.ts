import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import { marketRecordFields } from '#contract/market-records/market-records.schema.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import {
  getMarketRecord,
  updateMarketRecord,
  voidMarketRecord,
} from '#db/slices/market-records/market-records.service.ts';
import { voidOrder } from '#db/slices/orders/order-steps.service.ts';
import { getOrder } from '#db/slices/orders/orders.service.ts';
import { getParty, isPartyInUse, voidParty } from '#db/slices/parties/parties.service.ts';
import { getCase, voidCase } from '#db/slices/service-cases/service-cases.service.ts';
import { voidImportedUnit } from '#db/slices/units/imported-units.service.ts';
import { addedParties, findBatch, markUndone, type TouchedRecord, touchedRecords } from './imports.repo.ts';

/** Version of a record nobody touched since the import made it. */
const AS_MADE = 1;

/**
 * Takes a batch back: what it made is voided with the batch as reason, what it changed gets its previous values,
 * customers it added go when nothing else names them. All or nothing: RULE_BROKEN batch_not_undoable names the first
 * record somebody worked on since.
 */
export function undoImport(w: WriteContext, batchId: string): void {
  const batch = requireRow(findBatch(w.db, batchId), 'imports', batchId);
  if (batch.state !== 'applied') throw ruleBroken('batch_not_undoable', { no: batch.no, state: batch.state });
  const reason = `撤销导入 ${batch.no}`;
  for (const record of touchedRecords(w.db, batchId)) takeBack(w, record, batch.no, reason);
  for (const id of addedParties(w.db, batchId)) dropParty(w, id, reason);
  markUndone(w.db, batchId, w.at, w.actor.userId);
  w.log({
    entity: 'imports',
    id: batchId,
    action: 'undo',
    before: { state: 'applied' },
    after: { state: 'undone' },
  });
}

function takeBack(w: WriteContext, record: TouchedRecord, batchNo: string, reason: string): void {
  try {
    if (record.outcome === 'updated') restore(w, record);
    else voidRecord(w, record, reason);
  } catch (error) {
    const refusal = toDomainError(error);
    if (!refusal) throw error;
    throw ruleBroken('batch_not_undoable', {
      no: batchNo,
      entity: record.entity,
      id: record.entityId,
      why: refusal.code,
    });
  }
}

function voidRecord(w: WriteContext, { entity, entityId: id }: TouchedRecord, reason: string): void {
  switch (entity) {
    case 'market-records':
      return voidUntouched(getMarketRecord(w, id), (version) => voidMarketRecord(w, { id, version, reason }));
    case 'orders':
      return voidUntouched(getOrder(w, id), (version) => voidOrder(w, { id, version, reason }));
    case 'service-cases':
      return voidUntouched(getCase(w, id), (version) => voidCase(w, { id, version, reason }));
    case 'units':
      return voidImportedUnit(w, id, reason);
    default:
      throw ruleBroken('batch_not_undoable', { entity });
  }
}

interface Versioned {
  id: string;
  version: number;
  voidedAt: number | null;
}

function voidUntouched(row: Versioned, take: (version: number) => unknown): void {
  if (row.voidedAt !== null) return;
  if (row.version !== AS_MADE)
    throw new DomainError('STALE', { entity: 'imports', id: row.id, current: row.version });
  take(row.version);
}

function restore(w: WriteContext, { entityId: id, beforeJson }: TouchedRecord): void {
  const { version } = getMarketRecord(w, id);
  const before = marketRecordFields.partial().parse(JSON.parse(beforeJson ?? '{}'));
  updateMarketRecord(w, { ...before, id, version });
}

function dropParty(w: WriteContext, id: string, reason: string): void {
  const { version } = getParty(w, id);
  if (version === AS_MADE && !isPartyInUse(w, id)) voidParty(w, { id, version, reason });
}
