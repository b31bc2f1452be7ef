import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { isQuantityAllowed } from '#contract/kit/values.ts';
import {
  type changeOwnerInput,
  MARKET_CHECKS,
  type MarketRecordDetail,
  type MarketRecordRow,
  type marketRecordCreate,
  type marketRecordUpdate,
} from '#contract/market-records/market-records.schema.ts';
import { isTerminalStage, type MarketStage } from '#contract/market-records/stages.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import { KEPT_BY_IMPORT, requireChecked } from '#db/kit/checked-texts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { requireHappened } from '#db/kit/happened.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { requireLiveParty } from '#db/slices/parties/known-parties.service.ts';
import { getProduct } from '#db/slices/products/products.service.ts';
import {
  findMarketRecord,
  findMarketRecordIdByNo,
  hasEverOrdered,
  isNumberTaken,
  marketRecordList,
  marketRecords,
  marketRecordsOfParty,
  ordersOf,
  type StoredMarketRecord,
  specificationsOf,
  stageLogOf,
  startStageLog,
} from './market-records.repo.ts';
import { changedQuote, quoteInBase, requireRate } from './quote-in-base.ts';

const ENTITY = 'market-records';

/** What only an import or the sample may set: an own number, a stage reached long ago, cells without a field. */
export interface ImportedFields {
  no?: string;
  stage?: MarketStage;
  reason?: string | null;
  closedOn?: string | null;
  extra?: Record<string, string> | null;
  importBatchId?: string | null;
}
type NewRecord = z.infer<typeof marketRecordCreate>;

export function listMarketRecords(r: ReadContext, input: ListInput): ListPage<MarketRecordRow> {
  return listPage(r.db, marketRecordList, input);
}

export function getMarketRecord(r: ReadContext, id: string): MarketRecordDetail {
  const row = requireRow(findMarketRecord(r.db, id), ENTITY, id);
  return {
    ...row,
    stageLog: stageLogOf(r.db, id),
    specifications: specificationsOf(r.db, id),
    orders: ordersOf(r.db, id),
  };
}

/** Id of the live record under this number. */
export function findMarketRecordByNo(r: ReadContext, no: string): string | undefined {
  return findMarketRecordIdByNo(r.db, no);
}

/** All live leads of a customer, to tell rows of a ledger that came before from new ones. */
export function listMarketRecordsOfParty(r: ReadContext, partyId: string): StoredMarketRecord[] {
  return marketRecordsOfParty(r.db, partyId);
}

function refuseFraction(quantity: number | null | undefined, uom: string): void {
  if (quantity && !isQuantityAllowed(quantity, uom))
    throw ruleBroken('fractional_quantity', { quantity, uom });
}

/** A product of the catalogue that comes without words of its own is shown by its name. */
function withProductName<
  T extends { productId?: string | null | undefined; product?: string | null | undefined },
>(r: ReadContext, fields: T): T {
  if (typeof fields.productId !== 'string' || fields.product !== undefined) return fields;
  return { ...fields, product: getProduct(r, fields.productId).name };
}

function emptyRecord(): Omit<
  StoredMarketRecord,
  'id' | 'no' | 'partyId' | 'recordedOn' | 'stage' | 'stageSinceOn' | keyof ReturnType<typeof createdNow>
> {
  return {
    shipownerPartyId: null,
    siteId: null,
    classCode: null,
    shipTypeCode: null,
    productId: null,
    product: null,
    model: null,
    quantity: null,
    uom: '台',
    quoteMinor: null,
    currency: BASE_CURRENCY,
    rateE6: null,
    baseMinor: null,
    contactId: null,
    contact: null,
    contactPhone: null,
    kind: null,
    source: null,
    title: null,
    content: null,
    isNewCustomer: false,
    isNewProduct: false,
    isValueFixed: false,
    isSizeFixed: false,
    isAmountFixed: false,
    keyNode: null,
    keyNodeOn: null,
    probability: null,
    expectedSignMonth: null,
    expectedDeliveryMonth: null,
    ownerUserId: null,
    nextAction: null,
    nextActionOn: null,
    reasonCode: null,
    reason: null,
    closedOn: null,
    recheckOn: null,
    sourceCaseId: null,
    exceptions: null,
    extra: null,
    importBatchId: null,
  };
}

function indexRecord(w: WriteContext, row: MarketRecordRow, isNew = false): void {
  const shown = [row.partyName, row.product, row.model].filter(Boolean).join(' · ');
  const searched = [
    row.shipownerName,
    row.title,
    row.content,
    row.contact,
    row.contactPhone,
    row.classCode,
    row.nextAction,
    row.source,
  ];
  w.index({
    kind: ENTITY,
    id: row.id,
    title: row.no,
    subtitle: shown,
    body: searched.filter(Boolean).join('\n'),
    isNew,
  });
}

/** Reads the record anew for the search. */
export function reindexMarketRecord(w: WriteContext, id: string): void {
  indexRecord(w, requireRow(findMarketRecord(w.db, id), ENTITY, id));
}

/**
 * Adds a record at stage `tracking`. Many rows of an import come through here, so it reads no more than it must.
 * Errors: DUPLICATE for a number that exists, RULE_BROKEN fractional_quantity.
 */
