import '#renderer/components/form/form.css';
import './units.css';
import { TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNT_LIMIT } from '#contract/units/stocktake.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ReferenceFieldInput } from '#renderer/components/form/reference-field.tsx';
import { Card, Cards, Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { formatInstant } from '#renderer/lib/format.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { saveCount } from './count-file.ts';
import { COUNT_MODES, type CountMode, PICK_PLACE, usePlaceName } from './use-expected.ts';
import { type CountedScan, type Stocktake, useStocktake } from './use-stocktake.ts';

const route = getRouteApi('/shell/stocktake');
const TONES = {
  expected: 'ok',
  inside: 'ok',
  extra: 'warn',
  again: 'off',
  gone: 'bad',
  unknown: 'bad',
  failed: 'bad',
} as const;

/** Counting by scanning: a stocktake of a site, or the check of what is loaded for an order. */
export function StocktakePage() {
  const { t } = useTranslation('units');
  const [mode, setMode] = useState<CountMode>('site');
  const { site = null } = route.useSearch();
  const [placeId, setPlaceId] = useState(site);
  const place = usePlaceName(mode, placeId);
  const count = useStocktake(mode, placeId);
  const running = t('count.news', {
    counted: count.counted,
    expected: count.expected.length,
    extra: count.extra,
    unknown: count.unknown,
  });
  useScanTarget((code) => void count.count(code), { news: running });
  useTabTitle(t('count.title'));
  const typed = useRef<HTMLInputElement>(null);
  const begin = (next: string | null) => {
    setPlaceId(next);
    count.reset();
    // Scans come next: in the picker their signs would open its list over the count.
    if (next !== null) requestAnimationFrame(() => typed.current?.focus());
  };
  return (
    <Page label={t('count.title')}>
      <Toolbar label={t('count.title')}>
        <Segments
          label={t('count.mode')}
          value={mode}
          options={COUNT_MODES.map((value) => ({ value, word: t(`count.modes.${value}`) }))}
          onChange={(value) => {
            setMode(value);
            begin(null);
          }}
        />
        <div className="mw-count-place">
          <ReferenceFieldInput
            key={mode}
            definition={{
              kind: 'reference',
              name: 'place',
              label: t(`count.place.${mode}`),
              hint: t(`count.place.${mode}`),
              load: PICK_PLACE[mode],
            }}
            isCell
            value={placeId}
            error={undefined}
            onChange={(id) => begin(typeof id === 'string' ? id : null)}
          />
        </div>
      </Toolbar>
      <Cards columns="minmax(0, 1fr) 340px">
        <Card label={t('count.scans')}>
          <h1>{t('count.title')}</h1>
          <p role="status" aria-live="polite" className="mw-count">
            {running}
          </p>
          {placeId === null ? <Note tone="warn">{t(`count.choose.${mode}`)}</Note> : null}
          {count.isTooMany ? <Note tone="bad">{t('count.tooMany', { count: COUNT_LIMIT })}</Note> : null}
          {count.error ? <ErrorPanel error={count.error} /> : null}
          {count.isNothing ? <Note tone="warn">{t('count.nothing')}</Note> : null}
          <CodeField field={typed} onCode={(code) => void count.count(code)} />
          <ScanList scans={count.scans} />
          <RecordCount count={count} name={`${t('count.title')} ${place}`.trim()} />
        </Card>
        <Card label={t('count.missing')}>
          <h2>
            {placeId === null ? t('count.missing') : t('count.missingCount', { count: count.missing.length })}
          </h2>
          <ul className="mw-tree">
            {count.missing.slice(0, 200).map((unit) => (
              <li key={unit.id}>
                <Link to="/units/$barcode" params={{ barcode: unit.barcode }}>
                  <span className="mw-mono">{unit.barcode}</span>
                  <span>{unit.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      </Cards>
    </Page>
  );
}

/** Writes the count down, as often as there is something new, and says whose code was seen elsewhere. */
function RecordCount({ count, name }: { count: Stocktake; name: string }) {
  const { t } = useTranslation('units');
  const { record, toRecord } = count;
  return (
    <>
      <div className="mw-row">
        <Button busy={record.isPending} disabled={toRecord === 0} onClick={() => record.mutate(name)}>
          {t('count.record', { count: toRecord })}
        </Button>
        <Button disabled={count.scans.length === 0} onClick={() => void saveCount(t, name, count)}>
          {t('count.save')}
        </Button>
        {record.isSuccess && toRecord === 0 ? (
          <span className="mw-muted" role="status">
            {t('count.recorded')}
          </span>
        ) : null}
      </div>
      {record.isError ? <ErrorPanel error={record.error} /> : null}
      {record.data?.alarms.map((alarm) => (
        <Note key={alarm.id} tone="bad">
          <Link to="/labels/verify">{t('notice.copied')}</Link>
          <div className="mw-mono">{alarm.barcode}</div>
          <div className="mw-muted">
            {`${alarm.firstOn} ${alarm.firstSiteName} · ${alarm.secondOn} ${alarm.secondSiteName}`}
          </div>
        </Note>
      ))}
    </>
  );
}

/** For a label no scanner reads any more. */
function CodeField({
  field,
  onCode,
}: {
  field: RefObject<HTMLInputElement | null>;
  onCode: (code: string) => void;
}) {
  const { t } = useTranslation('units');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) onCode(code.trim());
    setCode('');
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        ref={field}
        aria-label={t('count.type')}
        placeholder={t('count.type')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </form>
  );
}

function ScanList({ scans }: { scans: readonly CountedScan[] }) {
  const { t } = useTranslation('units');
  return (
    <ul className="mw-tree" aria-label={t('count.scans')}>
      {scans.slice(0, 100).map(({ key, code, result, unit }) => (
        <li key={key} className="mw-row between">
          <Link
            to="/units/$barcode"
            params={{ barcode: unit?.barcode ?? code }}
            className="mw-mono mw-scanned"
          >
            {unit?.barcode ?? code}
          </Link>
          <span>
            {unit
              ? [unit.name, unit.siteName, formatInstant(unit.lastAt).slice(0, 10)]
                  .filter(Boolean)
                  .join(' · ')
              : result === 'unknown'
                ? t('count.bindIt')
                : ''}
          </span>
          <StateBadge tone={TONES[result]} word={t(`count.result.${result}`)} />
        </li>
      ))}
    </ul>
  );
}
