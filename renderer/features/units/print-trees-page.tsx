import '#renderer/print/paper-fonts.ts';
import '#renderer/print/paper.css';
import './trees.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { pageOf } from '#renderer/print/paper-choice.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';
import { SoldSpecification } from './trees-page.tsx';
import { TreesTable } from './trees-table.tsx';

const route = getRouteApi('/print/trees');

/** The four trees across the paper, whole or only where they differ. */
export function PrintTreesPage() {
  const { t, i18n } = useTranslation('units');
  const {
    only = false,
    barcode: code,
    soldOn,
    builtOn,
    shippedOn,
    maintainedOn,
    ...choice
  } = route.useSearch();
  const input = { barcode: code, soldOn, builtOn, shippedOn, maintainedOn };
  const trees = useQuery(orpc.units.trees.queryOptions({ input }));
  usePrintReady(
    trees.isError ? 'failed' : trees.data ? 'ready' : 'waiting',
    pageOf({ ...choice, isLandscape: true }),
  );
  if (trees.isError) return <ErrorPanel error={trees.error} />;
  if (!trees.data) return null;
  const { barcode, name, factoryNo, orderNo, partyName, siteName } = trees.data;
  return (
    <article className="mw-paper" lang={i18n.language}>
      <div className="head">
        <span>{[orderNo, partyName].filter(Boolean).join(' · ')}</span>
        <h1>{t('trees.title')}</h1>
        <span>{[barcode, factoryNo].filter(Boolean).join(' · ')}</span>
      </div>
      <h2>{[name, siteName].filter(Boolean).join(' · ')}</h2>
      <TreesTable trees={trees.data} isOnlyDifferent={only} />
      <SoldSpecification trees={trees.data} />
    </article>
  );
}
