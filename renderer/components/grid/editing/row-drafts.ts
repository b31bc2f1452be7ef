import { type EditPort, unsavedIdentity } from './edit-port.ts';
import type { RowDraft } from './row-draft.ts';
import { isNewRow } from './row-sending.ts';
import { Watched } from './watched.ts';

/** The unsaved rows of one grid: those changed, and those being written below the list. */
export class RowDrafts<Row> extends Watched {
  port: EditPort<Row>;
  #drafts: ReadonlyMap<string, RowDraft<Row>> = new Map();
  readonly #lookUps = new Set<Promise<unknown>>();
  #lostLookUps: (() => Promise<unknown>)[] = [];
  #newRows = 1;
  #blank: Row | undefined;

  constructor(port: EditPort<Row>) {
    super();
    this.port = port;
  }

  draftOf(id: string): RowDraft<Row> | undefined {
    return this.#drafts.get(id);
  }
  get drafts(): readonly RowDraft<Row>[] {
    return [...this.#drafts.values()];
  }
  get refused(): readonly RowDraft<Row>[] {
    return this.#inState('refused');
  }
  /** Rows that are saved as soon as the core is there again. */
  get waiting(): readonly RowDraft<Row>[] {
    return this.#inState('waiting');
  }
  /** Rows that are being written below the list, oldest first, and a blank one to go on in. */
  get entries(): readonly Row[] {
    const { newRow } = this.port;
    if (newRow === null) return [];
    const written = this.drafts.filter((draft) => isNewRow(this.port, draft)).map((draft) => draft.base);
    const next = unsavedIdentity(this.#newRows);
    if (!this.#blank || this.port.identity(this.#blank).id !== next.id)
      this.#blank = { ...newRow, ...next } as Row;
    return [...written, this.#blank];
  }

  /** A name that is being looked up: its row waits with saving until it is known. */
  settle(work: Promise<unknown>): void {
    this.#lookUps.add(work);
    void work.finally(() => this.#lookUps.delete(work));
  }
  /** A name nobody could be asked for is looked up once the core is there again. */
  settleLater(look: () => Promise<unknown>): void {
    this.#lostLookUps.push(look);
  }
  protected lookUpAgain(): void {
    for (const look of this.#lostLookUps.splice(0)) this.settle(look());
  }
  protected async namesFound(): Promise<void> {
    await Promise.all(this.#lookUps);
  }

  #inState(state: RowDraft<Row>['state']): readonly RowDraft<Row>[] {
    return this.drafts.filter((draft) => draft.state === state);
  }

  protected put(id: string, draft: RowDraft<Row> | null): void {
    const next = new Map(this.#drafts);
    if (draft) next.set(id, draft);
    else next.delete(id);
    this.#drafts = next;
    if (id === unsavedIdentity(this.#newRows).id) this.#newRows += 1;
  }

  protected rowsOf(group: number): RowDraft<Row>[] {
    return this.drafts.filter((draft) => draft.group === group);
  }

  protected allTo(state: RowDraft<Row>['state'], drafts: readonly RowDraft<Row>[]): void {
    for (const draft of drafts) this.put(draft.id, { ...draft, state, refusal: null });
    if (drafts.length > 0) this.emit();
  }
}
