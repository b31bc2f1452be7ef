import { formatChange, formatValue } from '#contract/reports/format-value.ts';
import type {
  BalanceCheck,
  ReportFigure,
  ReportSection,
  TableBlock,
} from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { backlogAt, casesBetween, shippedBetween, signedBetween } from './monthly.repo.ts';
import type { ReportPeriods } from './period.ts';
import type { ReportWords } from './words/zh.ts';

const WAN = 1_000_000;

/** Sentences of the first page, each from the figures and nothing else. */
export function buildSummary(
  figures: readonly ReportFigure[],
  checks: readonly BalanceCheck[],
  words: ReportWords,
): { label: string; text: string }[] {
  const say = words.summary;
  const money = (minor: number | null) => formatValue(minor, 'money', WAN, words.language);
  const of = (code: string) => figures.find((f) => f.code === code);
  const changes = (f: ReportFigure) =>
    say.changes(formatChange(f.monthOnMonth, words.language), formatChange(f.yearOnYear, words.language));
  const facts = (f: ReportFigure) => ({
    rows: f.rows,
    now: money(f.value),
    changes: changes(f),
    year: money(f.yearToDate),
    lastYear: money(f.lastYearToDate),
  });
  const signed = of('A1');
  const backlog = of('A2');
  const shipped = of('A3');
  const cases = of('B1');
  const cost = of('B2');
  const income = of('B3');
  if (!signed || !backlog || !shipped || !cases || !cost || !income) return [];
  return [
    { label: say.signed, text: say.signedText(facts(signed)) },
    { label: say.backlog, text: say.backlogText(checks[0]?.text ?? '', backlog.rows) },
    { label: say.shipped, text: say.shippedText(facts(shipped)) },
    { label: say.cases, text: say.casesText(checks[1]?.text ?? '', changes(cases)) },
    { label: say.cost, text: say.costText(facts(cost)) },
    { label: say.income, text: say.incomeText(facts(income)) },
  ];
}

/** Sums that must come out: backlog and cases rolled forward, and the same cases counted three ways. */
export function buildChecks(
  db: ReadableDb,
  periods: ReportPeriods,
  service: ReportSection,
  words: ReportWords,
): BalanceCheck[] {
  return [backlogCheck(db, periods, words), ...caseChecks(db, periods, service, words)];
}

function backlogCheck(db: ReadableDb, { now, before }: ReportPeriods, words: ReportWords): BalanceCheck {
  const start = backlogAt(db, before.to).amount;
  const signed = signedBetween(db, now.from, now.to).amount;
  const shipped = shippedBetween(db, now.from, now.to).amount;
  const end = backlogAt(db, now.to).amount;
  const sum = (minor: number) => (minor === 0 ? '0.00' : formatValue(minor, 'money', WAN, words.language));
  const text = words.checks.backlogText({
    start: sum(start),
    signed: sum(signed),
    shipped: sum(shipped),
    end: sum(end),
  });
  return { label: words.checks.backlog, text, isBalanced: start + signed - shipped === end };
}

function caseChecks(
  db: ReadableDb,
  { now }: ReportPeriods,
  service: ReportSection,
  words: ReportWords,
): BalanceCheck[] {
  const roll = service.blocks.find((b): b is TableBlock => b.kind === 'table' && b.footnote === 'B1');
  const total = (key: string) => Number(roll?.total?.[key] ?? 0);
  const added = total('added');
  const rolled = { opened: total('opened'), added, ended: total('ended'), open: total('open') };
  const pareto = service.blocks.find((b) => b.kind === 'pareto');
  const byFault = pareto?.rows.reduce((sum, row) => sum + row.value, 0) ?? 0;
  const cases = casesBetween(db, now.from, now.to);
  return [
    {
      label: words.checks.cases,
      text: words.checks.casesText(rolled),
      isBalanced: rolled.opened + added - rolled.ended === rolled.open,
    },
    {
      label: words.checks.views,
      text: words.checks.viewsText(cases, added, byFault),
      isBalanced: cases === byFault && cases === added,
    },
  ];
}
