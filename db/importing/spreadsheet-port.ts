import type { TextFacts } from '#contract/imports/analysis.ts';
import type { FileFormat } from './file-type.ts';
import type { ImportLimits } from './import-limits.ts';
import type { SheetRow } from './raw-cell.ts';

/** One sheet. Only the readers behind these types know a spreadsheet library, so each can be replaced. */
export interface OpenSheet {
  name: string;
  isHidden: boolean;
  /** Rows in order, blank ones left out. May be called more than once; each call reads from the start. */
  rows(): AsyncIterable<SheetRow>;
}

export interface OpenBook {
  format: FileFormat;
  /** Which library read it, for the import record. */
  reader: 'hucre' | 'sheetjs' | 'papaparse';
  /** Serial numbers count from 1904-01-01 (workbooks from old Macs). */
  isDate1904: boolean;
  sheets: OpenSheet[];
  /** Of delimited text only. */
  text?: TextFacts;
}

export interface OpenOptions {
  limits: ImportLimits;
  encoding?: string | undefined;
  delimiter?: string | undefined;
}
