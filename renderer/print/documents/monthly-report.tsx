import '../paper.css';
import { Fragment, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drill } from '#contract/insights/drill.ts';
import { formatChange, formatValue } from '#contract/reports/format-value.ts';
import type { IssuedReport, ReportFigure, ReportModel } from '#contract/reports/report-model.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { Behind, LeftOutLine, type OpenRows } from '../left-out-line.tsx';
import { PaperBlock } from '../paper-blocks.tsx';
import { PaperLanguage } from '../paper-language.tsx';

/** What a table says instead of zero. */
const NOTHING = '—';

interface MonthlyReportProps {
  model: ReportModel;
  issued: IssuedReport | null;
  /** All drawings are on the paper. */
  onReady: () => void;
  /** On a screen each figure opens its rows. */
  onOpen?: OpenRows;
}

/** 经营与售后月报 on A4 landscape, in the language it was made in: the model as it is, nothing computed here. */
export function MonthlyReport(props: MonthlyReportProps) {
  return (
    <PaperLanguage language={props.model.language}>
      <Sheet {...props} />
    </PaperLanguage>
  );
}

function Sheet({ model, issued, onReady, onOpen }: MonthlyReportProps) {
  const { t } = useTranslation('reports');
  const drawings = model.sections
    .flatMap((s) => s.blocks)
    .filter((b) => b.kind === 'months' || b.kind === 'pareto').length;
  const drawn = useRef(0);
  const onDrawn = () => {
    drawn.current += 1;
    if (drawn.current >= drawings) onReady();
  };
  return (
    <article className="mw-paper" lang={model.language}>
      <Head model={model} />
      <Strip model={model} onOpen={onOpen} />
      <h2>{t('page.summary')}</h2>
      <div className="summary">
        {model.summary.map((line, i) => (
          <Fragment key={line.label}>
            <span>{i + 1}</span>
            <strong>{line.label}</strong>
            <span>{line.text}</span>
          </Fragment>
        ))}
      </div>
      <Sections model={model} onDrawn={onDrawn} onOpen={onOpen} />
      <Checks model={model} />
      <div className="notes">
        {model.notes.map((note) => (
          <div key={note}>{note}</div>
        ))}
      </div>
      <div className="signatures">
        {model.signatures.map((who) => (
          <div key={who}>
            {who}
            <span />
          </div>
        ))}
      </div>
      <div className="foot">
        <span>{issued ? t('page.no', { no: issued.no }) : t('page.unissued')}</span>
        <span>
          {issued
            ? t('page.hash', { hash: `${issued.modelHash.slice(0, 12)}…${issued.modelHash.slice(-4)}` })
            : ''}
        </span>
        <span>{t('page.log', { seq: model.logHead.seq, hash: model.logHead.hash.slice(0, 7) })}</span>
      </div>
    </article>
  );
}

function Head({ model }: { model: ReportModel }) {
  const { t } = useTranslation('reports');
  return (
    <div className="head">
      <div>
        <div>
          {t('page.secret')}　{t('page.circle')}
        </div>
        <div>{t('page.period', { from: model.from, to: model.to })}</div>
      </div>
      <div>
        <h1>{model.title}</h1>
        <div style={{ textAlign: 'center' }}>{model.factory}</div>
        {model.isUnfinished ? <div className="unfinished">{t('page.unfinished')}</div> : null}
      </div>
      <div>
        <div>
          {model.month}　{t('page.cutOff', { at: formatInstant(model.dataAt) })}
        </div>
        <div>{t('page.unit', { unit: model.moneyUnit.label })}</div>
      </div>
    </div>
  );
}

interface OnScreen {
  model: ReportModel;
  onOpen: OpenRows | undefined;
}

function Strip({ model, onOpen }: OnScreen) {
  const { t } = useTranslation('reports');
  const { language, moneyUnit } = model;
  const shown = (value: number | null, f: ReportFigure) =>
    formatValue(value, f.kind, moneyUnit.minorPerUnit, language);
  const line = (
    label: string,
    text: (f: ReportFigure) => string,
    drill: (f: ReportFigure) => Drill | null | undefined = () => null,
    className = '',
  ) => (
    <tr className={className}>
      <td>{label}</td>
      {model.figures.map((f) => (
        <td key={f.code} className={text(f).startsWith('−') ? 'negative' : ''}>
          <Behind drill={text(f) === NOTHING ? null : drill(f)} onOpen={onOpen}>
            {text(f)}
          </Behind>
        </td>
      ))}
    </tr>
  );
  return (
    <>
      <table className="strip">
        <thead>
          <tr>
            <th>{t('page.indicator')}</th>
            {model.figures.map((f) => (
              <th key={f.code}>
                {f.label}
                <sup>{f.code}</sup>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line(
            t('page.now'),
            (f) => shown(f.value, f),
            (f) => (f.rows > 0 ? f.drill : null),
            'figure',
          )}
          {line(t('page.mom'), (f) => formatChange(f.monthOnMonth, language))}
          {line(t('page.yoy'), (f) => formatChange(f.yearOnYear, language))}
          {line(
            t('page.yearToDate'),
            (f) => shown(f.yearToDate, f),
            (f) => f.yearToDateDrill,
          )}
          {line(
            t('page.lastYearToDate'),
            (f) => shown(f.lastYearToDate, f),
            (f) => f.lastYearToDateDrill,
          )}
        </tbody>
      </table>
      <div>
        {model.figures.map((f) => (
          <LeftOutLine key={f.code} note={f.leftOut} mark={`${f.code} `} onOpen={onOpen} />
        ))}
      </div>
    </>
  );
}

function Sections({ model, onDrawn, onOpen }: OnScreen & { onDrawn: () => void }) {
  const { t } = useTranslation('reports');
  let tables = 0;
  let figures = 0;
  const number = (kind: string) => {
    if (kind === 'table') tables += 1;
    else figures += 1;
    return kind === 'table' ? t('page.table', { n: tables }) : t('page.figure', { n: figures });
  };
  return model.sections.map((section) => (
    <Fragment key={section.no}>
      <h2>{t('page.section', { no: section.no, title: section.title })}</h2>
      <div className="blocks">
        {section.blocks.map((block) => (
          <PaperBlock
            key={block.title}
            block={block}
            number={number(block.kind)}
            unit={t('page.unit', { unit: model.moneyUnit.label })}
            minorPerUnit={model.moneyUnit.minorPerUnit}
            language={model.language}
            onDrawn={onDrawn}
            onOpen={onOpen}
          />
        ))}
      </div>
    </Fragment>
  ));
}

function Checks({ model }: { model: ReportModel }) {
  const { t } = useTranslation('reports');
  return (
    <section className="block">
      <header>
        <h3>{t('page.checks')}</h3>
        <span>{t('page.checksNote')}</span>
      </header>
      <div className="checks">
        {model.checks.map((check) => (
          <Fragment key={check.label}>
            <strong>{check.label}</strong>
            <span>{check.text}</span>
            <span>{check.isBalanced ? t('page.balanced') : t('page.unbalanced')}</span>
          </Fragment>
        ))}
      </div>
    </section>
  );
}
