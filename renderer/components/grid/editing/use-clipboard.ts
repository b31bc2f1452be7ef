import { notifications } from '@mantine/notifications';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import { cellText, isNumeric } from '../cell-text.ts';
import type { CellRange } from '../grid-keys.ts';
import type { GridColumn } from '../grid-types.ts';
import { readHtmlBlock } from './clipboard-html.ts';
import { type Block, type CopiedCell, readBlock, writeBlock, writeHtml } from './clipboard-text.ts';

/** More is an export: the clipboard of a spreadsheet stops being useful long before. */
const MAX_ROWS = 10_000;

export interface ClipboardOptions<Row> {
  columns: readonly GridColumn<Row>[];
  range: CellRange;
  rowAt: (index: number) => Row | undefined;
  readRange: (from: number, to: number) => Promise<Row[]>;
  /** True while text inside a cell is copied and pasted. */
  isTyping: boolean;
  /** Nothing to select yet: a block may still be pasted. */
  isEmpty: boolean;
  /** Missing where nothing can be written. */
  onPaste?: ((block: Block) => void) | undefined;
  onCut?: (() => void) | undefined;
}

/** A cell for the clipboard. Money is exact and in its whole unit, however the list shows it. */
export function copied<Row>(column: GridColumn<Row>, row: Row): CopiedCell {
  const isNumber = isNumeric(column.kind);
  const text = cellText(column, row, { moneyUnit: 'yuan' }).replace(/\u2212/g, '-');
  const currency = column.kind === 'money' ? column.currency?.(row) : undefined;
  const bare = { text: isNumber ? text.replace(/,/g, '') : text, isNumber };
  return currency === undefined || currency === BASE_CURRENCY ? bare : { ...bare, currency };
}

function inMemory<Row>({ range, rowAt }: ClipboardOptions<Row>): Row[] | null {
  const rows: Row[] = [];
  for (let index = range.top; index <= range.bottom; index += 1) {
    const row = rowAt(index);
    if (row === undefined) return null;
    rows.push(row);
  }
  return rows;
}

/** The block a clipboard holds: as a table where it has one, else as text. */
export function blockOf(html: string, text: string): Block {
  return (html === '' ? null : readHtmlBlock(html)) ?? readBlock(text);
}

/** Copy, cut and paste of whole cells, as text and as a table; rows not in memory are read first. */
export function useClipboard<Row>(options: ClipboardOptions<Row>) {
  const { t } = useTranslation('grid');
  const { columns, range, isTyping } = options;
  const chosen = columns.slice(range.left, range.right + 1);
  const written = (rows: readonly Row[]) => {
    const cells = rows.map((row) => chosen.map((column) => copied(column, row)));
    return { text: writeBlock(cells), html: writeHtml(cells) };
  };
  const say = (count: number) => notifications.show({ message: t('copied', { count }) });
  const isTooLarge = () => {
    if (range.bottom - range.top < MAX_ROWS) return false;
    notifications.show({ color: 'red', message: t('copyTooLarge', { max: MAX_ROWS }) });
    return true;
  };
  /** For rows that must be read first, and for the menu: the event of the key is over by then. */
  const copyLater = async (): Promise<void> => {
    if (isTooLarge()) return;
    const rows = await options.readRange(range.top, range.bottom + 1);
    const { text, html } = written(rows);
    const blob = (type: string, body: string) => new Blob([body], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) }),
    ]);
    say(rows.length);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (isTyping || range.top < 0 || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    const rows = inMemory(options);
    if (!rows) return void copyLater();
    if (isTooLarge()) return;
    const { text, html } = written(rows);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    say(rows.length);
  };
  const onCut = (event: ClipboardEvent) => {
    if (isTyping || !options.onCut) return;
    onCopy(event);
    options.onCut();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping || !options.onPaste || (range.top < 0 && !options.isEmpty)) return;
    event.preventDefault();
    const { clipboardData: data } = event;
    options.onPaste(blockOf(data.getData('text/html'), data.getData('text/plain')));
  };
  const pasteNow = async (): Promise<void> => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    options.onPaste?.(blockOf(await read('text/html'), await read('text/plain')));
  };
  return { onCopy, onCut, onPaste, copyLater, pasteNow };
}
