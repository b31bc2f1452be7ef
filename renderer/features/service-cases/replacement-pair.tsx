import { useTranslation } from 'react-i18next';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { useCodes } from '#renderer/lib/codes.ts';
import { useJoin } from '#renderer/lib/join.ts';
import type { ReplacementModel } from './use-replacement.ts';

/** The two events that confirming will write, side by side as they will stand in both lives. */
export function ReplacementPair({ model }: { model: ReplacementModel }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const join = useJoin();
  const { old, fresh, fate } = model;
  if (!old) return null;
  const position = codes.word('position', old.position);
  const inService = old.daysInService === null ? '' : t('replace.inService', { days: old.daysInService });
  const rows = [
    {
      id: 'removed',
      event: `⇄ − ${t('replace.removed')}`,
      code: old.barcode,
      result: join.clauses([t(`replace.fates.${fate}`), inService]),
    },
    {
      id: 'installed',
      event: `⇄ + ${t('replace.installed')}`,
      code: fresh?.barcode ?? t('replace.pending', { step: 2 }),
      result: fresh?.warrantyUntil ? t('replace.until', { date: fresh.warrantyUntil }) : '',
    },
  ];
  return (
    <>
      <div className="mw-row between">
        <h2>{t('replace.pair')}</h2>
        <span className="mw-muted">{t('replace.pairNote')}</span>
      </div>
      <DetailTable
        label={t('replace.pair')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'event', header: t('replace.event'), width: 96, cell: (row) => row.event },
          {
            id: 'code',
            header: t('replace.code'),
            width: 150,
            cell: (row) => <span className="mw-mono">{row.code}</span>,
          },
          { id: 'position', header: t('replace.position'), cell: () => position },
          { id: 'result', header: t('replace.result'), cell: (row) => row.result },
        ]}
      />
      {fresh?.remainderUntil ? (
        <span className="mw-muted mw-meta">{t('replace.rule', { date: fresh.remainderUntil })}</span>
      ) : null}
    </>
  );
}
