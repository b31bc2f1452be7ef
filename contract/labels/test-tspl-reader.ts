/** What a TSC printer would be told, read back strictly by the published grammar of the language. */
export interface TsplLabel {
  widthMm: number;
  heightMm: number;
  copies: number;
  commands: TsplCommand[];
}
export type TsplCommand =
  | { kind: 'bitmap'; x: number; y: number; width: number; height: number; black: Uint8Array }
  | { kind: 'qrcode'; x: number; y: number; cell: number; content: string }
  | { kind: 'dmatrix'; x: number; y: number; width: number; height: number; cell: number; content: string }
  | { kind: 'barcode'; x: number; y: number; height: number; narrow: number; content: string };

const FNC1 = '\u001d';
const INTEGER = '(0|[1-9]\\d*)';
const QUOTED = '"((?:[^"\\r\\n\\\\]|\\\\\\["\\]|\\\\)*)"';
const grammar = (text: string) => new RegExp(`^${text}$`);
const SIZE = grammar('SIZE (\\d+(?:\\.\\d+)?) mm,(\\d+(?:\\.\\d+)?) mm');
const GAP = grammar('GAP (\\d+(?:\\.\\d+)?) mm,(\\d+(?:\\.\\d+)?) mm');
const QRCODE = grammar(`QRCODE ${INTEGER},${INTEGER},[LMQH],(10|[1-9]),A,(?:0|90|180|270),${QUOTED}`);
const DMATRIX = grammar(
  `DMATRIX ${INTEGER},${INTEGER},${INTEGER},${INTEGER},(?:c(\\d+),)?x${INTEGER},${QUOTED}`,
);
const BARCODE = grammar(
  `BARCODE ${INTEGER},${INTEGER},"(128|128M|EAN128)",${INTEGER},[0-3],(?:0|90|180|270),${INTEGER},${INTEGER},${QUOTED}`,
);

const unquoted = (text: string) => text.replaceAll('\\["]', '"');

/** Data of a `128M`: FNC1 as GS, the changes of set followed and left out. */
function said128(text: string): string {
  if (!/^!10[45]!102/.test(text)) throw new Error(`no start of GS1-128: ${text}`);
  return text
    .slice(8)
    .replaceAll('!102', FNC1)
    .replaceAll(/!(099|100)/g, '');
}

function commandOf(line: string): TsplCommand {
  const qr = QRCODE.exec(line);
  if (qr) {
    const [x = 0, y = 0, cell = 0] = qr.slice(1, 4).map(Number);
    return { kind: 'qrcode', x, y, cell, content: unquoted(qr[4] ?? '') };
  }
  const matrix = DMATRIX.exec(line);
  if (matrix) {
    const [x = 0, y = 0, width = 0, height = 0, escape, cell = 0] = matrix.slice(1, 7).map(Number);
    const text = unquoted(matrix[7] ?? '');
    const fnc1 = `${String.fromCharCode(escape ?? 0)}1`;
    const content = matrix[5] === undefined ? text : text.slice(2).replaceAll(fnc1, FNC1);
    if (matrix[5] !== undefined && !text.startsWith(fnc1)) throw new Error('GS1 data begin with FNC1');
    return { kind: 'dmatrix', x, y, width, height, cell, content };
  }
  const bars = BARCODE.exec(line);
  if (!bars) throw new Error(`no command of TSPL: ${line}`);
  const [x = 0, y = 0, , height = 0, narrow = 0, wide = 0] = bars.slice(1, 7).map(Number);
  if (narrow !== wide || narrow < 1) throw new Error(`Code 128 has no wide bars: ${line}`);
  const text = unquoted(bars[7] ?? '');
  return { kind: 'barcode', x, y, height, narrow, content: bars[3] === '128M' ? said128(text) : text };
}

/** Reads the bytes of one label; throws at the first thing the grammar does not know. */
export function readTspl(bytes: Uint8Array): TsplLabel {
  const latin = new TextDecoder('latin1');
  let at = 0;
  const lineEnd = () => {
    const end = latin.decode(bytes.subarray(at)).indexOf('\r\n');
    if (end < 0) throw new Error('a command ends with CR LF');
    return at + end;
  };
  const takeLine = () => {
    const end = lineEnd();
    const line = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at, end));
    at = end + 2;
    return line;
  };
  const expectLine = (pattern: RegExp) => {
    const line = takeLine();
    const found = pattern.exec(line);
    if (!found) throw new Error(`expected ${pattern.source}, found ${line}`);
    return found.slice(1).map(Number);
  };
  const [widthMm = 0, heightMm = 0] = expectLine(SIZE);
  expectLine(GAP);
  expectLine(/^CODEPAGE UTF-8$/);
  expectLine(/^CLS$/);
  const commands: TsplCommand[] = [];
  while (at < bytes.length) {
    const head = latin.decode(bytes.subarray(at, at + 60));
    const bitmap = /^BITMAP (\d+),(\d+),(\d+),(\d+),0,/.exec(head);
    if (bitmap) {
      const [x = 0, y = 0, across = 0, height = 0] = bitmap.slice(1).map(Number);
      at += bitmap[0].length;
      const black = bytes.slice(at, at + across * height).map((b) => ~b & 0xff);
      at += across * height;
      if (takeLine() !== '') throw new Error('a bitmap has as many bytes as it says');
      commands.push({ kind: 'bitmap', x, y, width: across * 8, height, black });
    } else if (head.startsWith('PRINT ')) {
      const [sets = 0, copies = 0] = expectLine(/^PRINT (\d+),(\d+)$/);
      if (at !== bytes.length) throw new Error('something follows the print command');
      return { widthMm, heightMm, copies: sets * copies, commands };
    } else commands.push(commandOf(takeLine()));
  }
  throw new Error('nothing is printed');
}
