import { AppError } from '#renderer/lib/app-error.ts';
import type { RowBatch, SavedRows } from './edit-port.ts';
import type { CellDraft } from './row-draft.ts';
import { RowEdits } from './row-edits.ts';

export interface Row {
  id: string;
  version: number;
  contact: string | null;
  quantity: number | null;
  partyId: string;
  partyName: string;
  isVoid?: boolean;
}

export let rows: Map<string, Row>;
export let batches: RowBatch[];
let fail: AppError | null;
let isReachable = true;
export let edits: RowEdits<Row>;

/** A core in memory: versions, all or none. */
function saveAll(batch: RowBatch): SavedRows<Row> {
  const saved: SavedRows<Row> = { create: [], update: [], void: [], restore: [] };
  const next = new Map(rows);
  const refusals = (batch.update ?? []).flatMap((one, at) => {
    const row = next.get(String(one['id']));
    if (row?.version === one['version']) return [];
    return [
      {
        list: 'update' as const,
        at,
        id: row?.id ?? null,
        field: null,
        code: 'STALE',
        data: { current: row },
      },
    ];
  });
  if (refusals.length > 0) throw new AppError('ROWS_REFUSED', { refusals, count: refusals.length });
  const put = (list: keyof SavedRows<Row>, row: Row) => {
    next.set(row.id, row);
    saved[list].push(row);
  };
  for (const one of batch.create ?? [])
    put('create', {
      contact: null,
      quantity: null,
      partyId: 'p1',
      partyName: '华海',
      ...one,
      id: `n${next.size}`,
      version: 1,
    } as Row);
  const bump = (id: string, patch: object) => {
    const row = next.get(id) as Row;
    return { ...row, ...patch, version: row.version + 1 };
  };
  for (const one of batch.update ?? []) {
    const { id, version: _version, ...fields } = one;
    put('update', bump(String(id), fields));
  }
  for (const { id } of batch.void ?? []) put('void', bump(id, { isVoid: true }));
  for (const { id } of batch.restore ?? []) put('restore', bump(id, { isVoid: false }));
  rows = next;
  return saved;
}

/** Three rows as the core has them, and nothing typed. */
export function restart(): void {
  rows = new Map(
    ['a', 'b', 'c'].map((id) => [
      id,
      { id, version: 1, contact: null, quantity: 1000, partyId: 'p1', partyName: '华海' },
    ]),
  );
  batches = [];
  fail = null;
  isReachable = true;
  edits = new RowEdits<Row>({
    identity: ({ id, version }) => ({ id, version }),
    save: async (batch) => {
      batches.push(batch);
      if (fail) throw fail;
      return saveAll(batch);
    },
    isReachable: () => isReachable,
    validate: (values, isNew) => [
      ...(Number(values['quantity']) < 0 ? [{ path: 'quantity', code: 'too_small' }] : []),
      ...(isNew && !values['contact'] ? [{ path: 'contact', code: 'required' }] : []),
    ],
    latest: (id) => rows.get(id),
    onSaved: () => {},
    newRow: { partyId: 'p9' },
    undoReason: () => '撤销',
  });
}

/** Whether there is a way to the core. */
export function setReachable(now: boolean): void {
  isReachable = now;
}

/** The next saves end in this. */
export function failWith(error: AppError | null): void {
  fail = error;
}

export const at = (id: string) => rows.get(id) as Row;
export const cell = (name: string, value: unknown, more: Partial<CellDraft> = {}): CellDraft => ({
  column: name,
  values: { [name]: value },
  label: null,
  text: String(value),
  issue: null,
  ...more,
});
