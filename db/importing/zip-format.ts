import { unsupportedFile } from './unsupported-file.ts';
import type { ZipEntry } from './zip-inspection.ts';

/** What kind of document a zip container is, by the parts it holds. Throws for anything that is no workbook. */
export function zipFormat(entries: readonly ZipEntry[]): 'xlsx' | 'xlsb' {
  if (entries.some((entry) => entry.encrypted)) throw unsupportedFile('encrypted', { detected: 'zip' });
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('[Content_Types].xml')) {
    if (names.has('word/document.xml')) throw unsupportedFile('not_a_spreadsheet', { detected: 'docx' });
    if (names.has('ppt/presentation.xml')) throw unsupportedFile('not_a_spreadsheet', { detected: 'pptx' });
    // Strict producers may place the workbook elsewhere; its relations decide, the reader follows them.
    if (entries.some((entry) => /(?:^|\/)workbook\.xml$/.test(entry.name))) return 'xlsx';
  }
  const mime = entries.find((entry) => entry.name === 'mimetype');
  if (mime && new TextDecoder().decode(mime.stored).includes('opendocument')) {
    throw unsupportedFile('not_a_spreadsheet', { detected: 'ods' });
  }
  throw unsupportedFile('not_a_spreadsheet', { detected: 'zip' });
}
