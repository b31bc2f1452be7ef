import { pathFilters } from '#contract/lists/group-filter.ts';
import type { ListGroups } from '#contract/lists/lists.schema.ts';
import { client } from '#renderer/lib/client.ts';
import { listQuery } from '../grid-state.ts';
import type { GridSource } from '../grid-types.ts';
import type { GridQuery } from '../use-grid-rows.ts';
import { isGroupable } from './column-acts.ts';
import { groupPaths, levelsOf } from './group-lines.ts';
import { type ListOutput, shownColumns } from './list-output.ts';

/** Nobody reads more on paper; a file holds all of them. */
export const MAX_ON_PAPER = 3000;
const PAGE = 500;

export type PaperLine<Row> =
  | { kind: 'row'; row: Row }
  | { kind: 'group'; group: ListGroups['groups'][number] }
  | { kind: 'total'; total: ListGroups['total'] };

export interface PaperRows<Row> {
  lines: PaperLine<Row>[];
  /** Records the list has, printed or not. */
  total: number;
  sums: readonly string[];
}

async function readRows<Row>(source: GridSource<Row>, query: GridQuery, limit: number, signal: AbortSignal) {
  const rows: Row[] = [];
  let total = 0;
  let after: string | null = null;
  do {
    const more = Math.min(PAGE, limit - rows.length);
    const next = after === null ? { withTotal: true } : { after };
    const page = await source.list({ ...query, ...next, limit: more }, { signal });
    rows.push(...page.rows);
    total = page.total ?? total;
    after = page.next;
  } while (after !== null && rows.length < limit);
  return { rows, total };
}

/** What a list adds up to, printed rows or not; the core says it with whatever the rows are gathered by. */
async function totalOf<Row>(
  output: ListOutput<Row>,
  sums: string[],
  signal: AbortSignal,
): Promise<PaperLine<Row> | null> {
  const column = output.columns.find(isGroupable);
  if (!column) return null;
  const by = column.kind === 'date' ? { column: column.id, part: 'year' as const } : { column: column.id };
  const asked = { list: output.list, by, sums, ...listQuery(output.state), sort: [] };
  return { kind: 'total', total: (await client.lists.groups(asked, { signal })).total };
}

/** The rows a sheet of paper shows: in the order of the list, gathered where the list is grouped. */
export async function readForPaper<Row>(
  output: ListOutput<Row>,
  source: GridSource<Row>,
  signal: AbortSignal,
): Promise<PaperRows<Row>> {
  const query = listQuery(output.state);
  const levels = levelsOf(output.state);
  const [by, ...thenBy] = levels;
  const asLine = (row: Row): PaperLine<Row> => ({ kind: 'row', row });
  const sums = shownColumns(output)
    .filter((one) => (one.kind === 'money' || one.kind === 'quantity') && one.filter !== false)
    .map((one) => one.id);
  if (!by) {
    const { rows, total } = await readRows(source, query, MAX_ON_PAPER, signal);
    const whole = rows.length > 0 && sums.length > 0 ? await totalOf(output, sums, signal) : null;
    return { lines: [...rows.map(asLine), ...(whole ? [whole] : [])], total, sums };
  }
  const groups = await client.lists.groups({ list: output.list, by, thenBy, sums, ...query }, { signal });
  const paths = groupPaths(groups);
  const lines: PaperLine<Row>[] = [];
  let room = MAX_ON_PAPER;
  for (const [at, group] of groups.groups.entries()) {
    lines.push({ kind: 'group', group });
    if (room <= 0 || group.depth !== groups.levels - 1) continue;
    const own = { ...query, filters: [...(query.filters ?? []), ...pathFilters(levels, paths[at] ?? [])] };
    const { rows } = await readRows(source, own, room, signal);
    room -= rows.length;
    lines.push(...rows.map(asLine));
  }
  lines.push({ kind: 'total', total: groups.total });
  return { lines, total: groups.total.count, sums };
}
