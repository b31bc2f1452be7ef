import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ordersOfParty } from '#contract/insights/drill.ts';
import type { Contribution } from '#contract/insights/insights.schema.ts';
import { Chart } from '#renderer/components/charts/chart.tsx';
import { FigureCard } from '#renderer/components/charts/figure-card.tsx';
import { shareOption } from '#renderer/components/charts/share-option.ts';
import { formatMoney, formatNumber, formatPercent } from '#renderer/lib/format.ts';
import { useDrill } from '#renderer/lib/use-drill.ts';
import { LeftOutNote } from './left-out-note.tsx';

const SHOWN = 12;
const LEADING = 5;

/** Which customers the amount comes from, largest first. */
export function ShareCard({ data, from, to }: { data: Contribution; from: string; to: string }) {
  const { t } = useTranslation('insights');
  const drill = useDrill();
  const { rows } = data;
  const option = useMemo(
    () =>
      shareOption(
        rows.slice(0, SHOWN).map((r) => ({ label: r.label, value: r.value / 1_000_000 })),
        (value) => formatNumber(value),
      ),
    [rows],
  );
  const n = Math.min(LEADING, rows.length);
  const open = (key: string) => drill(ordersOfParty(key, from, to));
  return (
    <FigureCard
      title={
        n > 0
          ? t('share.title', { n, share: formatPercent(rows[n - 1]?.cumulativeShare) })
          : t('share.titleNone')
      }
      meta={t('share.meta', { count: rows.length })}
      rows={rows}
      note={<LeftOutNote leftOut={data.leftOut} from={from} to={to} />}
      rowKey={(row) => row.key}
      onOpen={(row) => open(row.key)}
      columns={[
        { key: 'label', word: t('share.customer'), text: (row) => row.label },
        {
          key: 'value',
          word: t('share.amount'),
          isNumber: true,
          text: (row) => formatMoney(row.value, 'tenThousand'),
        },
        {
          key: 'share',
          word: t('share.cumulative'),
          isNumber: true,
          text: (row) => formatPercent(row.cumulativeShare),
        },
        { key: 'abc', word: t('share.abc'), text: (row) => row.abc },
      ]}
    >
      <Chart option={option} height="100%" onPick={(index) => rows[index] && open(rows[index].key)} />
    </FigureCard>
  );
}
