import { csvReader } from './csv-reader.ts';
import { assertNamedAsItIs, containerOf, type FileFormat } from './file-type.ts';
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from './import-limits.ts';
import { readWithSheetJs } from './sheetjs-reader.ts';
import type { OpenBook } from './spreadsheet-port.ts';
import { unsupportedFile } from './unsupported-file.ts';
import { xlsReader } from './xls-reader.ts';
import { xlsxReader } from './xlsx-reader.ts';
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
  if (bytes.length > limits.fileBytes)
    throw unsupportedFile('too_large_inflated', { limit: limits.fileBytes });
  const open = { limits, encoding: options.encoding, delimiter: options.delimiter };
  const format = await formatOf(file, limits);
  assertNamedAsItIs(name, format);
  if (format === 'xlsx') return xlsxReader.open(bytes, open);
  if (format === 'xls')
    return isOle(bytes) ? xlsReader.open(bytes, open) : readWithSheetJs(bytes, 'xls', open);
  if (format === 'csv') return csvReader.open(bytes, open);
  await assertSafeToInflate(listZipEntries(bytes, limits), limits);
  return readWithSheetJs(bytes, 'xlsb', open);
}

async function formatOf(file: SourceFile, limits: ImportLimits): Promise<FileFormat> {
  const container = containerOf(file.bytes, file.name);
  if (container === 'zip') return zipFormat(listZipEntries(file.bytes, limits));
  return container === 'text' ? 'csv' : 'xls';
}

function isOle(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0;
}
