import type { FormValues } from '#renderer/components/form/form-types.ts';
import { isAppError, toAppError } from '#renderer/lib/app-error.ts';
import { type Act, EditHistory, type HistoryChange } from './edit-history.ts';
import type { RowBatch, SavedRows } from './edit-port.ts';
import {
  type CellChange,
  type CellDraft,
  cellOf,
  isSameCell,
  type RowDraft,
  refusalAt,
  shownRow,
  typedSince,
  withCell,
  withoutGaps,
} from './row-draft.ts';
import { RowDrafts } from './row-drafts.ts';
import { heldBack, isNewRow, sendingOf, triedAgain } from './row-sending.ts';

/** Rows that were on their way when the connection went: nobody knows whether they arrived. */
interface Unanswered<Row> {
  drafts: readonly RowDraft<Row>[];
  extra: RowBatch;
}

const NOTHING: SavedRows<never> = { create: [], update: [], void: [], restore: [] };

/** Unsaved rows of one grid, their saving, and the acts that can be taken back. Knows nothing of React. */
export class RowEdits<Row> extends RowDrafts<Row> {
  readonly #known = new Map<string, Row>();
  readonly history = new EditHistory();
  #group = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #unanswered: readonly Unanswered<Row>[] = [];
  /** When rows were last saved, and whether that can still be taken back with one key. */
  lastSaved: { at: number; rows: number } | null = null;

