import '#renderer/print/paper-fonts.ts';
import '#renderer/print/paper.css';
import './letter.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WarrantyEndingRow } from '#contract/units/warranty.contract.ts';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';

const route = getRouteApi('/print/warranty-letter');

/** One letter a customer, each on its own page. */
export function PrintLetterPage() {
  const { days, left } = route.useSearch();
  const ending = useQuery(orpc.units.warrantiesEnding.queryOptions({ input: { days: days ?? 90 } }));
  const setup = useQuery(orpc.setup.status.queryOptions());
  const isReady = ending.data !== undefined && setup.data !== undefined;
  usePrintReady(ending.isError || setup.isError ? 'failed' : isReady ? 'ready' : 'waiting', {
    size: 'A4',
    margin: '22mm 24mm 20mm',
    isNumbered: false,
  });
  if (ending.isError) return <ErrorPanel error={ending.error} />;
  if (!ending.data || !setup.data) return null;
  const skipped = new Set((left ?? '').split(' '));
  const byParty = new Map<string, WarrantyEndingRow[]>();
  for (const row of ending.data) {
    if (row.partyId === null || skipped.has(row.unitId)) continue;
    byParty.set(row.partyId, [...(byParty.get(row.partyId) ?? []), row]);
  }
  const factory = setup.data.factory ?? '';
  return (
    <article className="mw-paper" lang="zh-CN">
      {[...byParty].map(([partyId, rows]) => (
        <Letter key={partyId} rows={rows} factory={factory} />
      ))}
    </article>
  );
}

function Letter({ rows, factory }: { rows: readonly WarrantyEndingRow[]; factory: string }) {
  const { t } = useTranslation('units');
  return (
    <section className="mw-letter">
      <h1>{t('letter.title')}</h1>
      <p>{t('letter.dear', { name: rows[0]?.partyName ?? '' })}</p>
      <p className="body">{t('letter.opening', { count: rows.length })}</p>
      <table>
        <thead>
          <tr>
            <th>{t('field.barcode')}</th>
            <th>{t('field.name')}</th>
            <th>{t('field.site')}</th>
            <th>{t('ending.until')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <td>{row.barcode}</td>
              <td>{row.name}</td>
              <td>{row.siteName}</td>
              <td>{row.until}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="body">{t('letter.offer')}</p>
      <ul>
        <li>{t('letter.inspection')}</li>
        <li>{t('letter.parts')}</li>
        <li>{t('letter.response')}</li>
      </ul>
      <p className="body">{t('letter.closing')}</p>
      <p className="sign">
        {factory}
        <br />
        {today()}
      </p>
    </section>
  );
}
