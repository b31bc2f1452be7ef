import './trees.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TreesView } from '#contract/units/unit-trees.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DateInput } from '#renderer/components/form/plain-date.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { PaperDialog } from '#renderer/print/paper-dialog.tsx';
import { TreesTable } from './trees-table.tsx';

const route = getRouteApi('/shell/units/$barcode/trees');

/** As sold, as built, as shipped, as maintained: each at its day or another, with what differs. */
export function TreesPage() {
  const { barcode } = route.useParams();
  const search = route.useSearch();
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const [isOnlyDifferent, setOnlyDifferent] = useState(false);
  const trees = useQuery(orpc.units.trees.queryOptions({ input: { barcode, ...search } }));
  const [isPrinting, setPrinting] = useState(false);
  const print = () => setPrinting(true);
  useTabTitle(t('trees.tab', { code: barcode }));
  useShortcuts([{ keys: 'Ctrl+P', word: t('trees.print'), run: print, inText: true }]);
  const setOn = (key: DayKey) => (on: string | undefined) => {
    const { [key]: _before, ...others } = search;
    void navigate({
      to: '/units/$barcode/trees',
      params: { barcode },
      search: on ? { ...others, [key]: on } : others,
    });
  };
  if (trees.isError) return <ErrorPanel error={trees.error} onRetry={() => void trees.refetch()} />;
  return (
    <Page label={t('trees.title')}>
      <Toolbar
        label={t('trees.title')}
        end={
          <Button keys="Ctrl+P" onClick={print}>
            {t('trees.print')}
          </Button>
        }
      >
        <Link to="/units/$barcode" params={{ barcode }} className="mw-mono">
          {barcode}
        </Link>
        {DAYS.map(({ key, stage }) => (
          <DateInput
            key={key}
            label={t(`trees.stage.${stage}`)}
            value={search[key]}
            placeholder={[t(`trees.stage.${stage}`), trees.data?.on[stage]].filter(Boolean).join(' ')}
            onChange={setOn(key)}
          />
        ))}
        <Button on={isOnlyDifferent} onClick={() => setOnlyDifferent(!isOnlyDifferent)}>
          {t('trees.onlyDifferent', { count: trees.data?.differing ?? 0 })}
        </Button>
      </Toolbar>
      <div className="mw-form-page">
        {trees.data ? <TreesTable trees={trees.data} isOnlyDifferent={isOnlyDifferent} /> : null}
        {trees.data?.specification ? <SoldSpecification trees={trees.data} /> : null}
      </div>
      {isPrinting ? (
        <PaperDialog
          title={t('trees.print')}
          document="unit-trees"
          route="/print/trees"
          search={{ barcode, ...daysOf(search), ...(isOnlyDifferent ? { only: true } : {}) }}
          name={`${t('trees.title')} ${barcode}.pdf`}
          isLandscape
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </Page>
  );
}

const DAYS = [
  { key: 'soldOn', stage: 'sold' },
  { key: 'builtOn', stage: 'built' },
  { key: 'shippedOn', stage: 'shipped' },
  { key: 'maintainedOn', stage: 'maintained' },
] as const;
type DayKey = (typeof DAYS)[number]['key'];

/** The days that were chosen. */
function daysOf(search: Readonly<Partial<Record<DayKey, string | undefined>>>): Record<string, string> {
  return Object.fromEntries(DAYS.flatMap(({ key }) => (search[key] ? [[key, search[key]]] : [])));
}

/** The signed parameters, which belong to the machine as sold. */
export function SoldSpecification({ trees }: { trees: TreesView }) {
  const { t } = useTranslation('units');
  const { specification } = trees;
  if (!specification) return null;
  const { no, letter, signedOn } = specification;
  return (
    <>
      <h2>{t('trees.specification', { no: `${no} ${letter}`, date: signedOn ?? '—' })}</h2>
      <table className="mw-trees">
        <tbody>
          {specification.items.map((item, i) => (
            <tr key={`${item.parameter} ${i}`}>
              <td>{item.clause}</td>
              <td>{item.parameter}</td>
              <td>{[item.value, item.unit, item.tolerance].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
