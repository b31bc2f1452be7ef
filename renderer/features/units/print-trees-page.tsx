import '#renderer/print/paper-fonts.ts';
import '#renderer/print/paper.css';
import './trees.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { usePrintReady } from '#renderer/print/print-ready.ts';
import { SoldSpecification } from './trees-page.tsx';
import { TreesTable } from './trees-table.tsx';

const route = getRouteApi('/print/trees');

/** The four trees on A4 landscape, whole or only where they differ. */
export function PrintTreesPage() {
  const { t } = useTranslation('units');
  const { only = false, ...input } = route.useSearch();
  const trees = useQuery(orpc.units.trees.queryOptions({ input }));
  usePrintReady(trees.isError ? 'failed' : trees.data ? 'ready' : 'waiting', {
    size: 'A4 landscape',
    margin: '12mm 14mm 15mm',
  });
  if (trees.isError) return <ErrorPanel error={trees.error} />;
  if (!trees.data) return null;
  const { barcode, name, factoryNo, orderNo, partyName, siteName } = trees.data;
  return (
    <article className="mw-paper" lang="zh-CN">
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
