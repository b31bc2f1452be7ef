import type { ImportQuestion } from '#contract/imports/analysis.ts';
import { findHeader } from './header-finder.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ImportRequest } from './import-plan.ts';
import { openSpreadsheet, type SourceFile } from './open-spreadsheet.ts';
import { chosen, question } from './questions.ts';
import type { SheetRow } from './raw-cell.ts';
import type { OpenBook } from './spreadsheet-port.ts';

const LOOKED_AT = 60;

/**
 * Opens the file; where its bytes are valid in two encodings, the one whose header makes more sense is proposed
 * and asked. GB18030 decodes nearly any Big5 file into rare characters without an error.
 */
export async function openInBestEncoding(
  file: SourceFile,
  request: ImportRequest,
  limits?: Partial<ImportLimits>,
): Promise<{ book: OpenBook; question: ImportQuestion | null }> {
  const options = { delimiter: request.delimiter, ...(limits ? { limits } : {}) };
  const given = request.encoding ?? request.answers?.['encoding'];
  const book = await openSpreadsheet(file, { ...options, encoding: given });
  const other = book.text?.otherEncoding;
  if (book.text === undefined || other === undefined) return { book, question: null };
  const otherBook = await openSpreadsheet(file, { ...options, encoding: other });
  const [head, otherHead] = [await headOf(book, request), await headOf(otherBook, request)];
  if (otherHead.score <= head.score + 0.2) return { book, question: null };
  const readings = [
    { value: other, rows: null, total: null, examples: [{ text: other, stored: otherHead.text }] },
    {
      value: book.text.encoding,
      rows: null,
      total: null,
      examples: [{ text: book.text.encoding, stored: head.text }],
    },
  ];
  const asked = question('encoding', null, readings, other, { answers: request.answers ?? {} });
  return { book: chosen(asked) === other ? otherBook : book, question: asked };
}

async function headOf(book: OpenBook, request: ImportRequest): Promise<{ score: number; text: string }> {
  const sample: SheetRow[] = [];
  for await (const row of book.sheets[0]?.rows() ?? []) {
    sample.push(row);
    if (sample.length >= LOOKED_AT) break;
  }
  const header = findHeader(request.kind, sample);
  return { score: header.score, text: header.names.slice(0, 8).join(' · ') };
}
