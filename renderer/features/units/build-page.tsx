import './units.css';
import { Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCodes } from '#contract/units/barcode-range.ts';
import { MAX_PARTS_AT_ONCE, type PlannedPart } from '#contract/units/build-in.schema.ts';
import { MAX_SCAN_LENGTH } from '#contract/units/units.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card, Cards, Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { UnreadCodes } from '#renderer/components/record/unread-codes.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { parseDateText } from '#renderer/lib/parse-date.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { type ResolvedScan, useResolvedScans, withCode } from '#renderer/lib/use-resolved-scans.ts';
import { BuildLots } from './build-lots.tsx';
import { BuildTable } from './build-table.tsx';
import { useLifeChange } from './use-life-change.ts';

const route = getRouteApi('/shell/units/$barcode/build');
const NONE: readonly PlannedPart[] = [];

/** Parts that are typed or scanned one after the other, each with the place the core gives it. */
function useBuild(barcode: string) {
  const [text, setText] = useState('');
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const parsed = parseCodes(text, 'codes', MAX_SCAN_LENGTH);
  const codes = [...new Set(parsed.codes.map((one) => one.barcode))];
  const [asked] = useDebouncedValue(codes.join('\n'), 150);
  const plan = useQuery({
    ...orpc.units.planBuild.queryOptions({
      input: { barcode, codes: asked.split('\n').slice(0, MAX_PARTS_AT_ONCE) },
    }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const rows = asked === '' ? NONE : (plan.data ?? NONE);
  const isCurrent = asked === codes.join('\n') && !plan.isPlaceholderData && plan.isSuccess;
  const parts = rows.flatMap(({ barcode: part, position }) =>
    part === null || position === null ? [] : [{ barcode: part, position: changed[part] ?? position }],
  );
  return {
    text,
    setText,
    parsed,
    codes,
    rows,
    parts,
    error: plan.error,
    isTooMany: codes.length > MAX_PARTS_AT_ONCE,
    isReady:
      isCurrent && parts.length > 0 && parts.length === codes.length && codes.length <= MAX_PARTS_AT_ONCE,
    placeOf: (row: PlannedPart) => changed[row.barcode ?? ''] ?? row.position ?? '',
    setPlace: (part: string, position: string) => setChanged((old) => ({ ...old, [part]: position })),
    scan: ({ barcode: code, unit }: ResolvedScan) => {
      playScan(unit !== null && !codes.includes(code));
      setText((old) => withCode(old, code));
    },
  };
}

/** Building a machine: its parts are scanned one after the other or typed as a range, and put in together. */
export function BuildPage() {
  const { barcode } = route.useParams();
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const path = usePagePath();
  const [day, setDay] = useState(today());
  const on = parseDateText(day, today());
  const build = useBuild(barcode);
  useTabTitle(t('build.tab', { code: barcode }));
  useResolvedScans(build.scan, { news: t('build.count', { count: build.codes.length }) });
  const change = useLifeChange(
    () => client.units.build({ barcode, parts: build.parts, ...(on ? { on } : {}) }),
    () => {
      dropTab(path);
      void navigate({ to: '/units/$barcode', params: { barcode } });
    },
  );
  const run = () => {
    if (build.isReady && on && !change.isPending) change.mutate(undefined);
  };
  useShortcuts([{ keys: 'Ctrl+S', word: t('build.act'), run, inText: true }]);
  return (
    <Page label={t('build.title')}>
      <Toolbar label={t('build.title')}>
        <span>{t('build.into')}</span>
        <Link to="/units/$barcode" params={{ barcode }} className="mw-mono">
          {barcode}
        </Link>
        <TextInput
          aria-label={t('dialog.on')}
          w={110}
          value={day}
          error={!on}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button
          tone="primary"
          keys="Ctrl+S"
          busy={change.isPending}
          disabled={!build.isReady || !on}
          onClick={run}
        >
          {t('build.actCount', { count: build.parts.length })}
        </Button>
      </Toolbar>
      <Cards columns="300px minmax(0, 1fr)">
        <Card label={t('build.codes')}>
          <Textarea
            label={t('build.codes')}
            description={t('build.codesHint')}
            rows={14}
            value={build.text}
            onChange={(event) => build.setText(event.currentTarget.value)}
          />
          <b role="status" aria-live="polite">
            {t('build.count', { count: build.codes.length })}
          </b>
          <UnreadCodes parsed={build.parsed} />
          {build.isTooMany ? <div className="mw-note bad">{t('build.tooMany')}</div> : null}
        </Card>
        <Card label={t('build.plan')}>
          {change.error ? <ErrorPanel error={change.error} /> : null}
          {build.error ? <ErrorPanel error={build.error} /> : null}
          <BuildTable rows={build.rows} placeOf={build.placeOf} onPlace={build.setPlace} />
          <BuildLots barcode={barcode} on={on || null} />
        </Card>
      </Cards>
    </Page>
  );
}
