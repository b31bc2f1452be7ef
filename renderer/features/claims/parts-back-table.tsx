import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PartBack } from '#contract/claims/returns.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { useCodes } from '#renderer/lib/codes.ts';

interface PartsBackTableProps {
  rows: readonly PartBack[];
  /** Null where the person may not write. */
  onReceive: ((barcode: string) => void) | null;
}

/** Each part with the day it was taken out, the machine and the case it comes from; the longest out first. */
export function PartsBackTable({ rows, onReceive }: PartsBackTableProps) {
  const { t } = useTranslation('claims');
  const codes = useCodes();
  return (
    <DetailTable
      label={t('back.title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('back.empty')}
      columns={[
        { id: 'since', header: t('back.since'), width: 100, cell: (row) => row.sinceOn },
        {
          id: 'state',
          header: t('field.state'),
          width: 110,
          cell: (row) => (
            <StateBadge
              tone={row.state === 'expected' ? 'warn' : 'run'}
              word={row.state === 'expected' ? t(`back.fate.${row.fate}`) : t('back.inRepair')}
            />
          ),
        },
        {
          id: 'barcode',
          header: t('back.part'),
          cell: (row) => (
            <>
              <Link to="/units/$barcode" params={{ barcode: row.barcode }} className="mw-mono">
                {row.barcode}
              </Link>{' '}
              {[row.part, row.lotNo].filter(Boolean).join(' · ')}
            </>
          ),
        },
        {
          id: 'from',
          header: t('back.from'),
          cell: (row) =>
            [row.machineBarcode, codes.word('position', row.position), row.partyName]
              .filter(Boolean)
              .join(' · '),
        },
        {
          id: 'case',
          header: t('field.case'),
          width: 170,
          cell: (row) => (
            <>
              <Link to="/service-cases/$id" params={{ id: row.caseId }}>
                {row.caseNo}
              </Link>{' '}
              {row.engineers}
            </>
          ),
        },
        {
          id: 'act',
          header: t('back.act'),
          width: 110,
          cell: (row) =>
            onReceive ? (
              <Button tone="quiet" onClick={() => onReceive(row.barcode)}>
                {row.state === 'expected' ? t('back.here') : t('back.repaired')}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
