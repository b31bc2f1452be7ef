import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { findChoices } from '#renderer/components/form/choice-search.ts';
import { client } from '#renderer/lib/client.ts';
import type { GridColumn } from '../grid-types.ts';
import { useList } from './list-context.ts';

export interface ValueChoice {
  /** As a filter carries it; empty for blank. */
  value: string;
  word: string;
  /** Rows that have it; null while nobody has counted. */
  count: number | null;
}

const inReadingOrder = new Intl.Collator('zh-u-co-pinyin', { numeric: true });

/** The values a column has under the other filters, with words and counts; coded ones in the order of their code table. */
export function useColumnValues<Row>(column: GridColumn<Row>, find: string) {
  const { t } = useTranslation('grid');
  const { list, path, query } = useList();
  const filters = (query.filters ?? []).filter((one) => one.column !== column.id);
  const isCoded = column.options !== undefined;
  const input = {
    list,
    column: column.id,
    filters,
    ...(query.search ? { search: query.search } : {}),
    // Words of codes are known here only; texts are found in the core, however many there are.
    ...(!isCoded && find !== '' ? { find } : {}),
  };
  const answer = useQuery({
    queryKey: [[...path], { type: 'values', input }],
    queryFn: ({ signal }) => client.lists.values(input, { signal }),
    placeholderData: keepPreviousData,
  });
  const wordOf = (value: string) =>
    value === '' ? t('blank') : (column.options?.find((one) => one.value === value)?.word ?? value);
  const order = (value: string) => column.options?.findIndex((one) => one.value === value) ?? -1;
  const counted = (answer.data?.values ?? []).map(({ value, count }): ValueChoice => {
    const text = value === null ? '' : String(value);
    return { value: text, word: wordOf(text), count };
  });
  // Nothing heard yet, or the core does not know the column: the code table alone is still a list.
  const known = (column.options ?? []).map((one): ValueChoice => ({ ...one, count: null }));
  const choices = answer.data ? counted : known;
  const sorted = [...choices].sort((a, b) =>
    isCoded ? order(a.value) - order(b.value) : inReadingOrder.compare(a.word, b.word),
  );
  const asked = sorted.map(
    ({ value, word }) => column.options?.find((one) => one.value === value) ?? { value, word },
  );
  const isFound = new Set(findChoices(asked, find).map(({ value }) => value));
  return {
    choices: isCoded ? sorted.filter((one) => isFound.has(one.value)) : sorted,
    hasMore: answer.data?.hasMore ?? false,
    isPending: answer.isPending,
  };
}
