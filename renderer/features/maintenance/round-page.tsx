import './maintenance.css';
import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHECK_RESULTS, type CheckResult, type RoundItem } from '#contract/maintenance/maintenance.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { useResolvedScans } from '#renderer/lib/use-resolved-scans.ts';

const route = getRouteApi('/shell/maintenance/rounds/$id');

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
          <div className="mw-muted">{`${found.data.no} · ${found.data.plannedOn} · ${found.data.engineer ?? ''}`}</div>
          <div role="status">
            {missed === null ? null : <Note tone="bad">{t('notOnRound', { code: missed })}</Note>}
          </div>
          {list.map((one) => (
            <Button key={one.id} on={one.id === item?.id} onClick={() => setAt(one.id)}>
              <span className="mw-mono">{one.barcode}</span>
              {one.doneOn === null ? null : <StateBadge tone="ok" word={one.doneOn.slice(5)} />}
            </Button>
          ))}
        </Card>
        <Card label={item?.barcode ?? ''}>
          {item ? <Stop key={`${item.id}${item.version}`} item={item} /> : null}
        </Card>
      </Cards>
    </Page>
  );
}

function Stop({ item }: { item: RoundItem }) {
  const { t } = useTranslation('maintenance');
  const mayWrite = useMay('cases.write');
  const queries = useQueryClient();
  const [checks, setChecks] = useState<CheckResult[]>(item.checks);
  const [hours, setHours] = useState(item.runningHours === null ? '' : String(item.runningHours));
  const parsed = parseAmountText(hours, 1);
  const isReady = checks.every((one) => one.result !== null) && parsed !== null;
  const hasBad = checks.some((one) => one.result === 'bad');
  const finish = useMutation({
    mutationFn: (opensCase: boolean) =>
      client.maintenance.finishItem({
        id: item.id,
        version: item.version,
        checks,
        runningHours: typeof parsed === 'number' ? parsed : null,
        opensCase,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.maintenance.key() }),
  });
  const set = (index: number, change: Partial<CheckResult>) =>
    setChecks((old) => old.map((one, i) => (i === index ? { ...one, ...change } : one)));
  const isOpen = item.doneOn === null && mayWrite;
  return (
    <>
      <div className="mw-row between">
        <h1 className="mw-mono">{item.barcode}</h1>
        <span className="mw-muted">
          {[item.product, item.siteName, item.planTitle].filter(Boolean).join(' · ')}
        </span>
      </div>
      {finish.error ? <ErrorPanel error={finish.error} /> : null}
      {checks.map((check, i) => (
        <div key={check.text} className="mw-check">
          <span>{check.text}</span>
          {isOpen ? (
            <Segments
              label={check.text}
              value={check.result ?? ('' as 'good')}
              options={CHECK_RESULTS.map((value) => ({ value, word: t(`check.${value}`) }))}
              onChange={(result) => set(i, { result })}
            />
          ) : (
            <span>{check.result ? t(`check.${check.result}`) : ''}</span>
          )}
          {isOpen ? (
            <TextInput
              aria-label={t('checkNote', { check: check.text })}
              placeholder={t('note')}
              value={check.note ?? ''}
              onChange={(event) => set(i, { note: event.currentTarget.value })}
            />
          ) : (
            <span>{check.note}</span>
          )}
        </div>
      ))}
      <TextInput
        label={t('hours', {
          last: item.lastRunningHours === null ? '—' : formatNumber(item.lastRunningHours),
        })}
        inputMode="numeric"
        value={hours}
        disabled={!isOpen}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      {item.caseId ? (
        <Link to="/service-cases/$id" params={{ id: item.caseId }}>
          {item.caseNo}
        </Link>
      ) : null}
      {isOpen ? (
        <div className="mw-row">
          <Button
            tone="primary"
            disabled={!isReady}
            busy={finish.isPending}
            onClick={() => finish.mutate(hasBad)}
          >
            {hasBad ? t('finishWithCase') : t('finish')}
          </Button>
          {isReady ? null : <span className="mw-muted">{t('answerAll')}</span>}
        </div>
      ) : null}
    </>
  );
}