function addRecord(w: WriteContext, input: NewRecord & ImportedFields): StoredMarketRecord {
  refuseFraction(input.quantity, input.uom ?? '台');
  const recordedOn = input.recordedOn ?? w.today;
  if (input.no !== undefined && isNumberTaken(w.db, input.no)) {
    throw new DomainError('DUPLICATE', { entity: ENTITY, field: 'no', value: input.no });
  }
  const stage = input.stage ?? 'tracking';
  const record: StoredMarketRecord = {
    ...emptyRecord(),
    ownerUserId: input.importBatchId ? null : w.actor.userId,
    ...definedOnly(input),
    exceptions: requireChecked(MARKET_CHECKS, input, null),
    id: w.newId(),
    no: input.no ?? w.nextNo('market', recordedOn),
    recordedOn,
    stage,
    stageSinceOn: recordedOn,
    ...createdNow(w),
  };
  Object.assign(record, quoteInBase(record));
  if (isTerminalStage(stage)) Object.assign(record, { nextAction: null, nextActionOn: null });
  marketRecords.insert(w.db, record);
  startStageLog(w.db, record.id, { toStage: stage, reason: record.reason, at: w.at, byUser: w.actor.userId });
  w.log({ entity: ENTITY, id: record.id, action: record.importBatchId ? 'import' : 'create', after: record });
  return record;
}

/** Adds a record, at `tracking` unless it is taken up later; errors as of any new one. Gives the row as lists show it: what hangs on a record is read by who shows it. */
export function createMarketRecord(
  w: WriteContext,
  input: NewRecord & Pick<ImportedFields, 'stage'>,
): MarketRecordRow {
  requireHappened(w, { recordedOn: input.recordedOn });
  requireLiveParty(w, input.partyId);
  requireRate(input);
  const { id } = addRecord(w, withProductName(w, input));
  const row = requireRow(findMarketRecord(w.db, id), ENTITY, id);
  indexRecord(w, row, true);
  return row;
}

/** A row of an old ledger: may carry its own number and stage; who brings it in names a live party. Returns the id. */
export function importMarketRecord(
  w: WriteContext,
  input: NewRecord & ImportedFields,
  partyName: string,
): string {
  const record = addRecord(w, { ...input, exceptions: { contactPhone: KEPT_BY_IMPORT } });
  indexRecord(w, { ...record, partyName, shipownerName: null, ownerName: null }, true);
  return record.id;
}

/** Changes fields; stage and owner have their own ways. A terminal record takes no next action. */
export function updateMarketRecord(
  w: WriteContext,
  input: z.infer<typeof marketRecordUpdate>,
  { isLedger = false } = {},
): MarketRecordRow {
  const { id, version, ownerUserId, ...fields } = input;
  const current = requireRow(findMarketRecord(w.db, id), ENTITY, id);
  requireLive(ENTITY, current, version);
  if (fields.recordedOn !== current.recordedOn) requireHappened(w, { recordedOn: fields.recordedOn });
  if (ownerUserId !== undefined && ownerUserId !== current.ownerUserId)
    throw inputInvalid('ownerUserId', 'use_change_owner');
  const exceptions = requireChecked(MARKET_CHECKS, fields, current);
  const patch = {
    ...withProductName(w, definedOnly(fields)),
    ...changedQuote(current, fields, isLedger),
    exceptions,
  };
  const next = { ...current, ...patch };
  refuseFraction(next.quantity, next.uom);
  if (isTerminalStage(next.stage) && (next.nextAction || next.nextActionOn))
    throw ruleBroken('terminal_has_no_next_action');
  marketRecords.update(w.db, id, { ...patch, ...updatedNow(w, current) });
  w.log({ entity: ENTITY, id, action: 'update', before: current, after: patch });
  const row = requireRow(findMarketRecord(w.db, id), ENTITY, id);
  indexRecord(w, row);
  return row;
}

/** Hands the record to somebody else; only owner fields and a log row change, stage and history stay. */
export function changeMarketRecordOwner(
  w: WriteContext,
  input: z.infer<typeof changeOwnerInput>,
): MarketRecordDetail {
  const current = requireRow(findMarketRecord(w.db, input.id), ENTITY, input.id);
  requireLive(ENTITY, current, input.version);
  const patch = { ownerUserId: input.ownerUserId, ...updatedNow(w, current) };
  marketRecords.update(w.db, current.id, patch);
  w.log({
    entity: ENTITY,
    id: current.id,
    action: 'update',
    before: current,
    after: { ...patch, handoverReason: input.reason ?? null },
  });
  return getMarketRecord(w, current.id);
}

/** Voids a record with a reason. IN_USE when an order stands on it, be it one that was terminated. */
export function voidMarketRecord(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): MarketRecordDetail {
  const current = requireRow(findMarketRecord(w.db, input.id), ENTITY, input.id);
  requireLive(ENTITY, current, input.version);
  if (hasEverOrdered(w.db, current.id))
    throw new DomainError('IN_USE', { entity: ENTITY, key: current.no, by: 'orders' });
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: input.reason };
  marketRecords.update(w.db, current.id, patch);
  w.log({ entity: ENTITY, id: current.id, action: 'void', before: current, after: { ...current, ...patch } });
  return getMarketRecord(w, current.id);
}
