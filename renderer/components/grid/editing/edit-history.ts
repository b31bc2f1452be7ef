import type { CellDraft } from './row-draft.ts';

export interface HistoryChange {
  id: string;
  name: string;
  before: CellDraft;
  after: CellDraft;
}

/** One act of a person, which one undo takes back. */
export interface Act {
  changes: HistoryChange[];
  made: string[];
  voided: string[];
}

const MAX_ACTS = 100;

/** Acts that can be taken back, the newest last, and those that were. */
export class EditHistory {
  #undo: Act[] = [];
  #redo: Act[] = [];

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }
  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** A new act; what had been taken back is then gone for good. */
  remember(act: Act): void {
    if (act.changes.length + act.made.length + act.voided.length === 0) return;
    this.#undo = [...this.#undo, act].slice(-MAX_ACTS);
    this.#redo = [];
  }

  takeBack(): Act | undefined {
    const act = this.#undo.pop();
    if (act) this.#redo.push(act);
    return act;
  }

  repeat(): Act | undefined {
    const act = this.#redo.pop();
    if (act) this.#undo.push(act);
    return act;
  }

  /** A row that was written cell by cell is there now: one act made it, and taking that back takes all of it. */
  becameRow(draftId: string, id: string): void {
    for (const act of this.#undo) act.changes = act.changes.filter((one) => one.id !== draftId);
    this.#undo = this.#undo.filter((act) => act.changes.length + act.made.length + act.voided.length > 0);
    this.remember({ changes: [], made: [id], voided: [] });
  }

  /** What a cell became once the name typed in it was found. */
  amend(id: string, name: string, cell: CellDraft): void {
    for (const act of this.#undo)
      act.changes = act.changes.map((one) =>
        one.id === id && one.name === name && one.after.text === cell.text ? { ...one, after: cell } : one,
      );
  }
}
