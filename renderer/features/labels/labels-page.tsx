import './labels.css';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LABEL_OUTPUTS,
  type LabelRow,
  type LabelTemplateRow,
  MAX_LABELS_AT_ONCE,
} from '#contract/labels/labels.contract.ts';
import { tsplOf, zplOf } from '#contract/labels/printer-language.ts';
import { parseCodes } from '#contract/units/barcode-range.ts';
import { MAX_SCAN_LENGTH } from '#contract/units/units.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card, Cards, Page } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { UnreadCodes } from '#renderer/components/record/unread-codes.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { useResolvedScans, withCode } from '#renderer/lib/use-resolved-scans.ts';
import { printSheet } from '#renderer/print/print-ready.ts';
import { drawDotText, loadWordFaces } from './dot-text.ts';
import { LabelDrawing } from './label-drawing.tsx';
import { LabelSize } from './label-size.tsx';
import { PrintHistory } from './print-history.tsx';

const route = getRouteApi('/shell/labels');
type Output = (typeof LABEL_OUTPUTS)[number];

/** The bytes a label printer takes, one label after the other. */
function printerBytes(output: 'zpl' | 'tspl', template: LabelTemplateRow, labels: readonly LabelRow[]) {
  if (output === 'zpl')
    return new TextEncoder().encode(
      labels.map((label) => zplOf(template.layout, label, drawDotText)).join(''),
    );
  const chunks = labels.map((label) => tsplOf(template.layout, label, drawDotText));
  return new Uint8Array(chunks.flatMap((chunk) => [...chunk]));
}

/** Counts the prints, then hands the labels to paper or to a file for the label printer. */
function usePrintLabels() {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (job: {
      codes: string[];
      template: LabelTemplateRow;
      output: Output;
      reason: string;
    }) => {
      const { codes, template, output, reason } = job;
      const input = { codes, templateId: template.id, output, ...(reason ? { reason } : {}) };
      const labels = await client.labels.print(input);
      await queries.invalidateQueries({ queryKey: orpc.labels.key() });
      if (output === 'paper') await printOnPaper(template, codes, t('fileName'));
      else {
        await loadWordFaces(template.layout, labels);
        await currentBridge().saveFile({
          suggestedName: `${t('fileName')}.${output === 'zpl' ? 'zpl' : 'prn'}`,
          bytes: printerBytes(output, template, labels),
        });
      }
    },
  });
}

function printOnPaper(template: LabelTemplateRow, codes: readonly string[], name: string) {
  const query = new URLSearchParams({
    template: JSON.stringify(template.id),
    codes: JSON.stringify(codes.join('\n')),
  });
  const { sheet, widthMm, heightMm } = template.layout;
  const pageSize = sheet
    ? { widthMm: sheet.pageWidthMm, heightMm: sheet.pageHeightMm }
    : { widthMm, heightMm };
  return printSheet({ route: `/print/labels?${query.toString()}`, name: `${name}.pdf`, pageSize });
}

/** Codes on the left, how they are printed, and the first of them as it will look. */
export function LabelsPage() {
  const { t } = useTranslation('labels');
  const { codes: given = '' } = route.useSearch();
  const [text, setText] = useState(given);
  const [chosen, setChosen] = useState<string | null>(null);
  const [output, setOutput] = useState<Output>('paper');
  const [reason, setReason] = useState('');
  const [settled] = useDebouncedValue(text, 300);
  const parsed = parseCodes(settled, 'codes', MAX_SCAN_LENGTH);
  const codes = parsed.codes.map((code) => code.barcode);
  const isTooMany = codes.length > MAX_LABELS_AT_ONCE;
  const templates = useQuery(orpc.labels.templates.queryOptions());
  const template = templates.data?.find((one) => one.id === chosen) ?? templates.data?.[0];
  const labels = useQuery({
    ...orpc.labels.prepare.queryOptions({ input: { codes: codes.slice(0, MAX_LABELS_AT_ONCE) } }),
    enabled: codes.length > 0 && !isTooMany,
    retry: false,
  });
  const again = labels.data?.filter((label) => label.printed > 0) ?? [];
  const print = usePrintLabels();
  useTabTitle(t('title'));
  useResolvedScans(({ barcode }) => setText((before) => withCode(before, barcode)));
  const isReady = template !== undefined && labels.data !== undefined && codes.length > 0;
  const run = () => template && print.mutate({ codes, template, output, reason: reason.trim() });
  return (
    <Page label={t('title')}>
      <Cards columns="minmax(0, 1fr) 420px">
        <Card label={t('what')}>
          <h1>{t('title')}</h1>
          <Textarea
            label={t('codes')}
            description={t('codesHint')}
            rows={6}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Select
            label={t('template')}
            data={(templates.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            value={template?.id ?? null}
            onChange={setChosen}
            allowDeselect={false}
            searchable
            selectFirstOptionOnChange
          />
          <Segments
            label={t('output')}
            value={output}
            options={LABEL_OUTPUTS.map((value) => ({ value, word: t(`outputs.${value}`) }))}
            onChange={setOutput}
          />
          {again.length > 0 ? (
            <Note tone="warn">
              {t('again', { count: again.length, code: again[0]?.barcode ?? '' })}
              <TextInput
                label={t('reason')}
                required
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </Note>
          ) : null}
          <UnreadCodes parsed={parsed} />
          {isTooMany ? <Note tone="bad">{t('tooMany', { count: MAX_LABELS_AT_ONCE })}</Note> : null}
          {labels.isError ? <ErrorPanel error={labels.error} /> : null}
          {print.isError ? <ErrorPanel error={print.error} /> : null}
          {print.isSuccess ? <Note tone="ok">{t('printed')}</Note> : null}
          <div className="mw-row">
            <Button
              tone="primary"
              busy={print.isPending}
              disabled={!isReady || (again.length > 0 && reason.trim() === '')}
              onClick={run}
            >
              {t('print', { count: codes.length })}
            </Button>
          </div>
        </Card>
        <Card label={t('preview')}>
          <h2>{t('preview')}</h2>
          {template && labels.data?.[0] ? (
            <div className="mw-label-preview">
              <LabelDrawing layout={template.layout} values={labels.data[0]} />
            </div>
          ) : (
            <p className="mw-muted">{t('nothing')}</p>
          )}
          <TemplateActs template={template} />
          {labels.data?.[0] ? <PrintHistory barcode={labels.data[0].barcode} /> : null}
        </Card>
      </Cards>
    </Page>
  );
}

function TemplateActs({ template }: { template: LabelTemplateRow | undefined }) {
  const { t } = useTranslation('labels');
  const navigate = useNavigate();
  const edit = (id: string) => void navigate({ to: '/labels/templates/$id', params: { id } });
  return (
    <>
      {template ? <LabelSize layout={template.layout} /> : null}
      <div className="mw-row">
        {template ? (
          <>
            <Button onClick={() => edit(template.id)}>{t('editTemplate')}</Button>
            <Button onClick={() => void printOnPaper(template, [], t('calibration.title'))}>
              {t('calibration.title')}
            </Button>
          </>
        ) : null}
        <Button onClick={() => edit('new')}>{t('newTemplate')}</Button>
        <Button onClick={() => void navigate({ to: '/labels/verify' })}>{t('verify.title')}</Button>
      </div>
    </>
  );
}
