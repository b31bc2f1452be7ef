import { changeRatio } from '#contract/insights/change-ratio.ts';
import { ordersBetween } from '#contract/insights/drill.ts';
import type { ReportFigure, ValueKind } from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { unratedBacklog, unratedShipped, unratedSigned } from './left-out.ts';
import { backlogAt, casesBetween, serviceMoney, shippedBetween, signedBetween } from './monthly.repo.ts';
import type { Period, ReportPeriods } from './period.ts';
import type { ReportWords } from './words/zh.ts';

interface Measure {
  value: number | null;
  rows: number;
}

interface FigureSpec {
  code: keyof ReportWords['figures'];
  indicator: string;
  kind: ValueKind;
  /** A stock has no sum over the year. */
  isStock?: boolean;
  drill?(period: Period): ReportFigure['drill'];
  measure(db: ReadableDb, period: Period): Measure;
  /** What stands in its number of rows, but not in its value. */
  leftOut?(db: ReadableDb, period: Period, words: ReportWords): Pick<ReportFigure, 'leftOut'>;
}

const casesDrill = (period: Period): ReportFigure['drill'] => ({
  list: 'service-cases',
  filters: [
    { column: 'reportedOn', op: 'between', values: [period.from, period.to] },
    { column: 'state', op: 'ne', value: 'cancelled' },
  ],
});

/** The summary strip: one line an indicator, so that screen, report and alert share one definition. */
const FIGURES: readonly FigureSpec[] = [
  {
    code: 'A1',
    indicator: 'ORD-01 v1',
    kind: 'money',
    drill: (p) => ordersBetween(p.from, p.to),
    leftOut: unratedSigned,
    measure: (db, p) => {
      const s = signedBetween(db, p.from, p.to);
      return { value: s.amount, rows: s.rows };
    },
  },
  {
    code: 'A2',
    indicator: 'ORD-05 v1',
    kind: 'money',
    isStock: true,
    leftOut: unratedBacklog,
    measure: (db, p) => {
      const s = backlogAt(db, p.to);
      return { value: s.amount, rows: s.rows };
    },
  },
  {
    code: 'A3',
    indicator: 'DLV-02 v1',
    kind: 'money',
    leftOut: unratedShipped,
    measure: (db, p) => {
      const s = shippedBetween(db, p.from, p.to);
      return { value: s.amount, rows: s.rows };
    },
  },
  {
    code: 'B1',
    indicator: 'SVC-01 v1',
    kind: 'count',
    drill: casesDrill,
    measure: (db, p) => {
      const n = casesBetween(db, p.from, p.to);
      return { value: n, rows: n };
    },
  },
  {
    code: 'B2',
    indicator: 'SVC-08 v1',
    kind: 'money',
    measure: (db, p) => {
      const m = serviceMoney(db, p.from, p.to);
      return { value: m.cost, rows: m.costCases };
    },
  },
  {
    code: 'B3',
    indicator: 'SVC-10 v1',
    kind: 'money',
    measure: (db, p) => {
      const m = serviceMoney(db, p.from, p.to);
      return { value: m.income, rows: m.incomeCases };
    },
  },
  {
    code: 'B4',
    indicator: 'SAT-12 v1',
    kind: 'score',
    isStock: true,
    measure: (db, p) => {
      const m = serviceMoney(db, p.from, p.to);
      return { value: m.score, rows: m.scored };
    },
  },
];

export function buildFigures(db: ReadableDb, periods: ReportPeriods, words: ReportWords): ReportFigure[] {
  return FIGURES.map((spec) => {
    const { value, rows } = spec.measure(db, periods.now);
    const against = (period: Period) =>
      changeRatio(value ?? 0, value === null ? null : spec.measure(db, period).value);
    return {
      code: spec.code,
      indicator: spec.indicator,
      label: words.figures[spec.code],
      kind: spec.kind,
      value,
      rows,
      monthOnMonth: against(periods.before),
      yearOnYear: against(periods.lastYear),
      yearToDate: spec.isStock ? null : spec.measure(db, periods.yearToDate).value,
      lastYearToDate: spec.isStock ? null : spec.measure(db, periods.lastYearToDate).value,
      drill: spec.drill?.(periods.now) ?? null,
      ...spec.leftOut?.(db, periods.now, words),
    };
  });
}
