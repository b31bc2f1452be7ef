import type { ChangeRatio } from '#contract/insights/change-ratio.ts';
import type { Drill } from '#contract/insights/drill.ts';
import type { ParetoRow } from '#contract/insights/pareto.ts';

/** Languages a report can be written in. It keeps the one it was made in: a reprint is identical. */
export const REPORT_LANGUAGES = ['zh-CN', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** What a figure does not hold, in words, with the way to its rows. */
export interface LeftOutNote {
  text: string;
  rows: number;
  /** Null when the rows are too many to be named. */
  drill: Drill | null;
}

/** How a value is written: money in 分 (printed in the report's unit), counts, ratios, dates, plain text. */
export type ValueKind = 'text' | 'money' | 'count' | 'score' | 'ratio' | 'date' | 'change';

/** One figure of the summary strip. `code` is the footnote that names its definition and opens its rows. */
export interface ReportFigure {
  code: string;
  indicator: string;
  label: string;
  kind: ValueKind;
  value: number | null;
  monthOnMonth: ChangeRatio;
  yearOnYear: ChangeRatio;
  /** What the two ratios are against: last month, the month a year ago. Reports issued before there was a workbook have neither. */
  before?: number | null;
  lastYear?: number | null;
  yearToDate: number | null;
  lastYearToDate: number | null;
  drill: Drill | null;
  yearToDateDrill?: Drill | null;
  lastYearToDateDrill?: Drill | null;
  /** Rows behind the value. */
  rows: number;
  leftOut?: LeftOutNote;
}

export type Cell = string | number | null | ChangeRatio;

export interface ReportColumn {
  key: string;
  label: string;
  kind: ValueKind;
  /** What the column is reckoned of: a change between two others, the share of one in its total. */
  of?: { now: string; base: string } | { share: string };
}

/** The rows behind the cells of a line, by their column; a cell without any is only read. */
export type Opens = Record<string, Drill | null>;

interface Block {
  title: string;
  leftOut?: LeftOutNote;
}

export interface TableBlock extends Block {
  kind: 'table';
  columns: ReportColumn[];
  rows: Record<string, Cell>[];
  total?: Record<string, Cell>;
  /** What the cells of each row open, and those of the total. Reports issued before there was any have none. */
  opens?: Opens[];
  totalOpens?: Opens;
  footnote?: string;
}

export interface MonthsBlock extends Block {
  kind: 'months';
  valueKind: 'money' | 'count';
  months: {
    month: string;
    value: number;
    lastYear: number | null;
    yoy: ChangeRatio;
    drill?: Drill | null;
    lastYearDrill?: Drill | null;
  }[];
}

export interface ParetoBlock extends Block {
  kind: 'pareto';
  rows: (ParetoRow & {
    label: string;
    lastYear: number;
    drill?: Drill | null;
    lastYearDrill?: Drill | null;
  })[];
}

export interface FunnelBlock extends Block {
  kind: 'funnel';
  stages: {
    label: string;
    count: number;
    amountMinor: number;
    drill?: Drill | null;
    /** How many left the stage, the share of them that went on, the median of their days in it; null when too few did. */
    left?: number;
    conversion?: number | null;
    medianDays?: number | null;
  }[];
  /** How conversion and days are counted. */
  note?: string;
}

/** Wholes and what they are made of, one bar each. */
export interface SplitBlock extends Block {
  kind: 'split';
  bars: {
    label: string;
    parts: {
      key: 'isKnown' | 'isNew' | 'unlinked';
      label: string;
      count: number;
      amountMinor: number;
      /** Of the bar; null when the whole is nothing. */
      share: number | null;
      drill: Drill | null;
    }[];
  }[];
}

export type ReportBlock = TableBlock | MonthsBlock | ParetoBlock | FunnelBlock | SplitBlock;

export interface ReportSection {
  no: string;
  title: string;
  lead?: string;
  blocks: ReportBlock[];
}

/** A sum that must come out; a report whose checks fail is not issued. */
export interface BalanceCheck {
  label: string;
  text: string;
  isBalanced: boolean;
}

export interface ReportModel {
  report: 'monthly';
  language: ReportLanguage;
  title: string;
  factory: string;
  month: string;
  from: string;
  to: string;
  /** The month is not over: a preview, which cannot be issued. */
  isUnfinished?: true;
  /** Unit of printed money; values stay in 分. */
  moneyUnit: { label: string; minorPerUnit: number };
  dataAt: number;
  figures: ReportFigure[];
  summary: { label: string; text: string }[];
  sections: ReportSection[];
  checks: BalanceCheck[];
  notes: string[];
  signatures: string[];
  /** Head of the change log when the data were read. */
  logHead: { seq: number; hash: string };
}

/** A report as it was issued: number, model and hash stay for ever. */
export interface IssuedReport {
  id: string;
  no: string;
  month: string;
  modelHash: string;
  issuedAt: number;
  issuedBy: string;
}
