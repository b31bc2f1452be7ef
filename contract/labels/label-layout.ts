import { z } from 'zod';

/** What a line of text shows. */
export const LABEL_FIELDS = [
  'literal',
  'factory',
  'name',
  'barcode',
  'factoryNo',
  'product',
  'drawingNo',
  'lotNo',
  'madeOn',
  'orderNo',
  'certificateNo',
] as const;
export type LabelField = (typeof LABEL_FIELDS)[number];

export const CODE_KINDS = ['code128', 'qr', 'datamatrix'] as const;
/** What a code carries: the barcode alone, the barcode with the factory's signature, or GS1 with number and serial. */
export const CODE_CONTENTS = ['barcode', 'signed', 'gs1'] as const;

export const LABEL_ALIGNS = ['left', 'center', 'right'] as const;

const mm = z.number().min(0).max(500);
const size = z.number().min(0.5).max(500);
const box = { xMm: mm, yMm: mm, widthMm: size, heightMm: size };

export const labelText = z.strictObject({
  kind: z.literal('text'),
  ...box,
  field: z.enum(LABEL_FIELDS),
  /** The text itself for `literal`, else what stands before the value. */
  text: z.string().max(100).optional(),
  isBold: z.boolean().optional(),
  align: z.enum(LABEL_ALIGNS).optional(),
});
export const labelCode = z.strictObject({
  kind: z.enum(CODE_KINDS),
  ...box,
  content: z.enum(CODE_CONTENTS),
});
/** Told apart by the kind: a plain union, read over REST, takes a code for a text whose alignment is missing. */
export const labelElement = z.discriminatedUnion('kind', [labelText, labelCode]);
export type LabelElement = z.infer<typeof labelElement>;

/** Places of labels on a page of paper. */
export const labelSheet = z.strictObject({
  pageWidthMm: size,
  pageHeightMm: size,
  columns: z.int().min(1).max(40),
  rows: z.int().min(1).max(100),
  leftMm: mm,
  topMm: mm,
  gapXMm: mm,
  gapYMm: mm,
});
/** What a printer does to a drawing, found with the calibration page. */
export const labelCalibration = z.strictObject({
  offsetXMm: z.number().min(-50).max(50),
  offsetYMm: z.number().min(-50).max(50),
  scaleX: z.number().min(0.9).max(1.1),
  scaleY: z.number().min(0.9).max(1.1),
});

/** What most rolls have between two labels. */
export const ROLL_GAP_MM = 2;

/** A label in millimetres. Without `sheet` it comes from a roll, one label a page. */
export const labelLayout = z.strictObject({
  widthMm: size,
  heightMm: size,
  sheet: labelSheet.nullable(),
  calibration: labelCalibration.optional(),
  /** Between two labels of a roll; printers of the TSC kind are told. */
  gapMm: z.number().min(0).max(50).optional(),
  /** Dots a millimetre of a label printer: 8 at 203 dpi, 12 at 300. */
  dotsPerMm: z.int().min(6).max(24).optional(),
  elements: z.array(labelElement).min(1).max(60),
});
export type LabelLayout = z.infer<typeof labelLayout>;

/** Values of one label. */
export interface LabelValues {
  barcode: string;
  signed: string;
  gs1: string | null;
  fields: Record<Exclude<LabelField, 'literal'>, string>;
}

/** The text of a line, empty when there is nothing to show. */
export function textOf(element: z.infer<typeof labelText>, values: LabelValues): string {
  if (element.field === 'literal') return element.text ?? '';
  const value = values.fields[element.field];
  return value === '' ? '' : [element.text?.trim(), value].filter(Boolean).join(' ');
}

/** What a code carries; a unit without a trade item number has its barcode instead of GS1. */
export function contentOf(element: z.infer<typeof labelCode>, values: LabelValues): string {
  if (element.content === 'signed') return values.signed;
  return element.content === 'gs1' ? (values.gs1 ?? values.barcode) : values.barcode;
}

/** True when the code is written as GS1 data, which begins with the sign FNC1. */
export function isGs1(element: z.infer<typeof labelCode>, values: LabelValues): boolean {
  return element.content === 'gs1' && values.gs1 !== null;
}

/** Where the n-th label of a sheet lies, from the top left corner of its page. */
export function placeOf(layout: LabelLayout, n: number): { page: number; xMm: number; yMm: number } {
  const { sheet, widthMm, heightMm } = layout;
  if (!sheet) return { page: n, xMm: 0, yMm: 0 };
  const onPage = n % (sheet.columns * sheet.rows);
  return {
    page: Math.floor(n / (sheet.columns * sheet.rows)),
    xMm: sheet.leftMm + (onPage % sheet.columns) * (widthMm + sheet.gapXMm),
    yMm: sheet.topMm + Math.floor(onPage / sheet.columns) * (heightMm + sheet.gapYMm),
  };
}
