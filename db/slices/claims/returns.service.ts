import type { z } from 'zod';
import type {
  partReceive,
  partReceived,
  partsBack,
  partsBackInput,
} from '#contract/claims/returns.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { getUnit, recordUnitEvent } from '#db/slices/units/units.service.ts';
import { countPartsOut, partsOut } from './returns.repo.ts';

/** So many rows are listed; the count is of all. */
const LISTED = 500;

/** Old parts that are to come back: taken out on a visit, returned or sent to repair, and not here or not repaired yet. */
export function listPartsBack(
  r: ReadContext,
  input: z.infer<typeof partsBackInput>,
): z.infer<typeof partsBack> {
  const rows = partsOut(r.db, input, LISTED).map(({ unitId: _unit, ...row }) => row);
  return { total: rows.length < LISTED ? rows.length : countPartsOut(r.db, input), rows };
}

/**
 * One scan of a part that came: RETURNED in its life; of one that is in repair, REPAIRED. NOT_FOUND for a part nobody
 * expects.
 */
export function receivePart(
  w: WriteContext,
  input: z.infer<typeof partReceive>,
): z.infer<typeof partReceived> {
  const unit = getUnit(w, input.barcode);
  const [row] = partsOut(w.db, { unitId: unit.id }, 1);
  if (!row) throw new DomainError('NOT_FOUND', { entity: 'parts-back', key: unit.barcode });
  const event = row.state === 'expected' ? 'RETURNED' : 'REPAIRED';
  recordUnitEvent(w, {
    unitId: unit.id,
    type: event,
    sourceKind: 'case',
    sourceId: row.caseId,
    ...(input.on === undefined ? {} : { on: input.on }),
    ...(input.note === undefined ? {} : { note: input.note }),
  });
  return { barcode: unit.barcode, event };
}
