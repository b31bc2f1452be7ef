import type { z } from 'zod';
import { inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { isSettled, partyState } from '#contract/recalls/recall-party.ts';
import type {
  RecallDetail,
  RecallLetter,
  RecallParty,
  RecallRow,
  RecallUnit,
  recallClose,
  recallCreate,
  recallPreview,
  recallScope,
  recallUpdate,
} from '#contract/recalls/recalls.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { getUnitById } from '#db/slices/units/units.service.ts';
import { heldUnits } from './recall-holders.service.ts';
import { lettersShown } from './recall-letters.service.ts';
import { reindexRecall } from './recall-search.ts';
import {
  findRecallRow,
  firstContact,
  recallList,
  recalls,
  recallUnits,
  type Scope,
  type StoredRecall,
  unitsInScope,
  unitsOfRecall,
} from './recalls.repo.ts';

export function listRecalls(r: ReadContext, input: ListInput): ListPage<RecallRow> {
  return listPage(r.db, recallList, input);
}

/** The recall with every unit: the machine it sits in now, its place and owner, who was told and what was answered. */
export function getRecall(r: ReadContext, id: string): RecallDetail {
  const row = requireRow(findRecallRow(r.db, id), 'recalls', id);
  const list = heldUnits(r, id).map(({ unit, recallId: _recall, ...shown }): RecallUnit => {
    return {
      ...shown,
      barcode: unit.barcode,
      name: unit.name,
      lotNo: unit.lotNo,
      status: unit.status,
      machineBarcode: unit.rootBarcode === unit.barcode ? null : unit.rootBarcode,
      position: unit.position,
      siteId: unit.siteId,
      siteName: unit.siteName,
    };
  });
  const letters = lettersShown(r, row);
  return { ...row, list, letters, parties: partiesOf(list, letters) };
}

/** The units by who is to be told, in the order of the list, with where it stands. */
function partiesOf(list: readonly RecallUnit[], letters: readonly RecallLetter[]): RecallParty[] {
  const partyIds = [...new Set(list.map((one) => one.partyId))];
  return partyIds.map((partyId) => {
    const units = list.filter((one) => one.partyId === partyId);
    const said = letters.filter((one) => one.partyId === partyId);
    const [first] = units;
    return {
      partyId,
      partyName: first?.partyName ?? null,
      contact: first?.contact ?? null,
      contactPhone: first?.contactPhone ?? null,
      units: units.length,
      open: units.filter((one) => !isSettled(one)).length,
      lastOn: said.at(-1)?.sentOn ?? null,
      lastWay: said.at(-1)?.way ?? null,
      state: partyState(units, said),
    };
  });
}

const scopeOf = (input: z.infer<typeof recallScope>): Scope => ({
  lotNo: input.lotNo ?? null,
  partId: input.partId ?? null,
  madeFrom: input.madeFrom ?? null,
  madeTo: input.madeTo ?? null,
});

function requireScope(scope: Scope): void {
  if (scope.lotNo === null && scope.partId === null) throw inputInvalid('lotNo', 'required');
}

export function countRecall(r: ReadContext, input: z.infer<typeof recallScope>): { units: number } {
  const scope = scopeOf(input);
  if (scope.lotNo === null && scope.partId === null) return { units: 0 };
  return { units: unitsInScope(r.db, scope).length };
}

/** So many units are shown before a recall is started; their number is of all. */
const PREVIEWED = 200;

/** What a recall would take in if it were started now: nobody is told, nothing is written. */
export function previewRecall(r: ReadContext, id: string): z.infer<typeof recallPreview> {
  const found = unitsInScope(r.db, requireRow(recalls.find(r.db, id), 'recalls', id));
  const list = found.slice(0, PREVIEWED).map((unitId) => {
    const { barcode, rootBarcode, siteName, partyName, status } = getUnitById(r, unitId);
    const machineBarcode = rootBarcode === barcode ? null : rootBarcode;
    return { unitId, barcode, machineBarcode, siteName, partyName, status };
  });
  return { units: found.length, list };
}

/** Prepares a recall of a lot or of a drawing revision; nobody is told before it is started. */
export function createRecall(w: WriteContext, input: z.infer<typeof recallCreate>): RecallDetail {
  const scope = scopeOf(input);
  requireScope(scope);
  const row: StoredRecall = {
    id: w.newId(),
    no: w.nextNo('recall', w.today),
    title: input.title,
    reason: input.reason,
    measure: input.measure,
    ...scope,
    state: 'draft',
    startedOn: null,
    replyBy: input.replyBy ?? null,
    closedOn: null,
    note: input.note ?? null,
    ...createdNow(w),
  };
  recalls.insert(w.db, row);
  w.log({ entity: 'recalls', id: row.id, action: 'create', after: row });
  reindexRecall(w, row.id);
  return getRecall(w, row.id);
}

function requireRecall(w: WriteContext, input: { id: string; version: number }): StoredRecall {
  const current = requireRow(recalls.find(w.db, input.id), 'recalls', input.id);
  requireVersion('recalls', current, input.version);
  return current;
}

/** Changes a draft; of a running recall only the date of reply and the note. */
export function updateRecall(w: WriteContext, input: z.infer<typeof recallUpdate>): RecallDetail {
  const { id, version: _version, ...fields } = input;
  const current = requireRecall(w, input);
  const given = definedOnly(fields);
  const isFixed = Object.keys(given).some((key) => key !== 'replyBy' && key !== 'note');
  if (current.state !== 'draft' && isFixed) throw ruleBroken('revision_immutable', { state: current.state });
  const next = { ...current, ...given };
  requireScope(scopeOf(next));
  const patch = { ...given, ...updatedNow(w, current) };
  recalls.update(w.db, id, patch);
  w.log({ entity: 'recalls', id, action: 'update', before: current, after: patch });
  reindexRecall(w, id);
  return getRecall(w, id);
}

/** Who is to be told about a unit: the holder of the machine, or the owner of the ship it is on. */
function addressOf(w: WriteContext, unitId: string) {
  const { partyId } = getUnitById(w, unitId);
  return { partyId, contactId: partyId === null ? null : (firstContact(w.db, partyId)?.contactId ?? null) };
}

/**
 * Starts the recall: every unit of the scope is taken in with the party and contact to be told; scrapped and lost ones
 * need nothing. Started again it takes in what was registered since. `recall_empty` when no unit falls under it.
 */
export function startRecall(w: WriteContext, input: { id: string; version: number }): RecallDetail {
  const current = requireRecall(w, input);
  if (current.state === 'closed') throw ruleBroken('illegal_transition', { from: 'closed', to: 'running' });
  const known = new Set(unitsOfRecall(w.db, current.id).map((one) => one.unitId));
  const found = unitsInScope(w.db, current).filter((id) => !known.has(id));
  if (known.size + found.length === 0) throw ruleBroken('recall_empty', { lotNo: current.lotNo });
  for (const unitId of found) {
    const isGone = ['scrapped', 'lost'].includes(getUnitById(w, unitId).status);
    recallUnits.insert(w.db, {
      id: w.newId(),
      recallId: current.id,
      unitId,
      ...addressOf(w, unitId),
      state: isGone ? 'not_needed' : 'open',
      letterOn: null,
      remindedOn: null,
      repliedOn: null,
      reply: null,
      caseId: null,
      doneOn: null,
      note: null,
      version: 1,
    });
  }
  const patch = {
    state: 'running' as const,
    startedOn: current.startedOn ?? w.today,
    ...updatedNow(w, current),
  };
  recalls.update(w.db, current.id, patch);
  w.log({
    entity: 'recalls',
    id: current.id,
    action: 'update',
    before: current,
    after: { ...patch, added: found.length },
  });
  return getRecall(w, current.id);
}

/** Ends the recall; with units still open a reason is needed. */
export function closeRecall(w: WriteContext, input: z.infer<typeof recallClose>): RecallDetail {
  const current = requireRecall(w, input);
  if (current.state !== 'running')
    throw ruleBroken('illegal_transition', { from: current.state, to: 'closed' });
  const open = unitsOfRecall(w.db, current.id).filter((one) => !isSettled(one));
  const reason = input.reason?.trim() || null;
  if (open.length > 0 && reason === null)
    throw ruleBroken('reason_required', { to: 'closed', open: open.length });
  const patch = {
    state: 'closed' as const,
    closedOn: w.today,
    note: reason ?? current.note,
    ...updatedNow(w, current),
  };
  recalls.update(w.db, current.id, patch);
  w.log({ entity: 'recalls', id: current.id, action: 'update', before: current, after: patch });
  reindexRecall(w, current.id);
  return getRecall(w, current.id);
}
