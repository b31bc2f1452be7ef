import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QUOTATION_STATES, type QuotationRow } from '#contract/quotations/quotations.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatMoney, formatPercent, formatQuantity, today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { CopyQuotation } from './copy-quotation.tsx';

const route = getRouteApi('/shell/service-quotations');
const SOURCE = { path: ['quotations', 'list'], list: client.quotations.list };
const TONES: Record<QuotationRow['state'], Tone> = {
  draft: 'warn',
  sent: 'run',
  confirmed: 'ok',
  declined: 'bad',
  superseded: 'off',
};

function useQuotationColumns(): GridColumn<QuotationRow>[] {
  const { t } = useTranslation('quotations');
  return useMemo(
    () => [
      { id: 'no', header: t('field.no'), width: 116, kind: 'code', value: (row) => row.no + row.letter },
      { id: 'partyName', header: t('field.party'), width: 118, kind: 'text', value: (row) => row.partyName },
      { id: 'caseTitle', header: t('field.case'), width: 168, kind: 'text', value: (row) => row.caseTitle },
      {
        id: 'grossMinor',
        header: t('field.gross'),
        width: 110,
        kind: 'money',
        value: (row) => row.grossMinor,
      },
      {
        id: 'state',
        header: t('field.state'),
        width: 96,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`state.${row.state}`),
        cell: (row) => <StateBadge tone={TONES[row.state]} word={t(`state.${row.state}`)} />,
        options: QUOTATION_STATES.map((value) => ({ value, word: t(`state.${value}`) })),
      },
      { id: 'sentOn', header: t('field.sent'), width: 100, kind: 'date', value: (row) => row.sentOn },
      {
        id: 'validUntil',
        header: t('field.validUntil'),
        width: 100,
        kind: 'date',
        value: (row) => row.validUntil,
      },
      {
        id: 'answeredOn',
        header: t('field.answered'),
        width: 100,
        isHidden: true,
        kind: 'date',
        value: (row) => row.answeredOn,
      },
    ],
    [t],
  );
}

/** Quotations of paid service, and how the year stands against its target. */
export function QuotationsPage() {
  const { t } = useTranslation('quotations');
  const navigate = useNavigate();
  return (
    <RecordListPage
      id="quotations"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('title'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useQuotationColumns()}
      source={SOURCE}
      search={route.useSearch()}
      onOpen={(row) => void navigate({ to: '/service-cases/$id', params: { id: row.caseId } })}
      panel={(id) => <QuotationPanel id={id} />}
      tools={() => <YearNote />}
    />
  );
}

/** Income of the year against its target in one line; the page behind it has the months and every year. */
function YearNote() {
  const { t } = useTranslation('quotations');
  const navigate = useNavigate();
  const year = Number(today().slice(0, 4));
  const found = useQuery(orpc.quotations.year.queryOptions({ input: { year } }));
  const { incomeMinor = 0, attainmentBp = null } = found.data ?? {};
  return (
    <Button onClick={() => void navigate({ to: '/service-income', search: {} })}>
      {t('year', {
        year,
        income: found.data ? formatMoney(incomeMinor, 'tenThousand') : '…',
        share: attainmentBp === null ? '—' : formatPercent(attainmentBp / 10_000),
      })}
    </Button>
  );
}

function QuotationPanel({ id }: { id: string }) {
  const { t } = useTranslation('quotations');
  const found = useQuery(orpc.quotations.get.queryOptions({ input: { id } }));
  const mayWrite = useMay('cases.write');
  const row = found.data;
  if (!row) return null;
  return (
    <>
      <div className="mw-row between">
        <h1 className="mw-mono">{row.no + row.letter}</h1>
        <StateBadge tone={TONES[row.state]} word={t(`state.${row.state}`)} />
      </div>
      <KeyValues
        items={[
          { label: t('field.party'), value: row.partyName },
          {
            label: t('field.case'),
            value: (
              <Link to="/service-cases/$id" params={{ id: row.caseId }}>
                {`${row.caseNo} ${row.caseTitle}`}
              </Link>
            ),
          },
          ...row.lines.map((line, i) => ({
            label: `${i + 1}`,
            value: `${line.text} ${formatQuantity(line.quantity, line.uom)} × ${formatMoney(line.priceMinor)}`,
          })),
          { label: t('field.net'), value: formatMoney(row.netMinor) },
          { label: t('field.tax'), value: formatMoney(row.taxMinor) },
          { label: t('field.gross'), value: formatMoney(row.grossMinor) },
          {
            label: t('field.answered'),
            value: [row.answeredOn, row.answeredBy, row.answer].filter(Boolean).join(' · '),
          },
        ]}
      />
      <LinkedRecords kind="quotations" id={row.id} />
      {mayWrite ? <CopyQuotation row={row} /> : null}
    </>
  );
}
