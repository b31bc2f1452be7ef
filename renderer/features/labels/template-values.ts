import type { LabelElement, LabelLayout } from '#contract/labels/label-layout.ts';
import type { LabelTemplateRow } from '#contract/labels/labels.contract.ts';

interface ElementValues {
  kind: string;
  shows: string;
  text?: string | null;
  x?: number | null;
  y?: number | null;
  width?: number | null;
  height?: number | null;
  isBold?: boolean | null;
}

/** A template as the form holds it: millimetres in thousandths, scales in tenths of a percent. */
export interface TemplateValues {
  name: string;
  isDefault?: boolean;
  isSheet?: boolean;
  width: number;
  height: number;
  dotsPerMm?: number | null;
  columns?: number | null;
  rows?: number | null;
  pageWidth?: number | null;
  pageHeight?: number | null;
  left?: number | null;
  top?: number | null;
  gapX?: number | null;
  gapY?: number | null;
  offsetX?: number | null;
  offsetY?: number | null;
  scaleX?: number | null;
  scaleY?: number | null;
  elements: ElementValues[];
}

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
  };
}

export function valuesOf({ name, isDefault, layout }: LabelTemplateRow): TemplateValues {
  const { sheet, calibration } = layout;
  return {
    name,
    isDefault,
    isSheet: sheet !== null,
    width: toForm(layout.widthMm),
    height: toForm(layout.heightMm),
    dotsPerMm: layout.dotsPerMm ?? 8,
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
  const { kind, shows, text, isBold } = values;
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
  return { kind, ...box, field, ...(text ? { text } : {}), ...(isBold ? { isBold } : {}) };
}

/** The layout the form means; the contract's schema says whether it can be one. */
export function layoutOf(values: TemplateValues): Record<keyof LabelLayout, unknown> {
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
    calibration: {
      offsetXMm: toMm(values.offsetX),
      offsetYMm: toMm(values.offsetY),
      scaleX: toMm(values.scaleX ?? 1000),
      scaleY: toMm(values.scaleY ?? 1000),
    },
    elements: values.elements.map(elementOf),
  };
}
