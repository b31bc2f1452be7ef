import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarrantyEndingRow } from '#contract/units/warranty.contract.ts';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';

const route = getRouteApi('/shell/warranties');
const SPANS = ['30', '60', '90', '180'] as const;

/** Machines whose warranty ends soon, and the letter that offers their owners a service contract. */
export function WarrantiesPage() {
  const { t } = useTranslation('units');
  const { days = 90 } = route.useSearch();
  const navigate = useNavigate();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const ending = useQuery(orpc.units.warrantiesEnding.queryOptions({ input: { days } }));
  const rows = ending.data ?? [];
  const chosen = rows.filter((row) => !left.has(row.unitId) && row.partyId !== null);
  useTabTitle(t('ending.title'));
  const toggle = (unitId: string) => {
    const next = new Set(left);
    if (!next.delete(unitId)) next.add(unitId);
    setLeft(next);
  };
  if (ending.isError) return <ErrorPanel error={ending.error} onRetry={() => void ending.refetch()} />;
  return (
    <Page label={t('ending.title')}>
      <Toolbar label={t('ending.title')}>
        <PaperButton
          word={t('ending.letters', { count: new Set(chosen.map((row) => row.partyId)).size })}
          tone="primary"
          isDisabled={chosen.length === 0}
          document="contract-offer"
          route="/print/warranty-letter"
          search={{ days, left: [...left].join(' ') }}
          name={t('letter.fileName')}
          isLetter
        />
        <Segments
          label={t('ending.within')}
          value={String(days)}
          options={SPANS.map((span) => ({ value: span, word: t('ending.days', { count: Number(span) }) }))}
          onChange={(span) => void navigate({ to: '/warranties', search: { days: Number(span) } })}
        />
        <span className="mw-muted">{t('ending.found', { count: rows.length })}</span>
      </Toolbar>
      <div className="mw-form-page">
        {ending.data ? <Table rows={rows} left={left} onToggle={toggle} /> : null}
      </div>
    </Page>
  );
}

interface TableProps {
  rows: readonly WarrantyEndingRow[];
  left: ReadonlySet<string>;
  onToggle: (unitId: string) => void;
}

function Table({ rows, left, onToggle }: TableProps) {
  const { t } = useTranslation('units');
  return (
    <DetailTable
      label={t('ending.title')}
      rows={rows}
      rowKey={(row) => row.unitId}
      empty={t('ending.none')}
      columns={[
        {
          id: 'letter',
          header: t('ending.letter'),
          width: 60,
          cell: (row) => (
            <input
              type="checkbox"
              aria-label={t('ending.letterFor', { code: row.barcode })}
              disabled={row.partyId === null}
              checked={row.partyId !== null && !left.has(row.unitId)}
              onChange={() => onToggle(row.unitId)}
            />
          ),
        },
        {
          id: 'barcode',
          header: t('field.barcode'),
          width: 170,
          cell: (row) => (
            <Link to="/units/$barcode" params={{ barcode: row.barcode }} className="mw-mono">
              {row.barcode}
            </Link>
          ),
        },
        { id: 'name', header: t('field.name'), cell: (row) => row.name },
        { id: 'party', header: t('field.party'), cell: (row) => row.partyName },
        { id: 'site', header: t('field.site'), cell: (row) => row.siteName },
        { id: 'until', header: t('ending.until'), width: 100, cell: (row) => row.until },
        { id: 'days', header: t('ending.left'), width: 70, isNumber: true, cell: (row) => row.daysLeft },
        {
          id: 'by',
          header: t('ending.by'),
          width: 100,
          cell: (row) => (row.decidedBy === null ? '' : t(`warranty.event.${row.decidedBy}`)),
        },
      ]}
    />
  );
}
