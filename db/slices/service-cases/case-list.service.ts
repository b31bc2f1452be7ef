import type { Filter, ListInput, ListPage } from '#contract/kit/list.ts';
import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listPage } from '#db/kit/list-query.ts';
import { candidateQuery } from './case-text.repo.ts';
import { caseHits, caseList, pickCases } from './service-cases.repo.ts';

/** Room for the cases of one day in `doc`; the day before it is the modified Julian day. */
const DAY = 2 ** 36;
const EPOCH_DAY = 40_587;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;

function firstDocOf(date: unknown): number | null {
  if (typeof date !== 'string' || !DATE.test(date)) return null;
  const day = Date.parse(date) / 86_400_000 + EPOCH_DAY;
  return Number.isInteger(day) ? day * DAY : null;
}

/** A condition on the day as a range of `doc`, which is what the lists are sorted by. */
function dayAsDoc(filter: Filter): Filter {
  if (filter.column !== 'reportedOn') return filter;
  const values = filter.op === 'between' ? (filter.values ?? []) : [filter.value, filter.value];
  const low = firstDocOf(values[0]);
  const high = firstDocOf(values[1]);
  if (low === null || high === null || values.length !== 2) return filter;
  const end = high + DAY - 1;
  switch (filter.op) {
    case 'eq':
    case 'between':
      return { column: 'doc', op: 'between', values: [low, end] };
    case 'gte':
      return { column: 'doc', op: 'gte', value: low };
    case 'lte':
      return { column: 'doc', op: 'lte', value: end };
    default:
      return filter;
  }
}

/**
 * Cases, newest first unless sorted otherwise. `search` finds exactly the cases whose title or description contains
 * the text, as `LIKE '%text%'` would; the full text only makes it fast for words with Han characters.
 */
export function listCases(r: ReadContext, input: ListInput): ListPage<CaseRow> {
  const sort = input.sort ?? [];
  const isByDate = sort.length === 0 || (sort.length === 1 && sort[0]?.column === 'reportedOn');
  const query: ListInput = { ...input, filters: (input.filters ?? []).map(dayAsDoc) };
  if (isByDate) query.sort = [{ column: 'doc', direction: sort[0]?.direction ?? 'desc' }];
  const text = input.search?.trim() ?? '';
  const isStreamed = isByDate && text !== '' && candidateQuery(text) !== null;
  return listPage(r.db, isStreamed ? caseHits : caseList, query) as ListPage<CaseRow>;
}

export function pickCase(r: ReadContext, text: string, limit = 20) {
  return pickCases(r.db, text, limit);
}
