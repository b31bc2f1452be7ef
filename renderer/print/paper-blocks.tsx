import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drill } from '#contract/insights/drill.ts';
import { formatValue } from '#contract/reports/format-value.ts';
import type {
  FunnelBlock,
  MonthsBlock,
  ParetoBlock,
  ReportBlock,
  ReportLanguage,
  SplitBlock,
} from '#contract/reports/report-model.ts';
import { Chart } from '#renderer/components/charts/chart.tsx';
import { monthsOption } from '#renderer/components/charts/months-option.ts';
import { paretoOption } from '#renderer/components/charts/pareto-option.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { Behind, LeftOutLine, type OpenRows } from './left-out-line.tsx';
import { PaperTable } from './paper-table.tsx';

interface BlockProps<B> {
  block: B;
  minorPerUnit: number;
  language: ReportLanguage;
  onDrawn: () => void;
  onOpen: OpenRows | undefined;
}

const CHART_HEIGHT = 210;

/** One numbered block of a report: table or drawing, titled above, unit to the right. */
export function PaperBlock({
  block,
  minorPerUnit,
  language,
  number,
  unit,
  onDrawn,
  onOpen,
}: BlockProps<ReportBlock> & { number: string; unit: string }) {
  const { t } = useTranslation('reports');
  const shared = { minorPerUnit, language, onDrawn, onOpen };
  const isWide = block.kind === 'table' && block.columns.length > 8;
  return (
    <section className={isWide ? 'block wide' : 'block'}>
      <header>
        <h3>
          {number}　{block.title}
          {block.kind === 'table' && block.footnote ? <sup>{block.footnote}</sup> : null}
        </h3>
        <span>{hasMoney(block) ? unit : ''}</span>
      </header>
      <LeftOutLine note={block.leftOut} onOpen={onOpen} />
      {block.kind === 'table' ? <PaperTable block={block} {...shared} empty={t('page.empty')} /> : null}
      {block.kind === 'months' ? <PaperMonths block={block} {...shared} /> : null}
      {block.kind === 'pareto' ? <PaperPareto block={block} {...shared} /> : null}
      {block.kind === 'funnel' ? <PaperFunnel block={block} {...shared} /> : null}
      {block.kind === 'split' ? <PaperSplit block={block} {...shared} /> : null}
    </section>
  );
}

function hasMoney(block: ReportBlock): boolean {
  if (block.kind === 'table') return block.columns.some((c) => c.kind === 'money');
  return (
    block.kind === 'funnel' ||
    block.kind === 'split' ||
    (block.kind === 'months' && block.valueKind === 'money')
  );
}

function PaperMonths({ block, minorPerUnit, onDrawn, onOpen }: BlockProps<MonthsBlock>) {
  const { t } = useTranslation('reports');
  const option = useMemo(() => {
    const scale = block.valueKind === 'money' ? minorPerUnit : 1;
    const points = block.months.map((m) => ({
      month: m.month,
      value: m.value / scale,
      lastYear: m.lastYear === null ? null : m.lastYear / scale,
      yoy: m.yoy.ratio,
    }));
    return monthsOption(
      points,
      {
        now: t('page.thisYear'),
        lastYear: t('page.lastYear'),
        yoy: t('page.yoyAxis'),
        number: (v) => formatNumber(v),
      },
      true,
    );
  }, [block, minorPerUnit, t]);
  return (
    <Chart option={option} height={CHART_HEIGHT} onDrawn={onDrawn} onPick={pickOf(block.months, onOpen)} />
  );
}

/** A mark opens its rows; one of last year those of last year. */
function pickOf(
  points: readonly { drill?: Drill | null; lastYearDrill?: Drill | null }[],
  onOpen: OpenRows | undefined,
) {
  return (index: number, series: string) => {
    const point = points[index];
    const drill = series === 'lastYear' ? point?.lastYearDrill : point?.drill;
    if (drill) onOpen?.(drill);
  };
}

