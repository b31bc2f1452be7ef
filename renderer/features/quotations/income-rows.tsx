import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { YearRowsInput } from '#contract/quotations/quotations.contract.ts';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatMoney } from '#renderer/lib/format.ts';

/** The entries behind one figure of the year; each leads to its case. */
export function IncomeRows({ asked }: { asked: YearRowsInput }) {
  const { t } = useTranslation('quotations');
  const found = useQuery(orpc.quotations.yearRows.queryOptions({ input: asked }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  const rows = found.data ?? [];
  const sum = rows.reduce((total, one) => total + one.amountMinor, 0);
  const title = t('income.rows', {
    what: t(`income.${asked.what}`),
    when: asked.month ?? String(asked.year),
    sum: formatMoney(sum),
  });
  return (
    <section className="mw-card mw-income-rows" aria-label={title}>
      <h2>{title}</h2>
      <DetailTable
        label={title}
        rows={rows}
        rowKey={(one) => one.id}
        empty={t('income.none')}
        columns={[
          { id: 'on', header: t('income.on'), width: 104, cell: (one) => one.on },
          {
            id: 'case',
            header: t('field.case'),
            cell: (one) => (
              <Link to="/service-cases/$id" params={{ id: one.caseId }}>
                {`${one.caseNo} ${one.caseTitle}`}
              </Link>
            ),
          },
          { id: 'party', header: t('field.party'), width: 180, cell: (one) => one.partyName },
          { id: 'quotation', header: t('field.no'), width: 130, cell: (one) => one.quotationNo },
          {
            id: 'amount',
            header: t('income.amount'),
            width: 120,
            isNumber: true,
            cell: (one) => formatMoney(one.amountMinor),
          },
        ]}
      />
    </section>
  );
}
