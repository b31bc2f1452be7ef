import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { casesOf, casesOfAny } from '#contract/insights/drill.ts';
import type { CasePareto } from '#contract/insights/insights.schema.ts';
import type { Filter } from '#contract/kit/list.ts';
import { Chart } from '#renderer/components/charts/chart.tsx';
import { FigureCard } from '#renderer/components/charts/figure-card.tsx';
import { paretoOption } from '#renderer/components/charts/pareto-option.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { formatNumber, formatPercent } from '#renderer/lib/format.ts';
import { useDrill } from '#renderer/lib/use-drill.ts';

const SHOWN = 9;
const LEADING = 4;
const WARRANTY: Filter = { column: 'judgement', op: 'eq', value: 'warranty' };

/** Cases by fault, part or product; the foot of each bar is what the warranty pays. */
export function ParetoCard({ data, hasPattern }: { data: CasePareto; hasPattern: boolean }) {
  const { t } = useTranslation('insights');
  const codes = useCodes();
  const drill = useDrill();
  const rows = useMemo(
    () =>
      data.rows.map((row) => ({
        ...row,
        label: (data.by === 'fault' ? codes.word('fault', row.key) : row.label) || t('pareto.uncoded'),
      })),
    [data, codes, t],
  );
  const option = useMemo(() => {
    const rest = rows.slice(SHOWN);
    const sum = (pick: (row: (typeof rows)[number]) => number) => rest.reduce((s, row) => s + pick(row), 0);
    const other = {
      label: t('pareto.rest', { count: rest.length }),
      value: sum((r) => r.value),
      part: sum((r) => r.warranty),
      lastYear: sum((r) => r.lastYear),
      cumulativeShare: 1,
    };
    const points = rows.slice(0, SHOWN).map((row) => ({ ...row, part: row.warranty }));
    const words = {
      part: t('pareto.warranty'),
      rest: t('pareto.other'),
      now: t('pareto.now'),
      lastYear: t('pareto.lastYear'),
      cumulative: t('pareto.cumulative'),
    };
    return paretoOption(rest.length > 0 ? [...points, other] : points, words, hasPattern);
  }, [rows, hasPattern, t]);
  const open = (key: string) => drill(casesOf(data.by, key, data.from, data.to));
  // The dark foot of a bar is the part of it that the warranty pays; the last bar stands for all that have none.
  const pick = (index: number, series: string) => {
    const more = series === 'part' ? [WARRANTY] : [];
    const keys = (index < SHOWN ? rows.slice(index, index + 1) : rows.slice(SHOWN)).map((row) => row.key);
    const behind = casesOfAny(data.by, keys, data.from, data.to, ...more);
    if (behind) drill(behind);
  };
  const [first] = rows;
  const n = Math.min(LEADING, rows.length);
  const finding = { n, share: formatPercent(rows[n - 1]?.cumulativeShare), first: first?.label ?? '' };
  const title = {
    fault: t('pareto.title', finding),
    part: t('pareto.titlePart', finding),
    product: t('pareto.titleProduct', finding),
  }[data.by];
  return (
    <FigureCard
      title={first ? title : t('pareto.titleNone')}
      meta={t('pareto.meta', { count: data.total })}
      rows={rows}
      rowKey={(row) => row.key}
      onOpen={(row) => open(row.key)}
      columns={[
        { key: 'label', word: t(`pareto.${data.by}`), text: (row) => row.label },
        { key: 'value', word: t('pareto.cases'), isNumber: true, text: (row) => formatNumber(row.value) },
        {
          key: 'warranty',
          word: t('pareto.warranty'),
          isNumber: true,
          text: (row) => formatNumber(row.warranty),
        },
        {
          key: 'lastYear',
          word: t('pareto.lastYear'),
          isNumber: true,
          text: (row) => formatNumber(row.lastYear),
        },
        {
          key: 'share',
          word: t('pareto.cumulative'),
          isNumber: true,
          text: (row) => formatPercent(row.cumulativeShare),
        },
        { key: 'abc', word: t('pareto.abc'), text: (row) => row.abc },
      ]}
    >
      <Chart option={option} height="100%" onPick={pick} />
    </FigureCard>
  );
}
