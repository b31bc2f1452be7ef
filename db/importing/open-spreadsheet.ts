import { openCsv } from './csv-reader.ts';
import { assertNamedAsItIs, containerOf } from './file-type.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from './import-limits.ts';
import { inspectXls } from './ole-inspection.ts';
import { readWithSheetJs } from './sheetjs-reader.ts';
import type { OpenBook, OpenOptions } from './spreadsheet-port.ts';
import { unsupportedFile } from './unsupported-file.ts';
import { openXls } from './xls-reader.ts';
import { openXlsx } from './xlsx-reader.ts';
import { zipFormat } from './zip-format.ts';
import { assertSafeToInflate, listZipEntries } from './zip-inspection.ts';

export interface SourceFile {
  /** As the person knows it; decides nothing but whether the file is what it is called. */
  name: string | null;
  bytes: Uint8Array;
}

export interface ReadingOptions {
  limits?: Partial<ImportLimits>;
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

/**
 * Opens a ledger by its content. Throws UNSUPPORTED_FILE with the reason for everything that cannot be read:
 * empty, broken, encrypted, renamed, another document, or beyond a cap.
 */
export async function openSpreadsheet(file: SourceFile, options: ReadingOptions = {}): Promise<OpenBook> {
  const limits = { ...DEFAULT_IMPORT_LIMITS, ...options.limits };
  const { bytes, name } = file;
  if (bytes.length > limits.fileBytes) throw unsupportedFile('too_large', { limit: limits.fileBytes });
  const open: OpenOptions = { limits, encoding: options.encoding, delimiter: options.delimiter };
  const container = containerOf(bytes, name);
  if (container === 'zip') return openZip(file, open);
  if (container === 'text') {
    assertNamedAsItIs(name, 'csv');
    return openCsv(bytes, open);
  }
  // What is inside an OLE container comes before its name: an encrypted .xlsx is one, and no renamed .xls.
  const facts = container === 'ole' ? inspectXls(bytes) : null;
  assertNamedAsItIs(name, 'xls');
  return facts ? openXls(bytes, facts, open) : readWithSheetJs(bytes, 'xls', open);
}

async function openZip({ name, bytes }: SourceFile, open: OpenOptions): Promise<OpenBook> {
  const entries = listZipEntries(bytes, open.limits);
  const format = zipFormat(entries);
  assertNamedAsItIs(name, format);
  if (format === 'xlsx') return openXlsx(bytes, open);
  await assertSafeToInflate(entries, open.limits);
  return readWithSheetJs(bytes, 'xlsb', open);
}
