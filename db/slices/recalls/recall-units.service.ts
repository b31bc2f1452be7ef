import type { z } from 'zod';
import { DomainError, inputInvalid, ruleBroken } from '#contract/kit/errors.ts';
import { unitsToTell } from '#contract/recalls/recall-party.ts';
import type {
  letterAnswer,
  RecallDetail,
  recallTell,
  recallUnitSet,
} from '#contract/recalls/recalls.contract.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { requireRow, requireVersion } from '#db/kit/row-meta.ts';
import { getParty } from '#db/slices/parties/parties.service.ts';
import { createCase } from '#db/slices/service-cases/service-cases.service.ts';
import { getUnitById } from '#db/slices/units/units.service.ts';
import { changeRecallUnit } from './recall-cases.service.ts';
import { type HeldUnit, heldUnits, holderOf } from './recall-holders.service.ts';
import { answerLetter, keepLetter } from './recall-letters.service.ts';
import { recalls, recallUnits, type StoredRecall, type StoredRecallUnit } from './recalls.repo.ts';
import { getRecall } from './recalls.service.ts';

function requireRunning(w: WriteContext, id: string): StoredRecall {
  const recall = requireRow(recalls.find(w.db, id), 'recalls', id);
  if (recall.state !== 'running') throw ruleBroken('illegal_transition', { from: recall.state, to: 'told' });
  return recall;
}

function requireUnit(w: WriteContext, id: string): StoredRecallUnit {
  return requireRow(recallUnits.find(w.db, id), 'recall-units', id);
}

/** Who was told what, as it is kept; an answer that came at once needs a way that reaches somebody. */
function saidTo(w: WriteContext, input: z.infer<typeof recallTell>) {
  const { way = 'letter', isReached = true, answer } = input;
  const on = input.on ?? w.today;
  const reply = input.reply?.trim() || null;
  const isAnswered = answer !== undefined || reply !== null;
  if (isAnswered && !isReached) throw inputInvalid('isReached', 'required');
  return {
    way,
    isReached,
    sentOn: on,
    toldTo: input.toldTo?.trim() || null,
    note: input.note?.trim() || null,
    repliedOn: isAnswered ? on : null,
    answer: isAnswered ? (answer ?? 'other') : null,
    repliedBy: isAnswered ? input.repliedBy?.trim() || input.toldTo?.trim() || null : null,
    reply,
  };
}

/** The contacts that were named, each of the party that is told; undefined where none was. */
function addresseesOf(w: WriteContext, input: z.infer<typeof recallTell>): string[] | undefined {
  const { partyId, contactIds } = input;
  if (!contactIds?.length || partyId === null) return undefined;
  const known = new Set(getParty(w, partyId).contacts.map((one) => one.id));
  const stranger = contactIds.findIndex((id) => !known.has(id));
  if (stranger >= 0) throw inputInvalid(`contactIds.${stranger}`, 'not_found');
  return [...new Set(contactIds)];
}

/**
 * A party was told about all its units that are not settled, by letter, phone, mail, fax, a visit or in a chat; the second
 * time counts as a reminder. What it answered at once is taken down with it. An attempt that reached nobody is kept and
 * tells nobody.
 */
export function tellParty(w: WriteContext, input: z.infer<typeof recallTell>): RecallDetail {
  const recall = requireRunning(w, input.recallId);
  const concerned = unitsToTell(heldUnits(w, recall.id), input.partyId);
  if (concerned.length === 0)
    throw new DomainError('NOT_FOUND', { entity: 'parties', key: input.partyId ?? '' });
  const said = saidTo(w, input);
  const contactIds = addresseesOf(w, input) ?? [concerned[0]?.contactId ?? null];
  if (said.isReached) for (const one of concerned) tellUnit(w, one, said, contactIds[0] ?? null);
  if (input.partyId !== null) {
    const { partyId } = input;
    for (const contactId of contactIds)
      keepLetter(w, { ...said, recallId: recall.id, partyId, contactId, units: concerned.length });
  }
  return getRecall(w, recall.id);
}

function tellUnit(
  w: WriteContext,
  concerned: HeldUnit,
  { sentOn, repliedOn, reply }: ReturnType<typeof saidTo>,
  contactId: string | null,
): void {
  const { partyId, letterOn, state } = concerned;
  changeRecallUnit(w, requireUnit(w, concerned.id), {
    partyId,
    contactId,
    letterOn: letterOn ?? sentOn,
    remindedOn: letterOn === null ? null : sentOn,
    ...(repliedOn === null
      ? { state: state === 'open' ? 'told' : state, repliedOn: concerned.repliedOn, reply: concerned.reply }
      : { state: 'replied', repliedOn, reply }),
  });
}

/** What a party answered to a letter: it counts for each of its units that is not settled. */
export function takeAnswer(w: WriteContext, input: z.infer<typeof letterAnswer>): RecallDetail {
  const letter = answerLetter(w, input);
  const recall = requireRunning(w, letter.recallId);
  const { repliedOn, reply } = letter;
  for (const { id } of unitsToTell(heldUnits(w, recall.id), letter.partyId))
    changeRecallUnit(w, requireUnit(w, id), { state: 'replied', repliedOn, reply });
  return getRecall(w, recall.id);
}

/** What came back about one unit: an answer, the work done, or that nothing is needed (with a note why). */
export function setRecallUnit(w: WriteContext, input: z.infer<typeof recallUnitSet>): RecallDetail {
  const current = requireUnit(w, input.id);
  requireVersion('recall-units', current, input.version);
  requireRunning(w, current.recallId);
  const on = input.on ?? w.today;
  const note = input.note?.trim() || null;
  if (input.state === 'not_needed' && note === null) throw ruleBroken('reason_required', { to: input.state });
  changeRecallUnit(w, current, {
    ...holderOf(w, current),
    state: input.state,
    note: note ?? current.note,
    ...(input.state === 'replied' ? { repliedOn: on, reply: input.reply?.trim() || null } : {}),
    ...(input.state === 'done' ? { doneOn: on } : {}),
  });
  return getRecall(w, current.recallId);
}

/** Opens a case for the work at one unit; the measure is its description. */
export function openRecallCase(w: WriteContext, id: string): { caseId: string } {
  const current = requireUnit(w, id);
  const recall = requireRunning(w, current.recallId);
  if (current.caseId !== null)
    throw new DomainError('DUPLICATE', { entity: 'service-cases', field: 'recall', value: current.caseId });
  const caseId = createCase(w, {
    barcode: getUnitById(w, current.unitId).barcode,
    title: `${recall.no} ${recall.title}`.slice(0, 200),
    description: `${recall.reason}\n${recall.measure}`,
    channel: 'service',
    severity: 'major',
  });
  changeRecallUnit(w, current, { caseId });
  return { caseId };
}
