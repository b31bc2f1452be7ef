import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import type {
  itemFinish,
  RoundDetail,
  RoundRow,
  roundCancel,
  roundCreate,
} from '#contract/maintenance/maintenance.schema.ts';
import { isTerminal } from '#contract/units/lifecycle.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { createCase } from '#db/slices/service-cases/service-cases.service.ts';
import { findUnitByBarcode, getUnitById, recordUnitEvent } from '#db/slices/units/units.service.ts';
import { reindexRound } from './maintenance-search.ts';
import { plans } from './plans.repo.ts';
import {
  findRoundRow,
  items,
  itemsOfRound,
  openItems,
  roundList,
  rounds,
  type StoredItem,
  type StoredRound,
} from './rounds.repo.ts';
import { settleTerm } from './works.service.ts';

export function listRounds(r: ReadContext, input: ListInput): ListPage<RoundRow> {
  return listPage(r.db, roundList, input);
}

export function getRound(r: ReadContext, id: string): RoundDetail {
  const row = requireRow(findRoundRow(r.db, id), 'inspection-rounds', id);
  return { ...row, list: itemsOfRound(r.db, id) };
}

const unchecked = (list: readonly string[]) => list.map((text) => ({ text, result: null, note: null }));

/** What is looked at on a round: the units of the plans with their checklists, and further machines by barcode. */
function stopsOf(w: WriteContext, input: z.infer<typeof roundCreate>) {
  const ofPlans = (input.planIds ?? []).map((planId) => {
    const plan = requireRow(plans.find(w.db, planId), 'maintenance', planId);
    return { unitId: plan.unitId, planId, checks: unchecked(plan.checklist) };
  });
  const planned = new Set(ofPlans.map((stop) => stop.unitId));
  const others = (input.barcodes ?? []).map((barcode) => {
    const unit = findUnitByBarcode(w, barcode);
    if (!unit || unit.voidedAt !== null)
      throw new DomainError('NOT_FOUND', { entity: 'units', key: barcode });
    return { unitId: unit.id, planId: null, checks: unchecked(input.checklist ?? []) };
  });
  const stops = [...ofPlans, ...others.filter((stop) => !planned.has(stop.unitId))];
  const once = new Map(stops.map((stop) => [stop.unitId, stop]));
  return [...once.values()];
}

/** Plans a round of inspections; every machine once. */
export function createRound(w: WriteContext, input: z.infer<typeof roundCreate>): RoundDetail {
  const stops = stopsOf(w, input);
  if (stops.length === 0) throw inputInvalid('planIds', 'required');
  const row: StoredRound = {
    id: w.newId(),
    no: w.nextNo('round', input.plannedOn),
    title: input.title,
    plannedOn: input.plannedOn,
    servicePointId: input.servicePointId ?? null,
    engineerId: input.engineerId ?? null,
    state: 'planned',
    note: input.note ?? null,
    ...createdNow(w),
  };
  rounds.insert(w.db, row);
  stops.forEach((stop, i) => {
    items.insert(w.db, {
      ...stop,
      id: w.newId(),
      roundId: row.id,
      seq: i + 1,
      runningHours: null,
      meterResetReason: null,
      note: null,
      doneOn: null,
      caseId: null,
      version: 1,
    });
  });
  w.log({ entity: 'maintenance', id: row.id, action: 'create', after: { round: row, stops: stops.length } });
  reindexRound(w, row.id);
  return getRound(w, row.id);
}

/** A case with what was found bad, opened from the round. */
function openFaultCase(
  w: WriteContext,
  round: StoredRound,
  item: StoredItem,
  bad: StoredItem['checks'],
): string {
  const title = bad
    .map((check) => check.text)
    .join('、')
    .slice(0, 200);
  const description = bad.map((check) => [check.text, check.note].filter(Boolean).join('：')).join('\n');
  return createCase(w, {
    barcode: getUnitById(w, item.unitId).barcode,
    title,
    description: `${round.no} ${round.title}\n${description}`,
    channel: 'inspection',
  });
}

