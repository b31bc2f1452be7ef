import { ruleBroken } from '#contract/kit/errors.ts';
import type { CodeAlarmRow, Verdict, VerifyView } from '#contract/labels/labels.contract.ts';
import { parseSignedCode } from '#contract/labels/signed-code.ts';
import { daysLeft } from '#contract/units/warranty-clock.ts';
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { getSetting, putSetting } from '#db/kit/settings.ts';
import { getSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLifeById } from '#db/slices/units/unit-life.service.ts';
import { findUnitByBarcode, getUnit } from '#db/slices/units/units.service.ts';
import { checkSignature } from './label-keys.service.ts';
import {
  alarmRow,
  alarms,
  insertSighting,
  listAlarms,
  nearestElsewhere,
  openAlarmsOf,
  printCounts,
  type StoredAlarm,
  type StoredSighting,
} from './labels.repo.ts';

const SETTING = 'labels.alarm_days';
const DEFAULT_DAYS = 30;
/** Events by which a machine really comes to another place. */
const MOVES = new Set(['SHIPPED', 'ARRIVED', 'ON_SITE', 'RETURNED', 'STOCKED', 'INSTALLED', 'REMOVED']);

export function getLabelSettings(r: ReadContext): { alarmDays: number } {
  return { alarmDays: getSetting<number>(r.db, SETTING) ?? DEFAULT_DAYS };
}

export function saveLabelSettings(w: WriteContext, input: { alarmDays: number }): { alarmDays: number } {
  const before = getLabelSettings(w);
  putSetting(w.db, SETTING, input.alarmDays);
  w.log({ entity: 'labels', id: 'settings', action: 'update', before, after: input });
  return input;
}

function verdictOf(r: ReadContext, text: string, isKnown: boolean): Verdict {
  const signed = parseSignedCode(text);
  if (!signed) return isKnown ? 'unsigned' : 'unknown_code';
  const verdict = checkSignature(r, signed);
  return verdict === 'genuine' && !isKnown ? 'unknown_code' : verdict;
}

/**
 * Whether a scanned label is the factory's own. `unsigned` is a known code without a signature; `unknown_code` a code
 * nobody registered here, even when the signature is good.
 */
export function verifyLabel(r: ReadContext, text: string): VerifyView {
  const unit = findUnitByBarcode(r, text);
  const signed = parseSignedCode(text);
  return {
    verdict: verdictOf(r, text, unit !== undefined),
    barcode: unit?.barcode ?? signed?.barcode ?? text,
    keyId: signed?.keyId ?? null,
    unitId: unit?.id ?? null,
    name: unit?.name ?? null,
    status: unit?.status ?? null,
    siteName: unit?.siteName ?? null,
    partyName: unit?.partyName ?? null,
    printed: unit ? (printCounts(r.db, [unit.id]).get(unit.id) ?? 0) : 0,
    openAlarms: unit ? openAlarmsOf(r.db, unit.id).length : 0,
  };
}

/** Whether the events show that the unit, or the machine it is in, was moved between two days. */
function wasMoved(r: ReadContext, unitId: string, from: string, to: string): boolean {
  const life = getUnitLifeById(r, unitId);
  const root = life.unit.rootUnitId === unitId ? life : getUnitLifeById(r, life.unit.rootUnitId);
  return [...life.events, ...root.events].some((event) => {
    const on = localDate(event.at);
    return MOVES.has(event.type) && event.correctedBySeq === null && on >= from && on <= to;
  });
}

/** An alarm for two places that no recorded move explains; one that is open for the same two is not raised again. */
function raiseAlarm(w: WriteContext, seen: StoredSighting): CodeAlarmRow | null {
  const other = nearestElsewhere(w.db, seen, getLabelSettings(w).alarmDays);
  if (!other) return null;
  const [first, second] = other.seenOn <= seen.seenOn ? [other, seen] : [seen, other];
  if (wasMoved(w, seen.unitId, first.seenOn, second.seenOn)) return null;
  const pair = [first.siteId, second.siteId].sort().join();
  const open = openAlarmsOf(w.db, seen.unitId).find(
    (alarm) => [alarm.firstSiteId, alarm.secondSiteId].sort().join() === pair,
  );
  if (open) return alarmRow(w.db, open.id) ?? null;
  const alarm: StoredAlarm = {
    id: w.newId(),
    unitId: seen.unitId,
    barcode: seen.barcode,
    firstSiteId: first.siteId,
    firstOn: first.seenOn,
    secondSiteId: second.siteId,
    secondOn: second.seenOn,
    days: daysLeft(second.seenOn, first.seenOn),
    answeredAt: null,
    answer: null,
    ...createdNow(w),
  };
  alarms.insert(w.db, alarm);
  w.log({ entity: 'labels', id: alarm.id, action: 'create', after: alarm });
  return alarmRow(w.db, alarm.id) ?? null;
}

interface Sighting {
  text: string;
  siteId: string;
  /** Day it was seen; without one, today. */
  on?: string;
  note?: string;
}

/**
 * Notes that a code was seen at a site. One code at two sites within the set number of days, with no recorded move
 * between them, raises an alarm: one of the two is a copy. The alarm, new or still open, else null. NOT_FOUND for a
 * code nobody registered.
 */
export function noteSighting(w: WriteContext, input: Sighting): CodeAlarmRow | null {
  const unit = getUnit(w, input.text);
  getSite(w, input.siteId);
  const verdict = verdictOf(w, input.text, true);
  const seen: StoredSighting = {
    id: w.newId(),
    unitId: unit.id,
    barcode: unit.barcode,
    siteId: input.siteId,
    seenOn: input.on ?? w.today,
    verdict: verdict === 'genuine' || verdict === 'unsigned' ? verdict : 'forged',
    note: input.note ?? null,
    createdAt: w.at,
    createdBy: w.actor.userId,
  };
  insertSighting(w.db, seen);
  const alarm = raiseAlarm(w, seen);
  w.log({ entity: 'labels', id: seen.id, action: 'create', after: seen });
  return alarm;
}

/** The same from the page of checks, with what is known of the code. */
export function reportSighting(
  w: WriteContext,
  input: Sighting,
): { view: VerifyView; alarm: CodeAlarmRow | null } {
  const alarm = noteSighting(w, input);
  return { view: verifyLabel(w, input.text), alarm };
}

/** Closes an alarm with what was found out. */
export function answerAlarm(
  w: WriteContext,
  input: { id: string; version: number; answer: string },
): CodeAlarmRow {
  const alarm = requireRow(alarms.find(w.db, input.id), 'label-alarms', input.id);
  requireVersion('label-alarms', alarm, input.version);
  if (alarm.answeredAt !== null) throw ruleBroken('illegal_transition', { from: 'answered', to: 'answered' });
  const patch = { answeredAt: w.at, answer: input.answer, ...updatedNow(w, alarm) };
  alarms.update(w.db, alarm.id, patch);
  w.log({ entity: 'labels', id: alarm.id, action: 'update', before: alarm, after: patch });
  return requireRow(alarmRow(w.db, alarm.id), 'label-alarms', alarm.id);
}

/** Codes that were reported at two places within days; those nobody has answered first. */
export function alarmsOfCodes(r: ReadContext) {
  return listAlarms(r.db);
}
