import { z } from 'zod';
import { requiredText } from '#contract/kit/values.ts';
import { type LabelElement, type LabelLayout, ROLL_GAP_MM } from '#contract/labels/label-layout.ts';
import type { LabelTemplateRow } from '#contract/labels/labels.contract.ts';

/** What a new template begins with: the name, the signed code beside it and the barcode below, on a roll. */
const NEW_LAYOUT: LabelLayout = {
  ...{ widthMm: 60, heightMm: 40, sheet: null, dotsPerMm: 8 },
  elements: [
    { kind: 'text', field: 'name', xMm: 2, yMm: 2, widthMm: 34, heightMm: 5, isBold: true },
    { kind: 'qr', content: 'signed', xMm: 37, yMm: 2, widthMm: 21, heightMm: 21 },
    { kind: 'code128', content: 'barcode', xMm: 2, yMm: 25, widthMm: 56, heightMm: 9 },
    { kind: 'text', field: 'barcode', xMm: 2, yMm: 35, widthMm: 56, heightMm: 3.5, align: 'center' },
  ],
};

const amount = z.number().nullable().optional();
const elementForm = z.object({
  kind: z.string(),
  shows: z.string(),
  text: z.string().nullable().optional(),
  ...{ x: amount, y: amount, width: amount, height: amount },
  isBold: z.boolean().nullable().optional(),
  align: z.string().nullable().optional(),
});
type ElementValues = z.infer<typeof elementForm>;

/**
 * A template as the form holds it: millimetres in thousandths, scales in tenths of a percent. Whether the layout can be
 * printed is checked as a whole when it is saved.
 */
export const TEMPLATE_FORM = z.object({
  name: requiredText,
  isDefault: z.boolean().optional(),
  isSheet: z.boolean().optional(),
  width: z.number(),
  height: z.number(),
  dotsPerMm: amount,
  /** Between two labels of a roll. */
  gap: amount,
  ...{ columns: amount, rows: amount, pageWidth: amount, pageHeight: amount },
  ...{ left: amount, top: amount, gapX: amount, gapY: amount },
  ...{ offsetX: amount, offsetY: amount, scaleX: amount, scaleY: amount },
  elements: z.array(elementForm),
});
export type TemplateValues = z.infer<typeof TEMPLATE_FORM>;

const toForm = (mm: number) => Math.round(mm * 1000);
const toMm = (thousandths: number | null | undefined) => (thousandths ?? 0) / 1000;

function elementValues(element: LabelElement): ElementValues {
  const { kind, xMm, yMm, widthMm, heightMm } = element;
  const box = { x: toForm(xMm), y: toForm(yMm), width: toForm(widthMm), height: toForm(heightMm) };
  if (element.kind !== 'text') return { kind, shows: `code:${element.content}`, ...box };
  return {
    kind,
    shows: element.field,
    text: element.text ?? '',
    ...box,
    isBold: element.isBold ?? false,
    align: element.align ?? 'left',
  };
}

type Template = Pick<LabelTemplateRow, 'name' | 'isDefault' | 'layout'>;

export const newValues = (): TemplateValues => valuesOf({ name: '', isDefault: false, layout: NEW_LAYOUT });

export function valuesOf({ name, isDefault, layout }: Template): TemplateValues {
  const { sheet, calibration } = layout;
  return {
    name,
    isDefault,
    isSheet: sheet !== null,
    width: toForm(layout.widthMm),
    height: toForm(layout.heightMm),
    dotsPerMm: layout.dotsPerMm ?? 8,
    gap: toForm(layout.gapMm ?? ROLL_GAP_MM),
    columns: sheet?.columns ?? 3,
    rows: sheet?.rows ?? 8,
    pageWidth: toForm(sheet?.pageWidthMm ?? 210),
    pageHeight: toForm(sheet?.pageHeightMm ?? 297),
    left: toForm(sheet?.leftMm ?? 0),
    top: toForm(sheet?.topMm ?? 0),
    gapX: toForm(sheet?.gapXMm ?? 0),
    gapY: toForm(sheet?.gapYMm ?? 0),
    offsetX: toForm(calibration?.offsetXMm ?? 0),
    offsetY: toForm(calibration?.offsetYMm ?? 0),
    scaleX: Math.round((calibration?.scaleX ?? 1) * 1000),
    scaleY: Math.round((calibration?.scaleY ?? 1) * 1000),
    elements: layout.elements.map(elementValues),
  };
}

function elementOf(values: ElementValues): unknown {
  const { kind, shows, text, isBold, align } = values;
  const box = {
    xMm: toMm(values.x),
    yMm: toMm(values.y),
    widthMm: toMm(values.width),
    heightMm: toMm(values.height),
  };
  // A code shows what it carries, words show a field; what does not go together falls back to the plain one.
  const content = shows.startsWith('code:') ? shows.slice(5) : 'barcode';
  if (kind !== 'text') return { kind, ...box, content };
  const field = shows.startsWith('code:') ? 'barcode' : shows;
  return {
    ...{ kind, ...box, field },
    ...(text ? { text } : {}),
    ...(isBold ? { isBold } : {}),
    ...(align && align !== 'left' ? { align } : {}),
  };
}

/** The layout the form means; the contract's schema says whether it can be one. */
export function layoutOf(values: TemplateValues): Partial<Record<keyof LabelLayout, unknown>> {
  return {
    widthMm: toMm(values.width),
    heightMm: toMm(values.height),
    dotsPerMm: values.dotsPerMm ?? 8,
    sheet: values.isSheet
      ? {
          pageWidthMm: toMm(values.pageWidth),
          pageHeightMm: toMm(values.pageHeight),
          columns: values.columns ?? 1,
          rows: values.rows ?? 1,
          leftMm: toMm(values.left),
          topMm: toMm(values.top),
          gapXMm: toMm(values.gapX),
          gapYMm: toMm(values.gapY),
        }
      : null,
    ...(values.isSheet ? {} : { gapMm: toMm(values.gap) }),
    calibration: {
      offsetXMm: toMm(values.offsetX),
      offsetYMm: toMm(values.offsetY),
      scaleX: toMm(values.scaleX ?? 1000),
      scaleY: toMm(values.scaleY ?? 1000),
    },
    elements: values.elements.map(elementOf),
  };
}

/** The field of the form that holds a value of the layout: `sheet.pageWidthMm` is `pageWidth`. */
export function fieldOfLayout(path: string): string {
  return path.replace(/^(sheet|calibration)\./, '').replace(/Mm$/, '');
}
