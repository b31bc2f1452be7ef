import { changeRatio } from '#contract/insights/change-ratio.ts';
import { casesReported, ordersBetween, ordersInBacklog, ordersLeft } from '#contract/insights/drill.ts';
import type { Filter } from '#contract/kit/list.ts';
import type { ReportFigure, ValueKind } from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { addDays } from '#db/kit/clock.ts';
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
  drill(period: Period): ReportFigure['drill'];
  measure(db: ReadableDb, period: Period): Measure;
  /** What stands in its number of rows, but not in its value. */
  leftOut?(db: ReadableDb, period: Period, words: ReportWords): Pick<ReportFigure, 'leftOut'>;
}

const anyOf = (column: string): Filter => ({ column, op: 'gte', value: 1 });

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
    drill: (p) => ordersInBacklog(p.to, addDays(p.to, 1)),
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
    drill: (p) => ordersLeft(p.from, p.to),
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
    drill: (p) => casesReported(p.from, p.to),
    measure: (db, p) => {
      const n = casesBetween(db, p.from, p.to);
      return { value: n, rows: n };
    },
  },
  {
    code: 'B2',
    indicator: 'SVC-08 v1',
    kind: 'money',
    drill: (p) =>
      casesReported(
        p.from,
        p.to,
        { column: 'judgement', op: 'in', values: ['warranty', 'goodwill'] },
        anyOf('costMinor'),
      ),
    measure: (db, p) => {
      const m = serviceMoney(db, p.from, p.to);
      return { value: m.cost, rows: m.costCases };
    },
  },
  {
    code: 'B3',
    indicator: 'SVC-10 v1',
    kind: 'money',
    drill: (p) =>
      casesReported(p.from, p.to, { column: 'judgement', op: 'eq', value: 'paid' }, anyOf('incomeMinor')),
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
    drill: (p) => casesReported(p.from, p.to, anyOf('satisfaction')),
    measure: (db, p) => {
      const m = serviceMoney(db, p.from, p.to);
      return { value: m.score, rows: m.scored };
    },
  },
];

export function buildFigures(db: ReadableDb, periods: ReportPeriods, words: ReportWords): ReportFigure[] {
  return FIGURES.map((spec) => {
    const { value, rows } = spec.measure(db, periods.now);
    const before = spec.measure(db, periods.before).value;
    const lastYear = spec.measure(db, periods.lastYear).value;
    const against = (base: number | null) => changeRatio(value ?? 0, value === null ? null : base);
    return {
      code: spec.code,
      indicator: spec.indicator,
      label: words.figures[spec.code],
      kind: spec.kind,
      value,
      rows,
      monthOnMonth: against(before),
      yearOnYear: against(lastYear),
      before,
      lastYear,
      yearToDate: spec.isStock ? null : spec.measure(db, periods.yearToDate).value,
      lastYearToDate: spec.isStock ? null : spec.measure(db, periods.lastYearToDate).value,
      drill: spec.drill(periods.now),
      yearToDateDrill: spec.isStock ? null : spec.drill(periods.yearToDate),
      lastYearToDateDrill: spec.isStock ? null : spec.drill(periods.lastYearToDate),
      ...spec.leftOut?.(db, periods.now, words),
    };
  });
}
