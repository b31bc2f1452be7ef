import './maintenance.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { YearTable } from '#renderer/print/documents/maintenance-year.tsx';
import { PaperDialog } from '#renderer/print/paper-dialog.tsx';
import { PointFilter } from './point-filter.tsx';

const route = getRouteApi('/shell/maintenance/year');

/** The maintenance of a year at a glance, of any year: what was done, and the terms to come. */
export function YearPage() {
  const { t } = useTranslation('maintenance');
  const { year, point } = route.useSearch();
  const navigate = useNavigate();
  const [isPrinting, setPrinting] = useState(false);
  const found = useQuery({
    ...orpc.maintenance.year.queryOptions({ input: { year, ...(point ? { servicePointId: point } : {}) } }),
    placeholderData: (before) => before,
  });
  const thisYear = Number(today().slice(0, 4));
  const show = (shown: number) => void navigate({ to: '/maintenance/year', search: { year: shown, point } });
  useTabTitle(t('paper.title', { year }));
  useShortcuts([{ keys: 'Ctrl+P', word: t('printYear'), run: () => setPrinting(true), inText: true }]);
  return (
    <Page label={t('paper.title', { year })}>
      <Toolbar
        label={t('tools')}
        end={
          <Button keys="Ctrl+P" onClick={() => setPrinting(true)}>
            {t('printYear')}
          </Button>
        }
      >
        <Button aria-label={t('yearBefore', { year: year - 1 })} onClick={() => show(year - 1)}>
          {`◀ ${year - 1}`}
        </Button>
        <h1 className="mw-year">{year}</h1>
        <Button aria-label={t('yearAfter', { year: year + 1 })} onClick={() => show(year + 1)}>
          {`${year + 1} ▶`}
        </Button>
        <PointFilter
          point={point}
          onPoint={(next) => void navigate({ to: '/maintenance/year', search: { year, point: next } })}
        />
        {year === thisYear ? null : <Button onClick={() => show(thisYear)}>{t('thisYear')}</Button>}
      </Toolbar>
      {found.isError ? <ErrorPanel error={found.error} onRetry={() => void found.refetch()} /> : null}
      <div className="mw-year-sheet">{found.data ? <YearTable data={found.data} isLinked /> : null}</div>
      {isPrinting ? (
        <PaperDialog
          title={t('paper.title', { year })}
          document="maintenance-year"
          route="/print/maintenance-year"
          search={{ year, ...(point ? { point } : {}) }}
          name={t('yearFile', { year })}
          isLandscape
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </Page>
  );
}
