import type { RecallLetter } from '#contract/recalls/recalls.contract.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { defineTable } from '#db/kit/table.ts';

export type StoredLetter = Omit<RecallLetter, 'partyName' | 'contact' | 'byName' | 'isLate'> & {
  recallId: string;
  createdAt: number;
  createdBy: string;
};
export const recallLetters = defineTable<StoredLetter>({
  name: 'recall_letters',
  columns: [
    'id',
    'recallId',
    'partyId',
    'contactId',
    'way',
    'isReminder',
    'isReached',
    'toldTo',
    'note',
    'units',
    'sentOn',
    'repliedOn',
    'answer',
    'repliedBy',
    'reply',
    'createdAt',
    'createdBy',
    'version',
  ],
  stored: { isReminder: 'boolean', isReached: 'boolean' },
});

export type ShownLetter = StoredLetter & Pick<RecallLetter, 'partyName' | 'contact' | 'byName'>;

/** Letters of a recall, by party and in the order they went out. */
export function lettersOf(db: ReadableDb, recallId: string): ShownLetter[] {
  return db
    .all<ShownLetter>(
      `SELECT ${recallLetters.select('l')}, p.name AS partyName, k.name AS contact, u.display_name AS byName
       FROM recall_letters l JOIN parties p ON p.id = l.party_id LEFT JOIN contacts k ON k.id = l.contact_id
       LEFT JOIN users u ON u.id = l.created_by WHERE l.recall_id = ? ORDER BY p.name_sort, l.sent_on, l.created_at, l.id`,
      [recallId],
    )
    .map((raw) => recallLetters.read(raw) as ShownLetter);
}
