import type { ViewExport } from '#contract/exports/exports.schema.ts';
import { DomainError, inputInvalid } from '#contract/kit/errors.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type { ExportTable } from '#db/exporting/export-columns.ts';
import { EXPORT_KINDS } from '#db/exporting/export-kinds.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listTotalsOf } from '#db/kit/list-groups.ts';
import { listColumn } from '#db/kit/list-query.ts';
import { masksOf } from '#db/kit/masks/field-masks.ts';
import { shownSpec } from '#db/kit/masks/shown-spec.ts';
import { requireList } from '#db/slices/lists/list-sources.ts';

/** A name every file system takes; with the day it was made where the content is that of a day. */
export function fileName(title: string, today: string | null, ending: string): string {
  const plain = title.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ').trim();
  return `${plain === '' ? 'export' : plain}${today === null ? '' : ` ${today}`}.${ending}`;
}

/** Kinds this person may write to a file whole. */
export function exportKinds(r: ReadContext): string[] {
  return Object.keys(EXPORT_KINDS).filter((kind) => {
    const known = EXPORT_KINDS[kind];
    return known !== undefined && isAllowed(r.actor.role, known.permission);
  });
}

/** The table of a kind. INPUT_INVALID unknown_kind; FORBIDDEN when the person may not read it. */
export function kindTable(r: Pick<ReadContext, 'actor'>, kind: string): ExportTable {
  const known = Object.hasOwn(EXPORT_KINDS, kind) ? EXPORT_KINDS[kind] : undefined;
  if (!known) throw inputInvalid('kind', 'unknown_kind', { kind });
  if (!isAllowed(r.actor.role, known.permission))
    throw new DomainError('FORBIDDEN', { permission: known.permission });
  return known.table;
}

/** Number of rows a view has; refuses what the list does not know before a job is started for it. */
export function countView(r: ReadContext, input: ViewExport): number {
  const source = requireList(r, input.list);
  const { spec: whole, filters } = source.ask(input.filters ?? [], []);
  const spec = shownSpec(masksOf(r.db), whole);
  for (const [at, { column }] of (input.sort ?? []).entries()) listColumn(spec, column, `sort.${at}.column`);
  if (input.group) listColumn(spec, input.group.column, 'group.column');
  for (const [at, { column }] of (input.thenBy ?? []).entries())
    listColumn(spec, column, `thenBy.${at}.column`);
  return listTotalsOf(r.db, spec, { sums: [], filters: [...filters], search: input.search }).count;
}
