import type { ImportLimits } from './import-limits.ts';
import type { ImportPlan, ImportRow } from './import-plan.ts';
import { openSpreadsheet, type SourceFile } from './open-spreadsheet.ts';
import { PackedRows } from './packed-rows.ts';
import type { SheetRow } from './raw-cell.ts';
import { RowReader } from './row-reader.ts';
import { unsupportedFile } from './unsupported-file.ts';

/** Streams the rows of a ledger below its header. */
async function* sheetRows(
  file: SourceFile,
  plan: ImportPlan,
  limits?: Partial<ImportLimits>,
): AsyncGenerator<SheetRow> {
  const options = { encoding: plan.encoding, delimiter: plan.delimiter, ...(limits ? { limits } : {}) };
  const book = await openSpreadsheet(file, options);
  const sheet = book.sheets.find((candidate) => candidate.name === plan.sheet);
  if (!sheet) throw unsupportedFile('no_such_sheet', { detected: plan.sheet });
  for await (const row of sheet.rows()) if (row.row > plan.headerRow) yield row;
}

/** Streams the rows of a ledger as its plan reads them. */
export async function* readRows(
  file: SourceFile,
  plan: ImportPlan,
  limits?: Partial<ImportLimits>,
): AsyncGenerator<ImportRow> {
  const reader = new RowReader(plan);
  for await (const row of sheetRows(file, plan, limits)) yield* reader.readAll(row);
}

/** So many typed rows are kept: a ledger of every day is read once. */
const KEPT_ROWS = 20_000;

/**
 * Rows as their plan reads them: values, notes, errors, and rows left out with their reason. Every non-blank row below
 * the header comes once, so that counting them gives the rows read. May be walked through any number of times and gives
 * the same each time: a long ledger is read again, a short one was kept.
 */
export class ReadRows implements Iterable<ImportRow> {
  readonly #packed: PackedRows;
  readonly #plan: ImportPlan;
  #kept: ImportRow[] | null = null;

  constructor(packed: PackedRows, plan: ImportPlan) {
    this.#packed = packed;
    this.#plan = plan;
  }

  [Symbol.iterator](): Iterator<ImportRow> {
    return this.#kept?.values() ?? this.#read();
  }

  *#read(): Generator<ImportRow> {
    const reader = new RowReader(this.#plan);
    const isShort = this.#packed.length <= KEPT_ROWS;
    const kept: ImportRow[] = [];
    for (const packed of this.#packed)
      for (const row of reader.readAll(packed)) {
        if (isShort) kept.push(row);
        yield row;
      }
    if (isShort) this.#kept = kept;
  }
}

/** Packs the rows of a ledger whose plan is known; `onRow` is told each and may take its time or stop it. */
export async function packRows(
  file: SourceFile,
  plan: ImportPlan,
  onRow: (packed: number) => Promise<void> | void,
): Promise<PackedRows> {
  const rows = new PackedRows();
  for await (const row of sheetRows(file, plan)) {
    rows.add(row);
    await onRow(rows.length);
  }
  return rows;
}
