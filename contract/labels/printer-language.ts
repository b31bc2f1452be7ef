import { joinElements, parseBracketed } from '#contract/units/gs1-elements.ts';
import { type Code128Step, code128Modules, planCode128 } from './code128-plan.ts';
import {
  contentOf,
  isGs1,
  type LabelElement,
  type LabelLayout,
  type LabelValues,
  ROLL_GAP_MM,
  textOf,
} from './label-layout.ts';
import { matrixModules, qrModules } from './symbol-sizes.ts';

/** A drawing of dots, one bit each, rows filled up to whole bytes; a set bit is black. */
export interface DotImage {
  widthDots: number;
  heightDots: number;
  bytes: Uint8Array;
}

/** Draws a text into a box of dots. Printers have no Chinese font one could rely on, so words are sent as dots. */
export type DrawText = (
  text: string,
  box: { widthDots: number; heightDots: number; isBold: boolean; align: string },
) => DotImage;

const hex = (bytes: Uint8Array) =>
  [...bytes]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
const bytesAcross = (image: DotImage) => Math.ceil(image.widthDots / 8);
const DEFAULT_DOTS = 8;

interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Millimetres as dots of the printer, the calibration already in them. */
function dotsOf(layout: LabelLayout, element: LabelElement): Placed {
  const perMm = layout.dotsPerMm ?? DEFAULT_DOTS;
  const { offsetXMm = 0, offsetYMm = 0, scaleX = 1, scaleY = 1 } = layout.calibration ?? {};
  return {
    x: Math.max(0, Math.round((element.xMm * scaleX + offsetXMm) * perMm)),
    y: Math.max(0, Math.round((element.yMm * scaleY + offsetYMm) * perMm)),
    width: Math.max(1, Math.round(element.widthMm * scaleX * perMm)),
    height: Math.max(1, Math.round(element.heightMm * scaleY * perMm)),
  };
}

const fitting = (space: number, modules: number) => Math.max(1, Math.floor(space / modules));

type CodeElement = Extract<LabelElement, { content: string }>;
type TextLook = { isBold: boolean; align: 'left' | 'center' | 'right' };
const PLAIN: TextLook = { isBold: false, align: 'left' };

/** What stands at a place: a code the printer makes itself, words, or nothing. */
type Shown =
  | { kind: 'words'; text: string; look: TextLook }
  | { kind: 'code'; element: CodeElement; text: string; gs1: boolean };

/**
 * Words stand in for a code that cannot carry its text: the bars of Code 128 know no Chinese, and printers do not agree
 * on it in a DataMatrix. A label without a code is seen at once; one with a wrong code is not.
 */
function shownOf(element: LabelElement, values: LabelValues): Shown {
  if (element.kind === 'text') {
    const look = { isBold: element.isBold === true, align: element.align ?? ('left' as const) };
    return { kind: 'words', text: textOf(element, values), look };
  }
  const text = contentOf(element, values);
  const canCarry = element.kind === 'qr' || /^[\x20-\x7e]*$/.test(text);
  if (!canCarry) return { kind: 'words', text, look: PLAIN };
  const gs1 = isGs1(element, values) && parseBracketed(text).elements !== null;
  return { kind: 'code', element, text, gs1 };
}

/** Height of words that stand in for a code: a line, not the height of the symbol. */
const WORDS_MM = 3;
const lineIn = (at: Placed, perMm: number): Placed => ({
  ...at,
  height: Math.min(at.height, WORDS_MM * perMm),
});

function zplWords(at: Placed, text: string, look: TextLook, draw: DrawText): string {
  const image = draw(text, { widthDots: at.width, heightDots: at.height, ...look });
  const across = bytesAcross(image);
  const total = across * image.heightDots;
  return `^FO${at.x},${at.y}^GFA,${total},${total},${across},${hex(image.bytes)}^FS`;
}