function PaperPareto({ block, onDrawn, onOpen }: BlockProps<ParetoBlock>) {
  const { t } = useTranslation('reports');
  const option = useMemo(() => {
    const words = {
      part: '',
      rest: '',
      now: t('page.thisYear'),
      lastYear: t('page.lastYear'),
      cumulative: t('page.cumulative'),
    };
    return paretoOption(block.rows, words, true);
  }, [block, t]);
  return (
    <Chart option={option} height={CHART_HEIGHT} onDrawn={onDrawn} onPick={pickOf(block.rows, onOpen)} />
  );
}

/** Stages as bars of falling width; plain boxes print sharper than a drawing. */
function PaperFunnel({ block, minorPerUnit, language, onOpen }: BlockProps<FunnelBlock>) {
  const { t } = useTranslation('reports');
  const largest = Math.max(1, ...block.stages.map((s) => s.count));
  const hasPassage = block.stages.some((stage) => stage.left !== undefined);
  return (
    <div className={hasPassage ? 'funnel passage' : 'funnel'}>
      {hasPassage ? (
        <div className="stage names">
          <span>{t('page.stage')}</span>
          <span />
          <span className="num">{t('page.count')}</span>
          <span className="num">{t('page.amount')}</span>
          <span className="num">{t('page.conversion')}</span>
          <span className="num">{t('page.medianDays')}</span>
        </div>
      ) : null}
      {block.stages.map((stage) => (
        <div key={stage.label} className="stage">
          <span>{stage.label}</span>
          <span className="bar">
            <i style={{ width: `${Math.max(2, (stage.count / largest) * 100)}%` }} />
          </span>
          <span className="num">
            <Behind drill={stage.drill} onOpen={onOpen}>
              {t('page.records', { count: stage.count })}
            </Behind>
          </span>
          <span className="num">{formatValue(stage.amountMinor, 'money', minorPerUnit, language)}</span>
          {hasPassage ? <Passage stage={stage} language={language} /> : null}
        </div>
      ))}
      {block.note === undefined ? null : <div className="note">{block.note}</div>}
    </div>
  );
}

/** Bars of parts, told apart by filling as well as by the words below them. */
function PaperSplit({ block, minorPerUnit, language, onOpen }: BlockProps<SplitBlock>) {
  const { t } = useTranslation('reports');
  const percent = (share: number | null) => formatValue(share, 'ratio', 1, language);
  return (
    <div className="split">
      {block.bars.map((bar) => (
        <div key={bar.label} className="whole">
          <span>{bar.label}</span>
          {bar.parts.length === 0 ? <span>{t('page.empty')}</span> : null}
          <span className="bar">
            {bar.parts.map((part) => (
              <i key={part.key} className={part.key} style={{ width: `${(part.share ?? 0) * 100}%` }} />
            ))}
          </span>
          <span className="parts">
            {bar.parts.map((part) => (
              <span key={part.key}>
                <i className={part.key} />
                {part.label}{' '}
                <Behind drill={part.drill} onOpen={onOpen}>
                  {String(part.count)}
                </Behind>
                {` · ${formatValue(part.amountMinor, 'money', minorPerUnit, language)} · ${percent(part.share)}`}
              </span>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

/** How records leave the stage: the share that went on and the days they stayed, or how few there were. */
function Passage({ stage, language }: { stage: FunnelBlock['stages'][number]; language: ReportLanguage }) {
  const { t } = useTranslation('reports');
  const { left, conversion = null, medianDays = null } = stage;
  if (left === undefined) return <span className="few" />;
  if (conversion === null) return <span className="num few">{t('page.tooFew', { count: left })}</span>;
  return (
    <>
      <span className="num">{formatValue(conversion, 'ratio', 1, language)}</span>
      <span className="num">{t('page.days', { count: medianDays ?? 0 })}</span>
    </>
  );
}
