/**
 * Blocks of cells as spreadsheets put them on the clipboard as text: a tab between cells, a line end between rows,
 * quotes around cells that hold either.
 */
export type Block = string[][];

/** A cell in quotes, if its closing quote is followed by the end of the cell; otherwise the quote is plain text. */
function quotedCell(text: string, from: number): { value: string; end: number } | null {
  let value = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else {
      const next = text[at + 1];
      return next === undefined || next === '\t' || next === '\n' || next === '\r'
        ? { value, end: at + 1 }
        : null;
    }
  }
  return null;
}

function plainCell(text: string, from: number): { value: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

/** Undoes what copying did to keep a text from being reckoned with: `="0012"` and the apostrophe before `=`. */
function undefused(cell: string): string {
  const kept = /^="(.*)"$/s.exec(cell);
  if (kept) return (kept[1] ?? '').replace(/""/g, '"');
  return /^'+[=+\-@＝＋－＠\t\r\n]/u.test(cell) ? cell.slice(1) : cell;
}

/** Reads a block. The line end Excel puts behind the last row is no row. */
export function readBlock(text: string): Block {
  if (text === '') return [];
  const rows: Block = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = (text[at] === '"' ? quotedCell(text, at) : null) ?? plainCell(text, at);
    row.push(undefused(cell.value));
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    if (at >= text.length) return rows;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at >= text.length) return rows;
    row = [];
  }
}

/** A cell that is to be copied: its text, and whether it is a number (which Excel may then reckon with). */
export interface CopiedCell {
  text: string;
  isNumber: boolean;
  /** Foreign money says what it is in, where the clipboard has room for it: Excel still sees a number. */
  currency?: string;
}

/**
 * The text of one cell. A long run of digits would be rounded and a leading zero lost, so ids become `="…"`; a text
 * that begins like a formula gets the apostrophe a person would type. Numbers stay numbers, negative ones too.
 */
function defused({ text, isNumber }: CopiedCell): string {
  if (isNumber && /^-?[\d.]+$/.test(text)) return text;
  if (/^(0\d+|\d{12,})$/.test(text)) return `="${text}"`;
  return /^'*[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text;
}

export function writeBlock(cells: readonly (readonly CopiedCell[])[]): string {
  const write = (cell: CopiedCell) => {
    const text = defused(cell);
    return /[\t\r\n"]/.test(text) && !text.startsWith('="') ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const text = cells.map((row) => row.map(write).join('\t')).join('\r\n');
  // Without a line end behind it an empty last row would be none.
  return text === '' || text.endsWith('\n') ? `${text}\r\n` : text;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** The same block as a table: text cells are marked as text, so that Excel and WPS take them letter by letter. */
export function writeHtml(cells: readonly (readonly CopiedCell[])[]): string {
  const write = ({ text, isNumber, currency }: CopiedCell) => {
    const isPlain = isNumber && /^-?[\d.]+$/.test(text);
    const body = escaped(text).replace(/\r?\n/g, '<br style="mso-data-placement:same-cell">');
    const money = currency === undefined ? '' : ` data-currency="${escaped(currency)}"`;
    return isPlain ? `<td x:num${money}>${body}</td>` : `<td style="mso-number-format:'\\@'">${body}</td>`;
  };
  const rows = cells.map((row) => `<tr>${row.map(write).join('')}</tr>`).join('');
  return `<html><head><meta charset="utf-8"></head><body><table>${rows}</table></body></html>`;
}
