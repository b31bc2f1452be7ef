import { columnLetters } from '../sheet-xml.ts';
import { type Cell, textCell } from './cells.ts';
import type { Look, PlacedCell } from './document-styles.ts';
import { LINE_HEIGHT, linesOf } from './line-height.ts';

export interface SheetLine {
  height: number;
  cells: readonly PlacedCell[];
}

export interface TableColumn {
  key: string;
  header: string;
}

export type Fact = readonly [label: string, cell: Cell];
type Cells = Readonly<Record<string, Cell | undefined>>;

/** Where the cells of a column are. */
type Address = (key: string) => string;

export interface TablePart {
  columns: readonly TableColumn[];
  /** Each line knows where its own cells are, `at('price')` is `F12`, and those of the total, `foot('gross')`. */
  rows: readonly ((at: Address, foot: Address) => Cells)[];
  /** Under the lines; `all('gross')` is `H10:H15`. Left out where there are no lines. */
  total?: (all: Address, at: Address) => Cells;
  empty: string;
}

export interface SheetSetup {
  name: string;
  /** Of the columns, in characters. */
  widths: readonly number[];
  /** Facts stand two in a line; the second begins in this column. */
  secondFact: number;
  isLandscape?: boolean;
}

const TITLE_HEIGHT = 28;
const SIGNATURE_HEIGHT = 30;
/** A head that stays on the screen must leave room for lines, and is worth it where those are many. */
const FROZEN_HEAD = 12;
const FROZEN_ROWS = 12;

/** One sheet of a document, filled from top to bottom as the printed page is: letterhead, facts, tables, sums, notes. */
export class DocumentSheet {
  readonly setup: SheetSetup;
  readonly lines: SheetLine[] = [];
  /** First line below what stays on the screen. */
  frozen: number | null = null;
  /** Line with the head of the table, repeated on each printed page. */
  head: number | null = null;
  /** Lines of tables: what an export counts. */
  count = 0;
  #tables = 0;

  constructor(setup: SheetSetup) {
    this.setup = setup;
  }

  get #last(): number {
    return this.setup.widths.length - 1;
  }

  get nextLine(): number {
    return this.lines.length + 1;
  }

  letterhead(factory: string, title: string): void {
    const span = this.setup.widths.length;
    this.#add([{ ...textCell(factory), at: 0, span, look: 'factory' }]);
    this.#add([{ ...textCell(title), at: 0, span, look: 'title' }], TITLE_HEIGHT);
  }

  /** Labelled values, two in a line; what nobody knows is left out. */
  facts(pairs: readonly Fact[]): void {
    const known = pairs.filter(([, { value }]) => value !== null);
    for (let i = 0; i < known.length; i += 2) {
      const cells = [known[i], known[i + 1]].flatMap((pair, side) => (pair ? this.#fact(pair, side) : []));
      this.#add(cells);
    }
  }

  /** A value that takes the whole line: notes, reasons. */
  told(label: string, text: string | null): void {
    if (!text) return;
    this.#add([
      { ...textCell(label), at: 0, span: 1, look: 'label' },
      { ...textCell(text), at: 1, span: this.#last, look: 'note' },
    ]);
  }

  section(title: string): void {
    this.gap();
    this.#add([{ ...textCell(title), at: 0, span: this.setup.widths.length, look: 'section' }]);
  }

  note(text: string | null): void {
    if (text) this.#add([{ ...textCell(text), at: 0, span: this.setup.widths.length, look: 'note' }]);
  }

  gap(): void {
    this.#add([]);
  }

  /** A table with its head; returns where its columns are, for sums below. */
  table({ columns, rows, total, empty }: TablePart): Address {
    const letters = (key: string) => columnLetters(columns.findIndex((column) => column.key === key));
    this.#add(columns.map(({ header }, at) => ({ ...textCell(header), at, span: 1, look: 'head' })));
    const first = this.nextLine;
    this.#keepHead(first, rows.length);
    const placed = (cells: Cells, look: Look) =>
      columns.map(({ key }, at): PlacedCell => ({ ...(cells[key] ?? textCell(null)), at, span: 1, look }));
    const foot = (key: string) => letters(key) + (first + rows.length);
    for (const row of rows) {
      const line = this.nextLine;
      const cells = row((key) => letters(key) + line, foot);
      this.#add(placed(cells, 'cell'));
    }
    this.count += rows.length;
    const all = (key: string) => `${letters(key)}${first}:${letters(key)}${first + rows.length - 1}`;
    if (rows.length === 0) this.note(empty);
    else if (total) this.#add(placed(total(all, foot), 'total'));
    return all;
  }

  /** Cells under those of a table, column by column. */
  row(cells: readonly (Cell | null)[]): void {
    this.#add(cells.flatMap((cell, at) => (cell ? [{ ...cell, at, span: 1, look: 'total' as const }] : [])));
  }

  /** Room for two hands below the table. */
  signatures(ours: string, theirs: string): void {
    this.gap();
    const label = (text: string, at: number): PlacedCell => ({
      ...textCell(text),
      at,
      span: 1,
      look: 'label',
    });
    this.#add([label(ours, 0), label(theirs, this.setup.secondFact)], SIGNATURE_HEIGHT);
  }

  /** Sums under a table: label and value at the right edge. Returns the address of each value. */
  sums(at: number, of: readonly (readonly [label: string, cell: Cell])[]): string[] {
    return of.map(([label, cell]) => {
      const address = columnLetters(at) + this.nextLine;
      this.#add([
        { ...textCell(label), at: at - 2, span: 2, look: 'sum' },
        { ...cell, at, span: 1, look: 'sum' },
      ]);
      return address;
    });
  }

  #fact([label, cell]: Fact, side: number): PlacedCell[] {
    const begin = side === 0 ? 0 : this.setup.secondFact;
    const end = side === 0 ? this.setup.secondFact - 1 : this.#last;
    return [
      { ...textCell(label), at: begin, span: 1, look: 'label' },
      { ...cell, at: begin + 1, span: end - begin, look: 'fact' },
    ];
  }

  /** A head is repeated where it is the only one: above the lines of another table it would mislead. */
  #keepHead(first: number, rows: number): void {
    this.#tables += 1;
    const head = first - 1;
    this.head = this.#tables === 1 ? head : null;
    this.frozen = this.#tables === 1 && head <= FROZEN_HEAD && rows >= FROZEN_ROWS ? first : null;
  }

  #add(cells: readonly PlacedCell[], height?: number): void {
    const { widths } = this.setup;
    const lines = Math.max(1, ...cells.map((cell) => linesOf(cell, widths)));
    this.lines.push({ cells, height: height ?? LINE_HEIGHT * lines });
  }
}
