import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ordersOfParty } from '#contract/insights/drill.ts';
import type { CustomerGroups } from '#contract/insights/insights.schema.ts';
import { Chart } from '#renderer/components/charts/chart.tsx';
import { FigureCard } from '#renderer/components/charts/figure-card.tsx';
import { groupsOption } from '#renderer/components/charts/groups-option.ts';
import { formatMoney, formatNumber, formatPercent } from '#renderer/lib/format.ts';
import { useDrill } from '#renderer/lib/use-drill.ts';
import { LeftOutNote } from './left-out-note.tsx';

/** Customers in four groups by how long ago and how often they ordered. */
export function GroupsCard({ data }: { data: CustomerGroups }) {
  const { t } = useTranslation('insights');
  const drill = useDrill();
  const { thresholds, customers } = data;
  // The marks are all alike where amounts may not be seen.
  const isMasked = data.limits.monetary === null;
  const option = useMemo(() => {
    const points = customers.map((c) => ({
      name: c.name,
      recencyDays: c.recencyDays,
      frequency: c.windowFrequency,
      amount: c.windowMinor ?? 0,
      group: c.group,
    }));
    const sums = new Map(data.groups.map((g) => [g.group as string, g]));
    const word = (group: string) => t(`groups.${group as CustomerGroups['groups'][number]['group']}`);
    return groupsOption(points, thresholds, {
      group: (group) =>
        t('groups.legend', {
          word: word(group),
          count: sums.get(group)?.customers ?? 0,
          share: formatPercent(sums.get(group)?.share),
        }),
      recency: t('groups.recency'),
      frequency: t('groups.frequency'),
      describe: (p) =>
        t('groups.describe', {
          name: p.name,
          days: p.recencyDays,
          frequency: p.frequency,
          amount: isMasked ? '—' : formatMoney(p.amount, 'tenThousand'),
        }),
    });
  }, [data, customers, thresholds, isMasked, t]);
  const value = data.groups.find((g) => g.group === 'value');
  const openParty = (partyId: string) => drill(ordersOfParty(partyId, data.windowFrom, data.asOf));
  const pick = (index: number, group: string) => {
    const member = customers.filter((c) => c.group === group)[index];
    if (member) openParty(member.partyId);
  };
  return (
    <FigureCard
      title={
        value && value.customers > 0
          ? t('groups.title', { customers: value.customers, share: formatPercent(value.share) })
          : t('groups.titleNone')
      }
      meta={t(thresholds.method === 'fifths' ? 'groups.metaFifths' : 'groups.meta', {
        months: thresholds.windowMonths,
        count: customers.length,
        days: thresholds.recencyDays,
        frequency: thresholds.frequency,
      })}
      rows={customers}
      note={
        isMasked ? (
          <span className="mw-muted">{t('noRight')}</span>
        ) : (
          <LeftOutNote leftOut={data.leftOut} from={data.windowFrom} to={data.asOf} />
        )
      }
      rowKey={(row) => row.partyId}
      onOpen={(row) => openParty(row.partyId)}
      columns={[
        { key: 'name', word: t('groups.customer'), text: (row) => row.name },
        { key: 'group', word: t('groups.group'), text: (row) => t(`groups.${row.group}`) },
        { key: 'last', word: t('groups.last'), text: (row) => row.lastOn },
        { key: 'days', word: t('groups.days'), isNumber: true, text: (row) => formatNumber(row.recencyDays) },
        {
          key: 'orders',
          word: t('groups.orders'),
          isNumber: true,
          text: (row) => formatNumber(row.windowFrequency),
        },
        {
          key: 'amount',
          word: t('groups.amount'),
          isNumber: true,
          text: (row) => formatMoney(row.windowMinor, 'tenThousand'),
        },
        { key: 'fifths', word: t('groups.fifths'), text: (row) => `${row.r}·${row.f}·${row.m ?? '—'}` },
        { key: 'bins', word: t('groups.bins'), text: (row) => `${row.rBin}·${row.fBin}·${row.mBin ?? '—'}` },
      ]}
    >
      <Chart option={option} height="100%" onPick={pick} />
    </FigureCard>
  );
}
