import Papa from 'papaparse';
import { chooseDelimiter } from './delimiter.ts';
import type { ImportLimits } from './import-limits.ts';
import { isBlankRow, type SheetRow } from './raw-cell.ts';
import { RowCaps } from './row-caps.ts';
import type { OpenBook, OpenOptions } from './spreadsheet-port.ts';
import { decodeText, encodingSamples } from './text-encoding.ts';
import { unsupportedFile } from './unsupported-file.ts';

/** Rows taken out of the text at a time; keeps memory flat whatever the file's length. */
const CHUNK_ROWS = 2_000;
const WINDOW_CHARACTERS = 2 * 1024 * 1024;

/** Delimited text. The only sheet carries an empty name. */
export function openCsv(bytes: Uint8Array, options: OpenOptions): OpenBook {
  const { text, ...facts } = decodeText(bytes, options.encoding);
  if (isBinary(text)) throw unsupportedFile('not_a_spreadsheet', { detected: 'binary' });
  const { body, declared } = splitDeclaration(text);
  const delimiter = options.delimiter ?? declared ?? chooseDelimiter(body);
  const firstRow = declared === null ? 1 : 2;
  return {
    format: 'csv',
    reader: 'papaparse',
    isDate1904: false,
    sheets: [{ name: '', isHidden: false, rows: () => textRows(body, delimiter, firstRow, options.limits) }],
    text: { ...facts, delimiter, samples: encodingSamples(bytes) },
  };
}

/** Excel writes `sep=;` on the first line when its list separator is not the comma. */
function splitDeclaration(text: string): { body: string; declared: string | null } {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const match = /^"?sep=(.)"?\n/i.exec(plain);
  const body = match ? plain.slice(match[0].length) : plain;
  return { body, declared: match?.[1] ?? null };
}

function isBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  const controls = head.match(/(?![\t\n\r\f])\p{Cc}/gu)?.length ?? 0;
  return controls > head.length / 50;
}

async function* textRows(
  text: string,
  delimiter: string,
  firstRow: number,
  limits: ImportLimits,
): AsyncGenerator<SheetRow> {
  const caps = new RowCaps(limits);
  let row = firstRow;
  for (const cells of records(text, delimiter)) {
    const admitted = isBlankRow(cells) ? null : caps.admit(row, cells.map(plainCell));
    if (admitted) yield admitted;
    row += 1;
  }
}

/** The parser sees a window of the text at a time: it searches its whole input for quotes on each call. */
function* records(text: string, delimiter: string): Generator<string[]> {
  let at = 0;
  let window = WINDOW_CHARACTERS;
  while (at < text.length) {
    const isLast = at + window >= text.length;
    const part = isLast ? text.slice(at) : text.slice(at, at + window);
    const chunk = Papa.parse<string[]>(part, {
      delimiter,
      newline: '\n',
      preview: CHUNK_ROWS,
      fastMode: false,
    });
    if (!chunk.meta.truncated && !isLast) {
      window *= 2;
      continue;
    }
    yield* chunk.data;
    if (!chunk.meta.truncated || chunk.meta.cursor === 0) return;
    at += chunk.meta.cursor;
  }
}

/** `="00123"` is how spreadsheet programs are told to keep a text; the wrapping is not part of it. */
function plainCell(cell: string): string {
  const match = /^=\s*"((?:[^"]|"")*)"$/.exec(cell);
  if (match) return (match[1] ?? '').replaceAll('""', '"');
  return /^'[=+\-@0-9]/.test(cell) ? cell.slice(1) : cell;
}
