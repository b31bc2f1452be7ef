import { DomainError, type RowRefusal } from '#contract/kit/errors.ts';
import type { CheckedRows, RowList } from '#contract/kit/rows.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import type { SignedInContext } from './call-context.ts';
import type { ReadContext, WriteContext } from './context.ts';
import { canonicalJson } from './identity.ts';
import { requireVersion } from './row-meta.ts';

type Identified = { id: string; version: number };
type Outcome = CheckedRows['outcomes'][number];

/** What a batch needs to know of a slice: its own use cases, each with all its rules. */
export interface RowSlice<Create, Update extends Identified, Row extends Identified> {
  entity: string;
  /** The row as the list shows it. */
  read(r: ReadContext, id: string): Row;
  /** Returns the id of the new row. */
  create(w: WriteContext, input: Create): string;
  update(w: WriteContext, input: Update): void;
  void(w: WriteContext, input: Identified & { reason: string }): void;
  restore(w: WriteContext, input: Identified): void;
  /** Field a broken rule is about, where the rule does not say. */
  fieldOfRule?: Readonly<Record<string, string>>;
}

export interface RowBatch<Create, Update> {
  create?: readonly Create[] | undefined;
  update?: readonly Update[] | undefined;
  void?: readonly (Identified & { reason: string })[] | undefined;
  restore?: readonly Identified[] | undefined;
}

export type SavedRows<Row> = Record<RowList, Row[]>;

interface Run<Row> {
  /** A rehearsal hands no rows back, so it reads none. */
  isRehearsal: boolean;
  saved: SavedRows<Row>;
  outcomes: Outcome[];
  refusals: RowRefusal[];
}

function fieldOf(error: DomainError, rules: Readonly<Record<string, string>>): string | null {
  const { data } = error;
  if ('issues' in data) return data.issues[0]?.path.split('.')[0] ?? null;
  if ('rule' in data) {
    const { field } = data.params;
    return rules[data.rule] ?? (typeof field === 'string' ? field : null);
  }
  if ('level' in data) return data.path ?? null;
  return 'field' in data ? data.field : null;
}

/** A newer row is handed back as the list shows it, names included, so that both values can be put side by side. */
function dataOf<Row extends Identified>(
  w: WriteContext,
  slice: Pick<RowSlice<never, never, Row>, 'read'>,
  error: DomainError,
) {
  const { data } = error;
  return 'current' in data ? { ...data, current: slice.read(w, data.id) } : data;
}

/** True when every given field already is what the row holds: saving it would only raise its version. */
function isSame(current: object, fields: object): boolean {
  return Object.entries(fields).every(
    ([name, value]) =>
      value === undefined || canonicalJson(Reflect.get(current, name) ?? null) === canonicalJson(value),
  );
}

/** Runs one row inside a savepoint; a refused row leaves nothing behind and the next one is still tried. */
function attempt<Row extends Identified>(
  w: WriteContext,
  slice: RowSlice<never, never, Row>,
  run: Run<Row>,
  row: { list: RowList; at: number; id: string | null },
  act: () => { id: string; outcome: Outcome['outcome'] },
): void {
  w.db.run('SAVEPOINT batch_row');
  try {
    const { id, outcome } = act();
    if (!run.isRehearsal) run.saved[row.list].push(slice.read(w, id));
    run.outcomes.push({ list: row.list, at: row.at, outcome });
  } catch (error) {
    const domain: DomainError | null | undefined =
      error instanceof DomainError ? (error as DomainError) : toDomainError(error);
    // A full or damaged disk is nothing a row can be blamed for.
    if (!domain || domain.code.startsWith('STORAGE_')) throw error;
    w.db.run('ROLLBACK TO batch_row');
    run.outcomes.push({ list: row.list, at: row.at, outcome: 'refused' });
    run.refusals.push({
      ...row,
      field: fieldOf(domain, slice.fieldOfRule ?? {}),
      code: domain.code,
      data: dataOf(w, slice, domain),
    });
  }
  w.db.run('RELEASE batch_row');
}

function updateOne<Update extends Identified, Row extends Identified>(
  w: WriteContext,
  slice: RowSlice<never, Update, Row>,
  input: Update,
): { id: string; outcome: Outcome['outcome'] } {
  const { id, version: _version, ...fields } = input;
  const current = slice.read(w, id);
  if (isSame(current, fields)) return { id, outcome: 'same' };
  requireVersion(slice.entity, current, input.version);
  slice.update(w, input);
  return { id, outcome: 'updated' };
}

function runBatch<Create, Update extends Identified, Row extends Identified>(
  w: WriteContext,
  slice: RowSlice<Create, Update, Row>,
  batch: RowBatch<Create, Update>,
  isRehearsal: boolean,
): Run<Row> {
  const run: Run<Row> = {
    isRehearsal,
    saved: { create: [], update: [], void: [], restore: [] },
    outcomes: [],
    refusals: [],
  };
  for (const [at, input] of (batch.create ?? []).entries())
    attempt(w, slice, run, { list: 'create', at, id: null }, () => ({
      id: slice.create(w, input),
      outcome: 'created',
    }));
  for (const [at, input] of (batch.update ?? []).entries())
    attempt(w, slice, run, { list: 'update', at, id: input.id }, () => updateOne(w, slice, input));
  for (const [at, input] of (batch.void ?? []).entries())
    attempt(w, slice, run, { list: 'void', at, id: input.id }, () => {
      slice.void(w, input);
      return { id: input.id, outcome: 'voided' };
    });
  for (const [at, input] of (batch.restore ?? []).entries())
    attempt(w, slice, run, { list: 'restore', at, id: input.id }, () => {
      slice.restore(w, input);
      return { id: input.id, outcome: 'restored' };
    });
  return run;
}

/**
 * Saves rows of one slice in the caller's transaction, each through its own use case. All or none: with any refusal
 * the whole ends in ROWS_REFUSED, which names every refused row, its field and the code it met.
 */
export function saveRows<Create, Update extends Identified, Row extends Identified>(
  w: WriteContext,
  slice: RowSlice<Create, Update, Row>,
  batch: RowBatch<Create, Update>,
): SavedRows<Row> {
  const { saved, refusals } = runBatch(w, slice, batch, false);
  if (refusals.length > 0) throw new DomainError('ROWS_REFUSED', { refusals, count: refusals.length });
  return saved;
}

/** Carries the result of a rehearsal out of the transaction it must not commit. */
class Rehearsal extends Error {
  readonly result: CheckedRows;
  constructor(result: CheckedRows) {
    super('rehearsal');
    this.result = result;
  }
}

/** A rehearsal leaves nothing to be found or told: what only describes a change is not written at all. */
const rehearsing = (w: WriteContext): WriteContext => ({
  ...w,
  log: () => {},
  logAll: () => {},
  index: () => {},
  indexAll: () => {},
});

/** What saveRows would do with these rows, tried out in a transaction that is always rolled back. */
export async function checkRows<Create, Update extends Identified, Row extends Identified>(
  context: Pick<SignedInContext, 'write'>,
  slice: RowSlice<Create, Update, Row>,
  batch: RowBatch<Create, Update>,
): Promise<CheckedRows> {
  try {
    return await context.write((w) => {
      const { outcomes, refusals } = runBatch(rehearsing(w), slice, batch, true);
      throw new Rehearsal({ outcomes, refusals });
    });
  } catch (error) {
    if (error instanceof Rehearsal) return error.result;
    throw error;
  }
}