/** The work in the life of the machine and, where there is one, in the term of its plan. */
function recordWork(w: WriteContext, round: StoredRound, item: StoredItem & { doneOn: string }): void {
  const { unitId, planId, caseId, doneOn, runningHours, meterResetReason } = item;
  // The term as it stood before this reading: the forecast it had says whether the work is late.
  if (planId !== null) settleTerm(w, planId, { onDay: doneOn, runningHours, itemId: item.id });
  recordUnitEvent(w, {
    unitId,
    type: 'SERVICED',
    on: doneOn,
    note: `${round.no} ${round.title}`,
    ...(caseId === null ? {} : { sourceKind: 'case', sourceId: caseId }),
    ...(runningHours === null
      ? {}
      : { runningHours, isMeterReset: meterResetReason !== null, reason: meterResetReason }),
  });
}

/** A machine that is gone: nothing is checked, read or serviced any more, the stop is ended with its note. */
function endedWithout(input: z.infer<typeof itemFinish>) {
  const checks = input.checks.map((check) => ({ ...check, result: check.result ?? ('skipped' as const) }));
  return { ...input, checks, runningHours: null, meterResetReason: null, opensCase: false };
}

/**
 * Writes down what was seen at one machine: every check answered, the meter into the machine's life (never falling
 * without a reason), the term of its plan settled, and a case opened with what was bad when that is wished.
 */
export function finishItem(w: WriteContext, said: z.infer<typeof itemFinish>): RoundDetail {
  const item = requireRow(items.find(w.db, said.id), 'inspection-items', said.id);
  const isGone = isTerminal(getUnitById(w, item.unitId).status);
  const input = isGone ? endedWithout(said) : said;
  requireVersion('inspection-items', item, input.version);
  const round = requireRow(rounds.find(w.db, item.roundId), 'inspection-rounds', item.roundId);
  if (item.doneOn !== null || round.state === 'cancelled')
    throw ruleBroken('illegal_transition', { from: item.doneOn === null ? 'cancelled' : 'done', to: 'done' });
  const open = input.checks.findIndex((check) => check.result === null);
  if (open >= 0) throw inputInvalid(`checks.${open}.result`, 'required');
  const doneOn = input.doneOn ?? w.today;
  if (doneOn > w.today) throw inputInvalid('doneOn', 'in_future', { on: doneOn });
  const bad = input.checks.filter((check) => check.result === 'bad');
  const caseId = input.opensCase && bad.length > 0 ? openFaultCase(w, round, item, bad) : null;
  const runningHours = input.runningHours ?? null;
  const meterResetReason = input.meterResetReason?.trim() || null;
  const patch = {
    checks: input.checks,
    runningHours,
    meterResetReason,
    note: input.note ?? null,
    doneOn,
    caseId,
    version: item.version + 1,
  };
  items.update(w.db, item.id, patch);
  if (!isGone) recordWork(w, round, { ...item, ...patch, doneOn });
  const state = openItems(w.db, round.id) === 0 ? 'done' : 'running';
  rounds.update(w.db, round.id, { state, ...updatedNow(w, round) });
  w.log({
    entity: 'maintenance',
    id: round.id,
    action: 'update',
    before: { item },
    after: { item: patch, state },
  });
  return getRound(w, round.id);
}

/** Calls a round off; what was finished on it stays. */
export function cancelRound(w: WriteContext, input: z.infer<typeof roundCancel>): RoundDetail {
  const current = requireRow(rounds.find(w.db, input.id), 'inspection-rounds', input.id);
  requireVersion('inspection-rounds', current, input.version);
  if (current.state === 'done' || current.state === 'cancelled')
    throw ruleBroken('illegal_transition', { from: current.state, to: 'cancelled' });
  const patch = { state: 'cancelled' as const, note: input.reason, ...updatedNow(w, current) };
  rounds.update(w.db, current.id, patch);
  w.log({ entity: 'maintenance', id: current.id, action: 'update', before: current, after: patch });
  reindexRound(w, current.id);
  return getRound(w, current.id);
}
