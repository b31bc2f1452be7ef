import type { z } from 'zod';
import type {
  MarketRecordRow,
  marketRecordRowCreate,
  marketRecordRowUpdate,
} from '#contract/market-records/market-records.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { requireRow, requireVersion, restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { moveMarketRecord } from './market-record-stages.service.ts';
import { findMarketRecord, marketRecords } from './market-records.repo.ts';
import {
  changeMarketRecordOwner,
  createMarketRecord,
  getMarketRecord,
  updateMarketRecord,
  voidMarketRecord,
} from './market-records.service.ts';

type Create = z.infer<typeof marketRecordRowCreate>;
type Update = z.infer<typeof marketRecordRowUpdate>;
type Stage = NonNullable<Update['stage']>;

/** A step somebody takes back at once needs no other reason. */
const TAKEN_BACK_MS = 60_000;

/** The stage goes the way of a move; in a cell no reason can be given, so only steps that need none are taken. */
function moveTo(w: WriteContext, id: string, stage: Stage): void {
  const { version, stage: from, stageLog } = getMarketRecord(w, id);
  if (stage === from) return;
  const last = stageLog[0];
  const isTakenBack =
    last?.fromStage === stage && last.byUser === w.actor.userId && w.at - last.at < TAKEN_BACK_MS;
  moveMarketRecord(w, { id, version, toStage: stage, ...(isTakenBack ? { reason: '撤销' } : {}) });
}

/** A lead may be taken up late; what stands on a signed specification, an order or a reason comes by its own act. */
const STARTS: ReadonlySet<string> = new Set(['tracking', 'technical_exchange', 'quoted'] satisfies Stage[]);

function createRow(w: WriteContext, { stage, ...input }: Create): string {
  const starts = stage !== undefined && STARTS.has(stage);
  const { id } = createMarketRecord(w, starts ? { ...input, stage } : input);
  if (stage !== undefined && !starts) moveTo(w, id, stage);
  return id;
}

/** A new owner goes the way of a handover, the other fields the way of an edit; both in one step for the person. */
function updateRow(w: WriteContext, input: Update): void {
  const { id, version, ownerUserId, stage, ...fields } = input;
  const given = definedOnly(fields);
  const isEdit = Object.keys(given).length > 0;
  const now = isEdit ? updateMarketRecord(w, { id, version, ...given }).version : version;
  if (typeof ownerUserId === 'string') changeMarketRecordOwner(w, { id, version: now, ownerUserId });
  if (stage !== undefined && !isEdit && typeof ownerUserId !== 'string')
    requireVersion('market-records', getMarketRecord(w, id), version);
  if (stage !== undefined) moveTo(w, id, stage);
}

/** Market records as rows of a grid. */
export const marketRecordRows: RowSlice<Create, Update, MarketRecordRow> = {
  entity: 'market-records',
  read: (r, id) => requireRow(findMarketRecord(r.db, id), 'market-records', id),
  create: createRow,
  update: updateRow,
  void: voidMarketRecord,
  restore: (w, input) => restoreRow(w, 'market-records', marketRecords, input),
  fieldOfRule: {
    fractional_quantity: 'quantity',
    terminal_has_no_next_action: 'nextActionOn',
    illegal_transition: 'stage',
    reason_required: 'stage',
    manager_required: 'stage',
    specification_not_signed: 'stage',
    order_required: 'stage',
  },
};