/** Signs that ZPL would read as commands, as hexadecimal after `_` (^FH). */
function zplData(text: string): string {
  return text.replace(/[\^~_\\]/g, (sign) => `_${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Printers draw a QR symbol this far below the place they were given. */
const ZPL_QR_DROP = 10;

/** The invocations of ZPL's Code 128 without a mode of its own: every change of set is said, nothing is guessed. */
function zplStep(step: Code128Step): string {
  if (step.kind === 'start') return step.set === 'C' ? '>;' : '>:';
  if (step.kind === 'change') return step.set === 'C' ? '>5' : '>6';
  if (step.kind === 'fnc1') return '>8';
  if (step.kind === 'pair') return step.digits;
  return step.sign === '>' ? '>0' : zplData(step.sign);
}

function zplCode(at: Placed, { element, text, gs1 }: Extract<Shown, { kind: 'code' }>): string {
  const fo = `^FO${at.x},${at.y}`;
  const space = Math.min(at.width, at.height);
  if (element.kind === 'code128') {
    const steps = planCode128(text, gs1);
    const module = Math.min(10, fitting(at.width, code128Modules(steps)));
    return `${fo}^BY${module}^BCN,${at.height},N,N,N,N^FH^FD${steps.map(zplStep).join('')}^FS`;
  }
  if (element.kind === 'qr') {
    const module = Math.min(10, fitting(space, qrModules(text)));
    const top = Math.max(0, at.y - ZPL_QR_DROP);
    return `^FO${at.x},${top}^BQN,2,${module}^FH^FDMA,${zplData(text)}^FS`;
  }
  const module = fitting(space, matrixModules(text));
  // The escape sign is always said, because its default differs by firmware; one that the text does not hold.
  const escape = ['|', '#', '@', '$'].find((sign) => !text.includes(sign)) ?? '|';
  const data = gs1 ? matrixData(text, `${escape}1`) : text;
  return `${fo}^BXN,${module},200,,,,${escape}^FH^FD${zplData(data)}^FS`;
}

/** GS1 data of a DataMatrix: FNC1 in front and after values of no set length, in the printer's own writing. */
function matrixData(bracketed: string, fnc1: string): string {
  return `${fnc1}${joinElements(parseBracketed(bracketed).elements ?? [], fnc1)}`;
}

/**
 * One label in ZPL II, for printers of the Zebra kind: text as dots, codes as the printer's own symbols. Made from the
 * layout in millimetres; one string a label. A QR with GS1 carries it in brackets: these printers make none with FNC1.
 */
export function zplOf(layout: LabelLayout, values: LabelValues, draw: DrawText): string {
  const perMm = layout.dotsPerMm ?? DEFAULT_DOTS;
  const fields = layout.elements.flatMap((element) => {
    const at = dotsOf(layout, element);
    const shown = shownOf(element, values);
    if (shown.kind === 'code') return zplCode(at, shown);
    if (shown.text === '') return [];
    const place = element.kind === 'text' ? at : lineIn(at, perMm);
    return zplWords(place, shown.text, shown.look, draw);
  });
  const size = `^PW${Math.round(layout.widthMm * perMm)}^LL${Math.round(layout.heightMm * perMm)}`;
  return ['^XA', '^CI28', size, ...fields, '^XZ', ''].join('\n');
}

const ascii = (text: string) => new TextEncoder().encode(text);
const tsplData = (text: string) => text.replaceAll('"', '\\["]');

function tsplWords(at: Placed, text: string, look: TextLook, draw: DrawText): Uint8Array[] {
  const image = draw(text, { widthDots: at.width, heightDots: at.height, ...look });
  // TSPL prints a cleared bit black.
  const bits = image.bytes.map((b) => ~b & 0xff);
  return [ascii(`BITMAP ${at.x},${at.y},${bytesAcross(image)},${image.heightDots},0,`), bits, ascii('\r\n')];
}

/** Code 128 with every change of set said, as the type `128M` takes it. */
function tsplStep(step: Code128Step): string {
  if (step.kind === 'start') return step.set === 'C' ? '!105' : '!104';
  if (step.kind === 'change') return step.set === 'C' ? '!099' : '!100';
  if (step.kind === 'fnc1') return '!102';
  return step.kind === 'pair' ? step.digits : tsplData(step.sign);
}

function tsplCode(at: Placed, { element, text, gs1 }: Extract<Shown, { kind: 'code' }>): string {
  const space = Math.min(at.width, at.height);
  if (element.kind === 'qr') {
    const module = Math.min(10, fitting(space, qrModules(text)));
    return `QRCODE ${at.x},${at.y},M,${module},A,0,"${tsplData(text)}"\r\n`;
  }
  if (element.kind === 'datamatrix') {
    const module = fitting(space, matrixModules(text));
    const head = `DMATRIX ${at.x},${at.y},${at.width},${at.height}`;
    // `c126` makes ~ the escape sign: `~1` is FNC1. No GS1 value may hold a ~.
    const body = gs1
      ? `c126,x${module},"${tsplData(matrixData(text, '~1'))}"`
      : `x${module},"${tsplData(text)}"`;
    return `${head},${body}\r\n`;
  }
  const steps = planCode128(text, gs1);
  const module = Math.min(10, fitting(at.width, code128Modules(steps)));
  // With an exclamation mark of its own the text would be read as changes of set.
  const isSaid = gs1 && !text.includes('!');
  const data = isSaid ? steps.map(tsplStep).join('') : tsplData(text);
  const type = isSaid ? '128M' : gs1 ? 'EAN128' : '128';
  return `BARCODE ${at.x},${at.y},"${type}",${at.height},0,0,${module},${module},"${data}"\r\n`;
}

function tsplElement(
  layout: LabelLayout,
  values: LabelValues,
  element: LabelElement,
  draw: DrawText,
): Uint8Array[] {
  const at = dotsOf(layout, element);
  const shown = shownOf(element, values);
  if (shown.kind === 'code') return [ascii(tsplCode(at, shown))];
  if (shown.text === '') return [];
  const place = element.kind === 'text' ? at : lineIn(at, layout.dotsPerMm ?? DEFAULT_DOTS);
  return tsplWords(place, shown.text, shown.look, draw);
}

function tsplHead({ widthMm, heightMm, gapMm = ROLL_GAP_MM }: LabelLayout): string {
  return `SIZE ${widthMm} mm,${heightMm} mm\r\nGAP ${gapMm} mm,0 mm\r\nCODEPAGE UTF-8\r\nCLS\r\n`;
}

/** One label in TSPL, for printers of the TSC kind; the dots of texts are raw bytes in it. */
export function tsplOf(layout: LabelLayout, values: LabelValues, draw: DrawText): Uint8Array {
  const chunks = [
    ascii(tsplHead(layout)),
    ...layout.elements.flatMap((element) => tsplElement(layout, values, element, draw)),
    ascii('PRINT 1,1\r\n'),
  ];
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
