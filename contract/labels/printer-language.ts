import { joinElements, parseBracketed } from '#contract/units/gs1-elements.ts';
import {
  contentOf,
  isGs1,
  type LabelElement,
  type LabelLayout,
  type LabelValues,
  textOf,
} from './label-layout.ts';

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

/** Modules of the smallest QR symbol with medium correction that holds so many bytes; the printer chooses the same. */
function qrModules(text: string): number {
  const capacities = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412];
  const bytes = new TextEncoder().encode(text).length;
  const version = capacities.findIndex((capacity) => bytes <= capacity) + 1;
  return 17 + 4 * (version === 0 ? 16 : version);
}

/** Modules of the smallest square DataMatrix that holds the text when nothing can be shortened. */
function matrixModules(text: string): number {
  const sizes: [number, number][] = [
    [10, 3],
    [12, 5],
    [14, 8],
    [16, 12],
    [18, 18],
    [20, 22],
    [22, 30],
    [24, 36],
    [26, 44],
    [32, 62],
    [36, 86],
    [40, 114],
    [44, 144],
    [48, 174],
    [52, 204],
  ];
  const bytes = new TextEncoder().encode(text).length;
  return sizes.find(([, capacity]) => bytes <= capacity)?.[0] ?? 64;
}

/** Modules across a Code 128 with its quiet ends; digits are counted singly, so that it never comes out too wide. */
const code128Modules = (text: string) => 11 * (text.length + 3) + 2;

const fitting = (space: number, modules: number) => Math.max(1, Math.floor(space / modules));

function zplText(at: Placed, text: string, draw: DrawText, element: LabelElement): string {
  const isBold = element.kind === 'text' && element.isBold === true;
  const align = element.kind === 'text' ? (element.align ?? 'left') : 'left';
  const image = draw(text, { widthDots: at.width, heightDots: at.height, isBold, align });
  const across = bytesAcross(image);
  const total = across * image.heightDots;
  return `^FO${at.x},${at.y}^GFA,${total},${total},${across},${hex(image.bytes)}^FS`;
}

/** Signs that ZPL would read as commands, as hexadecimal after `_` (^FH). */
function zplData(text: string): string {
  return text.replace(/[\^~_\\]/g, (sign) => `_${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function zplCode(
  at: Placed,
  element: Extract<LabelElement, { content: string }>,
  values: LabelValues,
): string {
  const text = contentOf(element, values);
  const data = zplData(text);
  const fo = `^FO${at.x},${at.y}`;
  if (element.kind === 'code128') {
    const module = Math.min(10, fitting(at.width, code128Modules(text)));
    const gs1 = isGs1(element, values);
    return `${fo}^BY${module}^BCN,${at.height},N,N,N,${gs1 ? 'D' : 'A'}^FH^FD${data}^FS`;
  }
  if (element.kind === 'qr') {
    const module = Math.min(10, fitting(Math.min(at.width, at.height), qrModules(text)));
    return `${fo}^BQN,2,${module}^FH^FDMA,${data}^FS`;
  }
  const module = fitting(Math.min(at.width, at.height), matrixModules(text));
  if (!isGs1(element, values)) return `${fo}^BXN,${module},200^FH^FD${data}^FS`;
  // With an escape sign of its own, `_1` is FNC1 and a doubled one itself.
  return `${fo}^BXN,${module},200,,,,_^FD${matrixData(text, '_1', doubled)}^FS`;
}

const doubled = (value: string) => value.replaceAll('_', '__');

/** GS1 data of a DataMatrix: FNC1 in front and after values of no set length, in the printer's own writing. */
function matrixData(bracketed: string, fnc1: string, escape: (value: string) => string): string {
  const elements = parseBracketed(bracketed).elements ?? [];
  const escaped = elements.map(({ ai, value }) => ({ ai, value: escape(value) }));
  return `${fnc1}${joinElements(escaped, fnc1)}`;
}

/**
 * One label in ZPL II, for printers of the Zebra kind: text as dots, codes as the printer's own symbols. Made from the
 * layout in millimetres; one string a label, in plain ASCII.
 */
export function zplOf(layout: LabelLayout, values: LabelValues, draw: DrawText): string {
  const perMm = layout.dotsPerMm ?? DEFAULT_DOTS;
  const fields = layout.elements.flatMap((element) => {
    const at = dotsOf(layout, element);
    if (element.kind !== 'text') return zplCode(at, element, values);
    const text = textOf(element, values);
    return text === '' ? [] : zplText(at, text, draw, element);
  });
  const size = `^PW${Math.round(layout.widthMm * perMm)}^LL${Math.round(layout.heightMm * perMm)}`;
  return ['^XA', '^CI28', size, ...fields, '^XZ', ''].join('\n');
}

const ascii = (text: string) => new TextEncoder().encode(text);
const tsplData = (text: string) => text.replaceAll('"', '\\["]');

function tsplElement(
  layout: LabelLayout,
  values: LabelValues,
  element: LabelElement,
  draw: DrawText,
): Uint8Array[] {
  const at = dotsOf(layout, element);
  if (element.kind === 'text') {
    const text = textOf(element, values);
    if (text === '') return [];
    const { isBold = false, align = 'left' } = element;
    const image = draw(text, { widthDots: at.width, heightDots: at.height, isBold, align });
    // TSPL prints a cleared bit black.
    const bits = image.bytes.map((b) => ~b & 0xff);
    return [
      ascii(`BITMAP ${at.x},${at.y},${bytesAcross(image)},${image.heightDots},0,`),
      bits,
      ascii('\r\n'),
    ];
  }
  const text = contentOf(element, values);
  const space = Math.min(at.width, at.height);
  if (element.kind === 'qr') {
    const module = Math.min(10, fitting(space, qrModules(text)));
    return [ascii(`QRCODE ${at.x},${at.y},M,${module},A,0,"${tsplData(text)}"\r\n`)];
  }
  if (element.kind === 'datamatrix') {
    const module = fitting(space, matrixModules(text));
    const head = `DMATRIX ${at.x},${at.y},${at.width},${at.height}`;
    // `c126` makes ~ the escape sign: `~1` is FNC1.
    const body = isGs1(element, values)
      ? `c126,x${module},"${matrixData(text, '~1', tsplData)}"`
      : `x${module},"${tsplData(text)}"`;
    return [ascii(`${head},${body}\r\n`)];
  }
  const module = fitting(at.width, code128Modules(text));
  const type = isGs1(element, values) ? 'EAN128' : '128';
  return [
    ascii(`BARCODE ${at.x},${at.y},"${type}",${at.height},0,0,${module},${module},"${tsplData(text)}"\r\n`),
  ];
}

/** One label in TSPL, for printers of the TSC kind; the dots of texts are raw bytes in it. */
export function tsplOf(layout: LabelLayout, values: LabelValues, draw: DrawText): Uint8Array {
  const chunks = [
    ascii(`SIZE ${layout.widthMm} mm,${layout.heightMm} mm\r\nGAP 2 mm,0 mm\r\nCODEPAGE UTF-8\r\nCLS\r\n`),
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
