import type { ReportLanguage } from '#contract/reports/report-model.ts';
import { en } from './en.ts';
import { type DocumentWords, zh } from './zh.ts';

export const DOCUMENT_WORDS: Readonly<Record<ReportLanguage, DocumentWords>> = { 'zh-CN': zh, en };
