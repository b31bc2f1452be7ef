import '#renderer/print/paper.css';
import '#renderer/print/paper-fonts.ts';
import { FocusTrap } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { formatInstant, formatNumber } from '#renderer/lib/format.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { drawnText, formatCell, isNumeric } from '../cell-text.ts';
import type { GridColumn, GridFormat, GridSource } from '../grid-types.ts';
import { levelsOf } from './group-lines.ts';
import { useGroupWord } from './group-row.tsx';
import { type ListOutput, shownColumns, useOutputFacts } from './list-output.ts';
import { MAX_ON_PAPER, type PaperLine, type PaperRows, readForPaper } from './read-for-paper.ts';

export interface PrintListProps<Row> {
  output: ListOutput<Row>;
  source: GridSource<Row>;
  onClose: () => void;
}

/** The list as sheets of A4 landscape over the program: what narrows it stands on top, pages are numbered. */
export function PrintList<Row>({ output, source, onClose }: PrintListProps<Row>) {
  const { t } = useTranslation('exports');
  const rows = useQuery({
    queryKey: [[...source.path], { type: 'paper', state: output.state }],
    queryFn: ({ signal }) => readForPaper(output, source, signal),
    gcTime: 0,
  });
  useEffect(() => {
    document.documentElement.style.setProperty('--paper-left', JSON.stringify(output.title));
    return () => {
      document.documentElement.style.removeProperty('--paper-left');
    };
  }, [output.title]);
  useEscape(onClose);
  const act = useRef<HTMLButtonElement>(null);
  const isReady = rows.data !== undefined;
  useEffect(() => {
    if (isReady) act.current?.focus();
  }, [isReady]);
  const title = t('paper.title', { title: output.title });
  return createPortal(
    <FocusTrap active>
      <div
        className="mw-print-list"
        role="dialog"
        aria-modal="true"
        aria-label={title}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <div className="bar">
          <strong>{title}</strong>
          <span className="mw-row">
            <Button ref={act} tone="primary" disabled={!isReady} onClick={() => window.print()}>
              {t('paper.act')}
            </Button>
            <Button onClick={onClose}>{t('paper.close')}</Button>
          </span>
        </div>
        {rows.isError ? <ErrorPanel error={rows.error} onRetry={() => void rows.refetch()} /> : null}
        {rows.isPending ? <p role="status">{t('paper.loading')}</p> : null}
        {rows.data ? <ListSheet output={output} rows={rows.data} /> : null}
      </div>
    </FocusTrap>,
    document.body,
  );
}

/** Escape closes wherever the focus is: printing itself may have taken it. */
function useEscape(onClose: () => void): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}

function ListSheet<Row>({ output, rows }: { output: ListOutput<Row>; rows: PaperRows<Row> }) {
  const { t } = useTranslation('exports');
  const facts = useOutputFacts(output);
  const user = useCurrentUser();
  const columns = shownColumns(output);
  return (
    <article className="mw-paper">
      <div className="head">
        <div>{user?.factory}</div>
        <h1>{output.title}</h1>
        <div>
          <div>{t('paper.rows', { count: rows.total })}</div>
          <div>{t('paper.at', { at: formatInstant(Date.now()) })}</div>
        </div>
      </div>
      <p className="stated">
        {facts.length === 0 ? t('paper.all') : null}
        {facts.map(([name, text]) => (
          <span key={`${name} ${text}`} className="fact">
            {t('paper.fact', { name, text })}
          </span>
        ))}
        <Unit output={output} />
      </p>
      {rows.total > MAX_ON_PAPER ? <p className="stated">{t('paper.cut', { count: MAX_ON_PAPER })}</p> : null}
      <table>
        <thead>
          <tr>
            <th className="num">#</th>
            {columns.map((column) => (
              <th key={column.id} className={isNumeric(column.kind) ? 'num' : ''}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Lines output={output} rows={rows} columns={columns} />
        </tbody>
      </table>
    </article>
  );
}

/** The unit of amounts stands in the head where there are any. */
function Unit<Row>({ output }: { output: ListOutput<Row> }) {
  const { t } = useTranslation('common');
  if (!shownColumns(output).some((column) => column.kind === 'money')) return null;
  return <span className="unit">{t('unitIs', { unit: t(`unit.${output.moneyUnit}`) })}</span>;
}

interface LinesProps<Row> {
  output: ListOutput<Row>;
  rows: PaperRows<Row>;
  columns: readonly GridColumn<Row>[];
}

function Lines<Row>({ output, rows, columns }: LinesProps<Row>) {
  const format: GridFormat = { moneyUnit: output.moneyUnit };
  let number = 0;
  return rows.lines.map((line, at) => {
    if (line.kind !== 'row') {
      return <SumLine key={String(at)} output={output} line={line} sums={rows.sums} columns={columns} />;
    }
    number += 1;
    return (
      <tr key={String(at)}>
        <td className="num">{formatNumber(number)}</td>
        {columns.map((column) => (
          <td key={column.id} className={isNumeric(column.kind) ? 'num' : ''}>
            {drawnText(column, line.row, format)}
          </td>
        ))}
      </tr>
    );
  });
}

interface SumLineProps<Row> {
  output: ListOutput<Row>;
  line: Exclude<PaperLine<Row>, { kind: 'row' }>;
  sums: readonly string[];
  columns: readonly GridColumn<Row>[];
}

function SumLine<Row>({ output, line, sums, columns }: SumLineProps<Row>) {
  const { t } = useTranslation('grid');
  const word = useGroupWord(output.columns);
  const figures = line.kind === 'group' ? line.group : line.total;
  const depth = line.kind === 'group' ? line.group.depth : 0;
  const name = line.kind === 'group' ? word(levelsOf(output.state)[depth], line.group.key) : t('total');
  const first = columns.findIndex((one) => sums.includes(one.id));
  const span = first < 0 ? columns.length : Math.max(1, first);
  return (
    <tr className={`${line.kind} depth-${depth}`}>
      <td
        colSpan={span + 1}
      >{`${name} · ${t('rows', { count: figures.count, shown: formatNumber(figures.count) })}`}</td>
      {columns.slice(span).map((column) => {
        const sum = figures.sums[sums.indexOf(column.id)];
        return (
          <td key={column.id} className="num">
            {typeof sum === 'number' ? formatCell(column.kind, sum, output.moneyUnit) : ''}
          </td>
        );
      })}
    </tr>
  );
}
