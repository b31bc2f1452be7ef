import type { z } from 'zod';
import type {
  MarketRecordRow,
  marketRecordCreate,
  marketRecordUpdate,
} from '#contract/market-records/market-records.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { requireRow, restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { findMarketRecord, marketRecords } from './market-records.repo.ts';
import {
  changeMarketRecordOwner,
  createMarketRecord,
  updateMarketRecord,
  voidMarketRecord,
} from './market-records.service.ts';

type Update = z.infer<typeof marketRecordUpdate>;

/** A new owner goes the way of a handover, the other fields the way of an edit; both in one step for the person. */
function updateRow(w: WriteContext, input: Update): void {
  const { id, version, ownerUserId, ...fields } = input;
  const given = definedOnly(fields);
  const isEdit = Object.keys(given).length > 0;
  const now = isEdit ? updateMarketRecord(w, { id, version, ...given }).version : version;
  if (typeof ownerUserId === 'string') changeMarketRecordOwner(w, { id, version: now, ownerUserId });
}

/** Market records as rows of a grid. */
export const marketRecordRows: RowSlice<z.infer<typeof marketRecordCreate>, Update, MarketRecordRow> = {
  entity: 'market-records',
  read: (r, id) => requireRow(findMarketRecord(r.db, id), 'market-records', id),
  create: (w, input) => createMarketRecord(w, input).id,
  update: updateRow,
  void: voidMarketRecord,
  restore: (w, input) => restoreRow(w, 'market-records', marketRecords, input),
  fieldOfRule: { fractional_quantity: 'quantity', terminal_has_no_next_action: 'nextActionOn' },
};
