import type { z } from 'zod';
import { ruleBroken } from '#contract/kit/errors.ts';
import type { letterAnswer, RecallLetter } from '#contract/recalls/recalls.contract.ts';
import { addDays } from '#db/kit/clock.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow, requireVersion } from '#db/kit/row-meta.ts';
import { lettersOf, recallLetters, type StoredLetter } from './recall-letters.repo.ts';

/** Without a day for the answer a letter is late after so many. */
const ANSWER_DAYS = 14;

/** Several contacts of a party are each told, reminded and waited for by themselves. */
const isToTheSame = (
  a: Pick<StoredLetter, 'partyId' | 'contactId'>,
  b: Pick<StoredLetter, 'partyId' | 'contactId'>,
) => a.partyId === b.partyId && a.contactId === b.contactId;

/** Letters with what came back; one that is followed by a reminder, or reached nobody, is not late itself. */
export function lettersShown(r: ReadContext, recall: { id: string; replyBy: string | null }): RecallLetter[] {
  const letters = lettersOf(r.db, recall.id);
  return letters.map(({ recallId: _r, createdAt: _a, createdBy: _b, ...one }, i) => {
    const isLast = !letters.slice(i + 1).some((next) => isToTheSame(next, one) && next.isReached);
    // Whoever is told when the day has passed, or is reminded, has the usual time.
    const { replyBy } = recall;
    const isSetDay = replyBy !== null && replyBy >= one.sentOn && !one.isReminder;
    const due = isSetDay ? replyBy : addDays(one.sentOn, ANSWER_DAYS);
    return { ...one, isLate: isLast && one.isReached && one.repliedOn === null && due < r.today };
  });
}

type Said = Omit<StoredLetter, 'id' | 'isReminder' | 'createdAt' | 'createdBy' | 'version'>;

/** Writes down what was said to a contact of a party; the second time that it was reached is a reminder. */
export function keepLetter(w: WriteContext, letter: Said): void {
  const isReminder = lettersOf(w.db, letter.recallId).some(
    (one) => isToTheSame(one, letter) && one.isReached,
  );
  const row: StoredLetter = {
    ...letter,
    id: w.newId(),
    isReminder,
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
  if (!current.isReached) throw ruleBroken('illegal_transition', { from: 'unreached', to: 'replied' });
  const patch = {
    repliedOn: input.on ?? w.today,
    answer: input.answer ?? 'other',
    repliedBy: input.repliedBy?.trim() || null,
    reply: input.reply,
    version: current.version + 1,
  };
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
