import { changeRatio } from '#contract/insights/change-ratio.ts';
import { casesOf, casesOfAny, casesReported, sameKey } from '#contract/insights/drill.ts';
import type { ReportBlock, ReportLanguage, ReportSection } from '#contract/reports/report-model.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { allCodes } from '#db/slices/codes/codes.service.ts';
import { casePareto } from '#db/slices/insights/insights.service.ts';
import { replacedUnits, rolledCases } from './case-drills.ts';
import { caseRollForward, countBy, replacedParts } from './monthly.repo.ts';
import type { ReportPeriods } from './period.ts';
import type { ReportWords } from './words/zh.ts';

const SHOWN_FAULTS = 8;
const SHOWN_PARTS = 20;

/** 售后服务: cases rolled forward, channels and severity, faults, parts replaced. */
export function serviceSection(r: ReadContext, periods: ReportPeriods, words: ReportWords): ReportSection {
  const { no, title } = words.service;
  return {
    no,
    title,
    blocks: [
      rollForward(r, periods, words),
      faults(r, periods, words),
      parts(r, periods, words),
      counts(r, periods, words),
    ],
  };
}

function rollForward(r: ReadContext, { now, lastYear }: ReportPeriods, words: ReportWords): ReportBlock {
  const label = words.service.rollColumns;
  const rows = caseRollForward(r.db, { ...now, lastFrom: lastYear.from, lastTo: lastYear.to });
  const keys = ['opened', 'added', 'ended', 'open', 'overdue', 'lastYear'] as const;
  const total = Object.fromEntries(keys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]));
  return {
    kind: 'table',
    title: words.service.roll,
    footnote: 'B1',
    columns: [
      { key: 'name', label: label.name, kind: 'text' },
      { key: 'opened', label: label.opened, kind: 'count' },
      { key: 'added', label: label.added, kind: 'count' },
      { key: 'ended', label: label.ended, kind: 'count' },
      { key: 'open', label: label.open, kind: 'count' },
      { key: 'overdue', label: label.overdue, kind: 'count' },
      { key: 'lastYear', label: label.lastYear, kind: 'count' },
      { key: 'yoy', label: label.yoy, kind: 'change', of: { now: 'added', base: 'lastYear' } },
    ],
    rows: rows.map((row) => ({
      ...row,
      name: row.name || words.market.noProduct,
      yoy: changeRatio(row.added, row.lastYear),
    })),
    total: { name: words.total, ...total, yoy: changeRatio(total.added ?? 0, total.lastYear ?? 0) },
    opens: rows.map((row) => rolledCases(now, lastYear, row.name)),
    totalOpens: rolledCases(now, lastYear),
  };
}

/** Faults as the language has them; what is no code stands as it was written. */
function faultWords(r: ReadContext, language: ReportLanguage): Map<string, string> {
  const faults = allCodes(r).filter((code) => code.kind === 'fault');
  return new Map(faults.map((code) => [code.code, language === 'en' ? code.en : code.zh]));
}

const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);

function faults(r: ReadContext, { now, lastYear: before }: ReportPeriods, words: ReportWords): ReportBlock {
  const { rows, total } = casePareto(r, { by: 'fault', ...now });
  const labels = faultWords(r, words.language);
  const shown = rows.slice(0, SHOWN_FAULTS);
  const rest = rows.slice(SHOWN_FAULTS);
  const sum = (pick: (row: (typeof rows)[number]) => number) => rest.reduce((s, row) => s + pick(row), 0);
  const other = {
    key: '*',
    label: words.service.otherFaults(rest.length),
    value: sum((x) => x.value),
    lastYear: sum((x) => x.lastYear),
    cumulativeShare: 1,
    abc: 'C' as const,
    drill: casesOfAny('fault', keysOf(rest), now.from, now.to),
    lastYearDrill: casesOfAny('fault', keysOf(rest), before.from, before.to),
  };
  const named = shown.map(({ key, label, value, lastYear, cumulativeShare, abc }) => ({
    key,
    label: labels.get(key) ?? (label || words.service.uncoded),
    value,
    lastYear,
    cumulativeShare,
    abc,
    drill: casesOf('fault', key, now.from, now.to),
    lastYearDrill: casesOf('fault', key, before.from, before.to),
  }));
  return {
    kind: 'pareto',
    title: words.service.faults(total),
    rows: [...named, ...(rest.length > 0 ? [other] : [])],
  };
}

function parts(r: ReadContext, { now }: ReportPeriods, words: ReportWords): ReportBlock {
  const rows = replacedParts(r.db, now.from, now.to);
  const label = words.service.partColumns;
  const total = { name: words.total, count: 0, warranty: 0, other: 0, yearToDate: 0 };
  for (const row of rows) {
    total.count += row.count;
    total.warranty += row.warranty;
    total.other += row.count - row.warranty;
    total.yearToDate += row.yearToDate;
  }
  return {
    kind: 'table',
    title: words.service.parts,
    columns: [
      { key: 'name', label: label.name, kind: 'text' },
      { key: 'drawing', label: label.drawing, kind: 'text' },
      { key: 'count', label: label.count, kind: 'count' },
      { key: 'warranty', label: label.warranty, kind: 'count' },
      { key: 'other', label: label.other, kind: 'count' },
      { key: 'yearToDate', label: label.yearToDate, kind: 'count' },
    ],
    rows: rows.slice(0, SHOWN_PARTS).map((row) => ({
      drawing: row.drawing,
      count: row.count,
      warranty: row.warranty,
      yearToDate: row.yearToDate,
      name: row.name || words.service.noPart,
      other: row.count - row.warranty,
    })),
    total,
    opens: rows.slice(0, SHOWN_PARTS).map((row) => replacedUnits([row])),
    totalOpens: replacedUnits(rows),
  };
}

function counts(r: ReadContext, { now }: ReportPeriods, words: ReportWords): ReportBlock {
  const label = words.service.countColumns;
  const counted = (['channel', 'severity', 'judgement'] as const).flatMap((column) =>
    countBy(r.db, column, now.from, now.to).map((row) => ({ column, ...row })),
  );
  const rows = counted.map(({ column, key, count }) => ({
    view: words.service.views[column],
    name: key === null ? words.service.notJudged : words.service.word(key),
    count,
  }));
  const opens = counted.map(({ column, key }) => ({
    count: casesReported(now.from, now.to, sameKey(column, key ?? '')),
  }));
  return {
    kind: 'table',
    title: words.service.counts,
    columns: [
      { key: 'view', label: label.view, kind: 'text' },
      { key: 'name', label: label.name, kind: 'text' },
      { key: 'count', label: label.count, kind: 'count' },
    ],
    rows,
    opens,
  };
}