  #set(row: Row, name: string, cell: CellDraft, group: number): HistoryChange | null {
    const { id } = this.port.identity(row);
    const known = this.draftOf(id);
    const draft = known ?? { id, base: row, cells: new Map<string, CellDraft>() };
    const before = draft.cells.get(name) ?? cellOf(draft.base, cell);
    if (isSameCell(before, cell)) return null;
    this.#known.set(id, draft.base);
    // A row that was refused together with others is tried again together with them.
    const kept = known?.state === 'refused' && this.rowsOf(known.group).length > 1 ? known.group : group;
    const next = withCell(draft, name, cell, kept);
    // A new row nobody has written anything in any more is gone, whatever it was marked for.
    const isBlank = next !== null && isNewRow(this.port, next) && withoutGaps(next).cells.size === 0;
    this.put(id, isBlank ? null : next);
    return { id, name, before, after: cell };
  }

  /** Takes cells as one act. They are shown at once and saved when the person leaves the row. */
  edit(changes: readonly CellChange<Row>[]): void {
    this.#group += 1;
    const done = changes.flatMap(({ row, name, cell }) => this.#set(row, name, cell, this.#group) ?? []);
    this.history.remember({ changes: done, made: [], voided: [] });
    this.emit();
  }

  /** Replaces what a cell of an act became, once a name was found; the act stays one. */
  amend(row: Row, name: string, cell: CellDraft): void {
    const { id } = this.port.identity(row);
    const draft = this.draftOf(id);
    if (!draft) return;
    this.put(id, withCell(draft, name, cell, draft.group));
    this.history.amend(id, name, cell);
    this.emit();
  }

  /** Gives up what was typed in a row. */
  revert(id: string): void {
    this.#unanswered = this.#unanswered.map(({ drafts, extra }) => {
      return { drafts: drafts.filter((draft) => draft.id !== id), extra };
    });
    this.put(id, null);
    this.emit();
  }

  /** Saves every typed row but the one the person is in; true when nothing is left unsaved. */
  async flush(except: string | null = null): Promise<boolean> {
    await this.namesFound();
    const isReady = await this.#askAgain();
    const typed = this.drafts.filter((one) => one.state === 'typed' && one.id !== except);
    if (!isReady) this.allTo('waiting', typed);
    const groups = new Set(isReady ? typed.map((one) => one.group) : []);
    for (const group of groups)
      await this.#inTurn(() => this.#saveGroup(triedAgain(this.port, this.rowsOf(group)), {}));
    return this.drafts.length === 0;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work, work);
    this.#queue = next.catch(() => {});
    return next;
  }

  async #saveGroup(drafts: readonly RowDraft<Row>[], extra: RowBatch): Promise<boolean> {
    if (drafts.length === 0 && !extra.void?.length && !extra.restore?.length) return true;
    if (this.#unanswered.some((lost) => lost.drafts.some(({ id }) => drafts.some((one) => one.id === id)))) {
      this.allTo('waiting', drafts);
      return false;
    }
    const held = heldBack(this.port, drafts);
    for (const draft of held ?? drafts)
      this.put(draft.id, held ? draft : { ...draft, state: 'saving', refusal: null });
    this.emit();
    return held ? false : this.#send(drafts, extra);
  }

  /**
   * Rows whose answer was lost go out again as they were, before anything typed since: what did arrive the first time
   * is then known again by the core, and what was typed since is a change of it. False while the core is out of reach.
   */
  async #askAgain(): Promise<boolean> {
    if (!this.port.isReachable()) return false;
    const lost = this.#unanswered.filter(
      ({ drafts, extra }) => drafts.length > 0 || extra.void || extra.restore,
    );
    this.#unanswered = [];
    // All of them before whatever is saved next.
    await Promise.all(lost.map(({ drafts, extra }) => this.#inTurn(() => this.#send(drafts, extra))));
    return this.#unanswered.length === 0;
  }

  async #send(drafts: readonly RowDraft<Row>[], extra: RowBatch): Promise<boolean> {
    const { fresh, changed, batch } = sendingOf(this.port, drafts);
    try {
      const saved = await this.port.save({ ...extra, ...batch });
      for (const [at, draft] of changed.entries()) this.#finish(draft, saved.update[at]);
      for (const [at, draft] of fresh.entries()) this.#enter(draft, saved.create[at]);
      this.#learn(saved);
      return true;
    } catch (error) {
      if (drafts.length > 0 && isAppError(error, 'DISCONNECTED')) {
        this.#unanswered = [...this.#unanswered, { drafts, extra }];
        this.allTo(
          'waiting',
          drafts.flatMap(({ id }) => this.draftOf(id) ?? []),
        );
        return false;
      }
      this.#refuse(fresh, 'create', error);
      this.#refuse(changed, 'update', error);
      if (drafts.length === 0) throw toAppError(error);
      return false;
    } finally {
      this.emit();
    }
  }

  /** A line below the list has become a row of it. */
  #enter(sent: RowDraft<Row>, row: Row | undefined): void {
    const now = this.draftOf(sent.id);
    this.put(sent.id, null);
    if (row === undefined) return;
    const { id } = this.port.identity(row);
    this.history.becameRow(sent.id, id);
    if (now) this.put(id, typedSince(now, sent, { id, row }));
  }

  #finish(sent: RowDraft<Row>, row: Row | undefined): void {
    const now = this.draftOf(sent.id);
    if (now && row !== undefined) this.put(sent.id, typedSince(now, sent, { id: sent.id, row }));
  }

  #learn(saved: SavedRows<Row>): void {
    const rows = [...saved.create, ...saved.update, ...saved.void, ...saved.restore];
    for (const row of rows) this.#known.set(this.port.identity(row).id, row);
    this.lastSaved = { at: Date.now(), rows: rows.length };
    this.port.onSaved(saved);
  }

  #refuse(drafts: readonly RowDraft<Row>[], list: 'create' | 'update', thrown: unknown): void {
    const error = toAppError(thrown);
    for (const [at, { id }] of drafts.entries()) {
      const draft = this.draftOf(id);
      if (draft)
        this.put(id, { ...draft, state: 'refused', refusal: refusalAt(error, list, at) ?? draft.refusal });
    }
  }

  /** The core is there again: what waited for it is saved. */
  async resume(): Promise<void> {
    this.lookUpAgain();
    this.allTo('typed', this.waiting);
    await this.flush();
  }

  /** Tries refused rows again. */
  async retry(): Promise<void> {
    for (const draft of this.refused) this.put(draft.id, { ...draft, state: 'typed', refusal: null });
    await this.flush();
  }

  /**
   * Ends a conflict: the newer row becomes the base, the chosen cells stay over it and are saved.
   * @param keep names of the fields whose own value wins
   */
  async settleConflict(id: string, newer: Row, keep: ReadonlySet<string>): Promise<void> {
    const draft = this.draftOf(id);
    if (!draft) return;
    const cells = new Map([...draft.cells].filter(([name]) => keep.has(name)));
    this.#known.set(id, newer);
    this.port.onSaved({ ...NOTHING, update: [newer] });
    this.#group += 1;
    const next = { id, base: newer, cells, shown: shownRow(newer, cells), refusal: null };
    this.put(id, cells.size === 0 ? null : { ...next, state: 'typed', group: this.#group });
    this.emit();
    await this.flush();
  }

  /** Saves new and changed rows at once, as one act. Throws what the core refused; then nothing has changed. */
  async saveAct(create: FormValues[], changes: readonly CellChange<Row>[]): Promise<SavedRows<Row>> {
    await this.flush();
    return this.#inTurn(async () => {
      const byRow = new Map<string, FormValues>();
      const done = changes.map(({ row, name, cell }): HistoryChange => {
        const identity = this.port.identity(row);
        byRow.set(identity.id, { ...byRow.get(identity.id), ...cell.values, ...identity });
        return { id: identity.id, name, before: cellOf(row, cell), after: cell };
      });
      const update = [...byRow.values()];
      const saved = await this.port.save({
        ...(create.length ? { create } : {}),
        ...(update.length ? { update } : {}),
      });
      this.#learn(saved);
      this.history.remember({
        changes: done,
        made: saved.create.map((row) => this.port.identity(row).id),
        voided: [],
      });
      this.emit();
      return saved;
    });
  }

  /** Takes rows out of the list with a reason, as one act. Throws what the core refused. */
  async voidRows(rows: readonly Row[], reason: string): Promise<void> {
    await this.flush();
    await this.#inTurn(async () => {
      const gone = rows.map((row) => ({ ...this.port.identity(row), reason }));
      this.#learn(await this.port.save({ void: gone }));
      this.history.remember({ changes: [], made: [], voided: gone.map((one) => one.id) });
      this.emit();
    });
  }

  /** Takes the last act back; false when there is none or it was refused. */
  async undo(): Promise<boolean> {
    const act = this.history.takeBack();
    return act ? this.#replay(act, 'before', act.made, act.voided) : false;
  }

  async redo(): Promise<boolean> {
    const act = this.history.repeat();
    return act ? this.#replay(act, 'after', act.voided, act.made) : false;
  }

  #rowNow(id: string): Row | undefined {
    return this.draftOf(id)?.base ?? this.port.latest(id) ?? this.#known.get(id);
  }

  async #replay(
    act: Act,
    side: 'before' | 'after',
    toVoid: readonly string[],
    toRestore: readonly string[],
  ): Promise<boolean> {
    await this.namesFound();
    return this.#inTurn(async () => {
      this.#group += 1;
      const group = this.#group;
      for (const change of act.changes) {
        const row = this.#rowNow(change.id);
        if (row !== undefined) this.#set(row, change.name, change[side], group);
      }
      this.emit();
      const identities = (ids: readonly string[]) =>
        ids.flatMap((id) => {
          const row = this.#known.get(id);
          return row === undefined ? [] : [this.port.identity(row)];
        });
      const reason = this.port.undoReason();
      const gone = identities(toVoid).map((one) => ({ ...one, reason }));
      const back = identities(toRestore);
      const extra = { ...(gone.length ? { void: gone } : {}), ...(back.length ? { restore: back } : {}) };
      // A line that is still being written is taken back on the screen only.
      const known = this.rowsOf(group).filter((draft) => !isNewRow(this.port, draft));
      return this.#saveGroup(known, extra);
    });
  }
}
