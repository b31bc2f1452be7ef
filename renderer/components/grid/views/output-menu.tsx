import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvEncoding, ExportFormat } from '#contract/exports/exports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import type { GridSource } from '../grid-types.ts';
import { ExportProgress } from './export-progress.tsx';
import { type ListOutput, useViewExport } from './list-output.ts';
import type { PrintList as PrintListView } from './print-list.tsx';

/** Paper brings its own fonts: loaded when somebody prints. Its type is that of the component, any row included. */
const PrintList = lazy(async () => ({
  default: (await import('./print-list.tsx')).PrintList,
})) as unknown as typeof PrintListView;

/** The list as the screen shows it, as a file or on paper. */
export function OutputMenu<Row>({ output, source }: { output: ListOutput<Row>; source: GridSource<Row> }) {
  const { t } = useTranslation('exports');
  const mayExport = useMay('exports.run');
  const [jobId, setJobId] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const request = useViewExport(output);
  const print = useCallback(() => setPrinting(true), []);
  useShortcuts([{ keys: 'Ctrl+P', word: t('print'), run: print, inText: true }]);
  const start = (format: ExportFormat, encoding?: CsvEncoding) =>
    client.exports
      .view({ ...request, format, ...(encoding ? { encoding } : {}) })
      .then((started) => setJobId(started.jobId))
      .catch((error: unknown) => notifications.show({ color: 'red', message: <ErrorPanel error={error} /> }));
  const close = useCallback(() => setJobId(null), []);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button>{t('menu')} ▾</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayExport ? (
            <>
              <Menu.Item onClick={() => void start('xlsx')}>{t('xlsx')}</Menu.Item>
              <Menu.Item onClick={() => void start('csv')}>{t('csv')}</Menu.Item>
              <Menu.Item onClick={() => void start('csv', 'gb18030')}>{t('csvLocal')}</Menu.Item>
              <Menu.Divider />
            </>
          ) : null}
          <Menu.Item onClick={print}>{t('print')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {jobId === null ? null : <ExportProgress title={output.title} jobId={jobId} onClose={close} />}
      {isPrinting ? (
        <Suspense>
          <PrintList output={output} source={source} onClose={() => setPrinting(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
