import type { ReportLanguage } from '#contract/reports/report-model.ts';
import { en } from './en.ts';
import { type ReportWords, zh } from './zh.ts';

export const REPORT_WORDS: Readonly<Record<ReportLanguage, ReportWords>> = { 'zh-CN': zh, en };
