import type { ImportRowError } from '#contract/imports/analysis.ts';
import { IMPORT_KIND_PERMISSION, type ImportKind } from '#contract/imports/imports.fields.ts';
import type { BatchDetail, BatchRow, RowFate, RowGroup, RowPage } from '#contract/imports/imports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type { ImportPlan } from '#db/importing/import-plan.ts';
import { problemText, type ReasonLanguage } from '#db/importing/problem-texts.ts';
import type { RawCell } from '#db/importing/raw-cell.ts';
import { type RejectedRow, writeRejectedRows } from '#db/importing/rejected-workbook.ts';
import { templateName, writeTemplate } from '#db/importing/template-workbook.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listPage } from '#db/kit/list-query.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import {
  batchFacts,
  batchList,
  findBatch,
  findBatchByNo,
  planOf,
  rejectedRows,
  rowsOfGroup,
  type StoredRow,
} from './imports.repo.ts';
import { changesOf, labelOf } from './row-fate.ts';
import { ROW_PAGE } from './tried-rows.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** FORBIDDEN unless the person may write what the ledger holds: an import is no way round the rights. */
export function requireKind(r: Pick<ReadContext, 'actor'>, kind: ImportKind): void {
  const permission = IMPORT_KIND_PERMISSION[kind];
  if (!isAllowed(r.actor.role, permission)) throw new DomainError('FORBIDDEN', { permission });
}

export function listBatches(r: ReadContext, input: ListInput): ListPage<BatchRow> {
  return listPage(r.db, batchList, input);
}

export function getBatch(r: ReadContext, id: string): BatchDetail {
  const batch = requireRow(findBatch(r.db, id), 'imports', id);
  return {
    ...batch,
    ...batchFacts(r.db, id),
    isUndoable: batch.state === 'applied' && batch.newCount + batch.updatedCount > 0,
  };
}

/** How a batch was read, by its number; null when there is none. */
export function planOfBatch(r: ReadContext, no: string): ImportPlan | null {
  const plan = findBatchByNo(r.db, no)?.plan;
  return plan === undefined ? null : (JSON.parse(plan) as ImportPlan);
}

export function batchIdByNo(r: ReadContext, no: string): string | null {
  return findBatchByNo(r.db, no)?.id ?? null;
}

/** An empty ledger of a kind; FORBIDDEN for kinds one may not bring in. */
export async function templateWorkbook(
  r: ReadContext,
  kind: ImportKind,
  language: ReasonLanguage,
): Promise<File> {
  requireKind(r, kind);
  const bytes = await new Response(writeTemplate(kind, language)).arrayBuffer();
  return new File([bytes], templateName(kind, language), { type: XLSX });
}

/** The rows that came back, as a workbook to correct and bring in again. */
export async function rejectedWorkbook(r: ReadContext, id: string, language: ReasonLanguage): Promise<File> {
  const batch = requireRow(findBatch(r.db, id), 'imports', id);
  requireKind(r, batch.kind);
  const plan = JSON.parse(planOf(r.db, id) ?? '{}') as ImportPlan;
  const rows = rejectedRows(r.db, id).map((row) => rejectedRow(row, plan, language));
  const stream = writeRejectedRows(plan.columns, rows, language, batch.no);
  const bytes = await new Response(stream).arrayBuffer();
  const base = batch.fileName.replace(/\.[^.]*$/, '');
  return new File([bytes], `${base}-${batch.no}.xlsx`, { type: XLSX });
}

function rejectedRow(
  { rowNo, cells, issues }: StoredRow,
  plan: ImportPlan,
  language: ReasonLanguage,
): RejectedRow {
  const errors = JSON.parse(issues ?? '[]') as ImportRowError[];
  return {
    row: rowNo,
    cells: storedCells(cells),
    reasons: errors.map((error) => reasonOf(error, plan, language)),
  };
}

/** Date cells were stored as JSON texts; they go back as days. */
function storedCells(cells: string | null): RawCell[] {
  const parsed = JSON.parse(cells ?? '[]') as RawCell[];
  return parsed.map((cell) =>
    typeof cell === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(cell) ? new Date(cell) : cell,
  );
}

function reasonOf(
  { column, code, text }: ImportRowError,
  plan: ImportPlan,
  language: ReasonLanguage,
): string {
  const header = plan.columns.find((candidate) => candidate.index === column)?.header ?? '';
  const words = problemText(code, language) ?? code;
  const shown = text === '' ? '' : language === 'zh' ? `（${text}）` : ` (${text})`;
  const separator = language === 'zh' ? '：' : ': ';
  return `${header === '' ? '' : `${header}${separator}`}${words}${shown}`;
}

/** The rows behind one number of a batch. */
export function batchRows(r: ReadContext, id: string, group: RowGroup, page: number): RowPage {
  requireRow(findBatch(r.db, id), 'imports', id);
  const { rows, total } = rowsOfGroup(r.db, id, group, { limit: ROW_PAGE, offset: page * ROW_PAGE });
  return { rows: rows.map(fateOfStored), total, pageSize: ROW_PAGE };
}

function fateOfStored(row: StoredRow & { title: string | null }): RowFate {
  const parse = (text: string | null) => JSON.parse(text ?? 'null') as object | null;
  return {
    row: row.rowNo,
    entity: row.entity,
    entityId: row.entityId,
    label: row.title ?? labelOf(storedCells(row.cells)),
    changes: changesOf(parse(row.beforeJson), parse(row.afterJson)),
    problems: JSON.parse(row.issues ?? '[]') as ImportRowError[],
  };
}
