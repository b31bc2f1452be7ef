import type { z } from 'zod';
import { ruleBroken } from '#contract/kit/errors.ts';
import type { letterAnswer, RecallLetter } from '#contract/recalls/recalls.contract.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow, requireVersion } from '#db/kit/row-meta.ts';
import { lettersOf, recallLetters, type StoredLetter } from './recall-letters.repo.ts';

/** Without a day for the answer a letter is late after so many. */
const ANSWER_DAYS = 14;

/** Letters with what came back; one that is followed by a reminder is not late itself. */
export function lettersShown(r: ReadContext, recall: { id: string; replyBy: string | null }): RecallLetter[] {
  const letters = lettersOf(r.db, recall.id);
  return letters.map(({ recallId: _r, contactId: _c, createdAt: _a, createdBy: _b, ...one }, i) => {
    const next = letters[i + 1];
    const isLast = next === undefined || next.partyId !== one.partyId;
    const replyBy = one.isReminder ? null : recall.replyBy;
    const due = replyBy ?? addDays(one.sentOn, ANSWER_DAYS);
    return { ...one, isLate: isLast && one.repliedOn === null && due < r.today };
  });
}

/** Writes a letter down; the second one to the same party is a reminder. */
export function keepLetter(
  w: WriteContext,
  letter: Pick<StoredLetter, 'recallId' | 'partyId' | 'contactId' | 'way' | 'units' | 'sentOn'>,
): void {
  const isReminder = lettersOf(w.db, letter.recallId).some((one) => one.partyId === letter.partyId);
  const row: StoredLetter = {
    ...letter,
    id: w.newId(),
    isReminder,
    repliedOn: null,
    reply: null,
    createdAt: w.at,
    createdBy: w.actor.userId,
    version: 1,
  };
  recallLetters.insert(w.db, row);
  w.log({ entity: 'recalls', id: letter.recallId, action: 'update', after: { letter: row } });
}

/** Takes the answer down on the letter. Said once; what comes later answers the next letter. */
export function answerLetter(w: WriteContext, input: z.infer<typeof letterAnswer>): StoredLetter {
  const current = requireRow(recallLetters.find(w.db, input.id), 'recall-letters', input.id);
  requireVersion('recall-letters', current, input.version);
  if (current.repliedOn !== null) throw ruleBroken('illegal_transition', { from: 'replied', to: 'replied' });
  const patch = { repliedOn: input.on ?? w.today, reply: input.reply, version: current.version + 1 };
  recallLetters.update(w.db, current.id, patch);
  w.log({
    entity: 'recalls',
    id: current.recallId,
    action: 'update',
    before: { letter: current },
    after: { letter: { ...current, ...patch } },
  });
  return { ...current, ...patch };
}
