/** A revision's life: worked on, issued (content frozen), signed by both sides; aside superseded and void. */
export const REVISION_STATES = ['draft', 'review', 'issued', 'signed', 'superseded', 'void'] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

const NEXT: Record<RevisionState, readonly RevisionState[]> = {
  draft: ['review', 'issued', 'void'],
  review: ['draft', 'issued', 'void'],
  issued: ['signed', 'superseded', 'void'],
  signed: ['superseded'],
  superseded: [],
  void: [],
};

/** Whether a revision may go from one state to the other. A signed one only gives way to the next signed letter. */
export function canMoveRevision(from: RevisionState, to: RevisionState): boolean {
  return NEXT[from].includes(to);
}

/** Items and title can be changed only before the revision is issued. */
export function isEditable(state: RevisionState): boolean {
  return state === 'draft' || state === 'review';
}

/** The letter after the given one: none → A … Z → AA → AB. */
export function nextLetter(last: string | null): string {
  if (last === null) return 'A';
  let index = 0;
  for (const character of last) index = index * 26 + character.charCodeAt(0) - 64;
  let rest = index + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** Later letters are greater: `Z` before `AA`. */
export function compareLetters(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
