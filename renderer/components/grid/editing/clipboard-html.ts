import type { Block } from './clipboard-text.ts';

/**
 * Tables as Excel and WPS put them on the clipboard. Read without a document, so that nothing in it can run or load;
 * only cells, their spans and their text are looked at.
 */
interface Tag {
  name: string;
  isEnd: boolean;
  attributes: string;
}

const TOKEN = /<!--[\s\S]*?-->|<!\[[\s\S]*?\]>|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  yen: '¥',
  middot: '·',
  times: '×',
  deg: '°',
  ldquo: '“',
  rdquo: '”',
};

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+\d*);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity.toLowerCase()] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

function attribute(tag: Tag, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*("[^"]*"|'[^']*'|[^\\s"'>]+)`, 'i').exec(tag.attributes);
  return match ? decoded((match[1] ?? '').replace(/^(["'])(.*)\1$/s, '$2')) : null;
}

const isHidden = (tag: Tag) => /display\s*:\s*none/i.test(attribute(tag, 'style') ?? '');
const MAX_SPAN = 2000;
const span = (tag: Tag, name: string) =>
  Math.min(MAX_SPAN, Math.max(1, Math.trunc(Number(attribute(tag, name) ?? 1)) || 1));

interface Cell {
  text: string;
  colspan: number;
  rowspan: number;
  /** Excel's exact number behind a rounded display, where it gives it. */
  exact: string | null;
  /** The money our own copied figures say they are in. */
  currency: string | null;
}

interface Reading {
  rows: Cell[][];
  row: Cell[] | null;
  cell: Cell | null;
  /** Style and script are no text: read on behind the tag that ends them. */
  skip: string | null;
}

function onTag(state: Reading, tag: Tag): void {
  const { name, isEnd } = tag;
  if (state.skip !== null) {
    if (isEnd && name === state.skip) state.skip = null;
    return;
  }
  if (!isEnd && (name === 'style' || name === 'script' || name === 'title')) {
    state.skip = name;
    return;
  }
  if (name === 'tr') {
    state.cell = null;
    state.row = null;
    if (isEnd || isHidden(tag)) return;
    state.row = [];
    state.rows.push(state.row);
  } else if (name === 'td' || name === 'th') {
    state.cell = null;
    if (isEnd || state.row === null || isHidden(tag)) return;
    const exact = attribute(tag, 'x:num');
    const currency = attribute(tag, 'data-currency');
    state.cell = { text: '', colspan: span(tag, 'colspan'), rowspan: span(tag, 'rowspan'), exact, currency };
    state.row.push(state.cell);
  } else if (state.cell && !isEnd && (name === 'br' || (name === 'p' && state.cell.text.trim() !== ''))) {
    state.cell.text += '\n';
  }
}

/** White space of the source is one blank; a line break is a `<br>`, a fixed blank a blank. */
function onText(state: Reading, raw: string): void {
  if (state.skip !== null || state.cell === null) return;
  state.cell.text += decoded(raw.replace(/[ \t\r\n]+/g, ' '));
}

function textOf(cell: Cell): string {
  const text = cell.text
    .replace(/\u00a0/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
  // A percent or a date shows what the number means; only a plain figure is replaced by its exact value.
  const isFigure = /^[¥￥$€]?\s*-?[\d,]+(\.\d+)?$/.test(text);
  const figure = isFigure && cell.exact !== null && /^-?\d+(\.\d+)?$/.test(cell.exact) ? cell.exact : text;
  return isFigure && cell.currency ? `${cell.currency} ${figure}` : figure;
}

/**
 * Puts cells where their spans leave room. A cell merged downwards stands in each of its rows, as one customer for
 * three lines means it; one merged sideways stands in its first column only.
 */
function laidOut(rows: readonly Cell[][]): Block {
  const block: Block = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (block[at]?.[column] !== undefined) column += 1;
      const text = textOf(cell);
      for (let down = 0; down < cell.rowspan && at + down < rows.length; down += 1) {
        const target = block[at + down] ?? [];
        for (let across = 0; across < cell.colspan; across += 1)
          target[column + across] = across === 0 ? text : '';
      }
      column += cell.colspan;
    }
  }
  return block.map((row) => Array.from(row, (text) => text ?? ''));
}

/** The cells of the first table, or null when the text holds none. */
export function readHtmlBlock(html: string): Block | null {
  const from = html.search(/<table\b/i);
  if (from < 0) return null;
  const end = html.toLowerCase().indexOf('</table', from);
  const source = html.slice(from, end < 0 ? undefined : end);
  const state: Reading = { rows: [], row: null, cell: null, skip: null };
  let at = 0;
  for (const match of source.matchAll(TOKEN)) {
    onText(state, source.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[2] !== undefined)
      onTag(state, { name: match[2].toLowerCase(), isEnd: match[1] === '/', attributes: match[3] ?? '' });
  }
  onText(state, source.slice(at));
  const block = laidOut(state.rows);
  const width = Math.max(0, ...block.map((row) => row.length));
  const whole = block.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
  return whole.length > 0 && width > 0 ? whole : null;
}
