/** Papers of a service report: A4, the three-part form in one pass of an impact printer, or its parts one by one. */
export const REPORT_PAPERS = ['a4', 'form', 'parts'] as const;
export type ReportPaper = (typeof REPORT_PAPERS)[number];
/** White stays, red goes to the customer, yellow to the accounts. */
export const FORM_PARTS = ['factory', 'customer', 'finance'] as const;
export type FormPart = (typeof FORM_PARTS)[number];

/** Half of a continuous form 241 × 279 mm, tractor strips included. */
export const FORM_SIZE = { widthMm: 241, heightMm: 140 } as const;
/** Strips with holes are half an inch wide; the printer holds the paper there. */
const FORM_MARGIN = '6mm 17mm 7mm';
const A4_MARGIN = '14mm 14mm 16mm';

/** How far this printer has to be moved, in millimetres to the right and down. */
export interface PaperOffset {
  x: number;
  y: number;
}

export function isOffset(value: unknown): value is PaperOffset {
  return (
    typeof value === 'object' &&
    value !== null &&
    'x' in value &&
    'y' in value &&
    [value.x, value.y].every((one) => typeof one === 'number' && Math.abs(one) <= 50)
  );
}

/** The page box of the browser for a paper. */
export function pageOf(paper: ReportPaper): { size: string; margin: string } {
  if (paper === 'a4') return { size: 'A4 portrait', margin: A4_MARGIN };
  return { size: `${FORM_SIZE.widthMm}mm ${FORM_SIZE.heightMm}mm`, margin: FORM_MARGIN };
}
