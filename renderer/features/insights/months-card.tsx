import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { changeRatio } from '#contract/insights/change-ratio.ts';
import { ordersOfMonth } from '#contract/insights/drill.ts';
import type { OrderMonths } from '#contract/insights/insights.schema.ts';
import { addMonths, lastDayOf } from '#contract/insights/months.ts';
import { formatChange, reportLanguage } from '#contract/reports/format-value.ts';
import { Chart } from '#renderer/components/charts/chart.tsx';
import { FigureCard } from '#renderer/components/charts/figure-card.tsx';
import { monthsOption } from '#renderer/components/charts/months-option.ts';
import { formatMoney, formatNumber } from '#renderer/lib/format.ts';
import { useDrill } from '#renderer/lib/use-drill.ts';
import { LeftOutNote } from './left-out-note.tsx';

const TEN_THOUSAND = 1_000_000;
const SHOWN = 36;

/** Amount signed by month with 环比 and 同比. */
export function MonthsCard({
  data,
  period,
  hasPattern,
}: {
  data: OrderMonths;
  period: string;
  hasPattern: boolean;
}) {
  const { t, i18n } = useTranslation('insights');
  const language = reportLanguage(i18n.language);
  const drill = useDrill();
  const shown = useMemo(() => data.months.slice(-SHOWN), [data]);
  const [first] = shown;
  const last = shown.at(-1);
  const lastYear = shown.reduce((sum, m) => sum + (m.lastYearMinor ?? 0), 0);
  const total = shown.reduce((sum, m) => sum + (m.amountMinor ?? 0), 0);
  const isMasked = data.totalMinor === null;
  const orders = shown.reduce((sum, m) => sum + m.orders, 0);
  const option = useMemo(() => {
    const points = shown.map((m) => ({
      month: m.month,
      value: (m.amountMinor ?? 0) / TEN_THOUSAND,
      lastYear: m.lastYearMinor === null ? null : m.lastYearMinor / TEN_THOUSAND,
      yoy: m.yoy.ratio,
    }));
    return monthsOption(
      points,
      {
        now: t('month.now'),
        lastYear: t('month.lastYear'),
        yoy: t('month.yoy'),
        number: (v) => formatNumber(v),
      },
      hasPattern,
    );
  }, [shown, hasPattern, t]);
  return (
    <FigureCard
      title={t('month.title', {
        period,
        amount: isMasked ? '—' : formatNumber(total / TEN_THOUSAND),
        change: formatChange(changeRatio(total, lastYear), language),
      })}
      meta={isMasked ? t('noRight') : t('month.meta', { count: orders })}
      isTableOnly={isMasked}
      rows={shown}
      note={
        first && last ? (
          <LeftOutNote
            leftOut={data.leftOut.filter((one) => one.month >= first.month)}
            from={`${first.month}-01`}
            to={lastDayOf(last.month)}
          />
        ) : null
      }
      rowKey={(row) => row.month}
      onOpen={(row) => drill(ordersOfMonth(row.month))}
      columns={[
        { key: 'month', word: t('month.month'), text: (row) => row.month },
        {
          key: 'amount',
          word: t('month.amount'),
          isNumber: true,
          text: (row) => formatMoney(row.amountMinor, 'tenThousand'),
        },
        { key: 'orders', word: t('month.orders'), isNumber: true, text: (row) => formatNumber(row.orders) },
        {
          key: 'customers',
          word: t('month.customers'),
          isNumber: true,
          text: (row) => formatNumber(row.customers),
        },
        { key: 'mom', word: t('month.mom'), isNumber: true, text: (row) => formatChange(row.mom, language) },
        { key: 'yoy', word: t('month.yoy'), isNumber: true, text: (row) => formatChange(row.yoy, language) },
      ]}
    >
      <Chart
        option={option}
        height="100%"
        onPick={(index, series) => {
          const month = shown[index]?.month;
          if (month) drill(ordersOfMonth(series === 'lastYear' ? addMonths(month, -12) : month));
        }}
      />
    </FigureCard>
  );
}
