import './maintenance.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '#contract/maintenance/maintenance.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { useResolvedScans } from '#renderer/lib/use-resolved-scans.ts';
import { CancelRound } from './cancel-round.tsx';
import { RoundStop } from './round-stop.tsx';

const route = getRouteApi('/shell/maintenance/rounds/$id');

const factsOf = ({ no, plannedOn, engineer, servicePoint }: RoundDetail) =>
  [no, plannedOn, engineer, servicePoint].filter(Boolean).join(' · ');

/** A round on site: scan the machine, answer its checks, read its meter. Targets are large enough for a finger. */
export function RoundPage() {
  const { id } = route.useParams();
  const { t } = useTranslation('maintenance');
  const found = useQuery(orpc.maintenance.round.queryOptions({ input: { id } }));
  const [at, setAt] = useState<string | null>(null);
  const [missed, setMissed] = useState<string | null>(null);
  const list = found.data?.list ?? [];
  useTabTitle(found.data?.no);
  useResolvedScans(({ barcode, unit }) => {
    // The machine itself, or the one the scanned part is in; what is still to do comes first.
    const stops = list.filter((one) => one.unitId === unit?.id || one.unitId === unit?.rootUnitId);
    const stop = stops.find((one) => one.doneOn === null) ?? stops[0];
    playScan(stop !== undefined);
    setMissed(stop ? null : barcode);
    if (stop) setAt(stop.id);
  });
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const item = list.find((one) => one.id === at) ?? list.find((one) => one.doneOn === null) ?? list[0];
  return (
    <Page label={t('roundDetail')}>
      <Cards columns="280px minmax(0, 1fr)">
        <Card label={found.data.no}>
          <h1>{found.data.title}</h1>
          <div className="mw-muted">{factsOf(found.data)}</div>
          <div role="status">
            {missed === null ? null : <Note tone="bad">{t('notOnRound', { code: missed })}</Note>}
          </div>
          {list.map((one) => (
            <Button key={one.id} on={one.id === item?.id} onClick={() => setAt(one.id)}>
              <span className="mw-mono">{one.barcode}</span>
              {one.doneOn === null ? null : <StateBadge tone="ok" word={one.doneOn.slice(5)} />}
            </Button>
          ))}
          <CancelRound round={found.data} />
        </Card>
        <Card label={item?.barcode ?? ''}>
          {item ? (
            <RoundStop
              key={`${item.id}${item.version}`}
              item={item}
              isOver={found.data.state === 'cancelled'}
            />
          ) : null}
        </Card>
      </Cards>
    </Page>
  );
}
