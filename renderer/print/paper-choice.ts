import { z } from 'zod';
import type { PageRule } from './print-ready.ts';

/**
 * Papers of an office: cut sheets, continuous forms in one pass of an impact printer, the parts of a form one by one, a
 * ticket, and a size of one's own.
 */
export const PAPERS = ['a4', 'a5', 'form279', 'form', 'form93', 'parts', 'ticket', 'own'] as const;
export type Paper = (typeof PAPERS)[number];
/** What a wide table is printed on. */
export const WIDE_PAPERS = ['a4', 'form279', 'own'] as const satisfies readonly Paper[];
/** What a letter is written on. */
export const LETTER_PAPERS = ['a4', 'a5', 'own'] as const satisfies readonly Paper[];
/** White stays, red goes to the customer, yellow to the accounts. */
export const FORM_PARTS = ['factory', 'customer', 'finance'] as const;
export type FormPart = (typeof FORM_PARTS)[number];

/** How far a printer may be moved, in millimetres. */
export const OFFSET_LIMIT_MM = 50;
export const OWN_LIMITS_MM = { size: { min: 40, max: 420 }, margin: { min: 0, max: 60 } } as const;

const offset = z.coerce.number().min(-OFFSET_LIMIT_MM).max(OFFSET_LIMIT_MM).catch(0);
const { size: ownSize, margin: ownMargin } = OWN_LIMITS_MM;
const ownLength = (usual: number) => z.coerce.number().min(ownSize.min).max(ownSize.max).catch(usual);

/** How a sheet is to be printed, as its address carries it; whatever is missing or wrong is the usual. */
export const paperFields = {
  paper: z.enum(PAPERS).catch('a4'),
  /** Millimetres the printer has to be moved to the right and down. */
  x: offset,
  y: offset,
  /** Width, height and margin of a paper of one's own, in millimetres. */
  w: ownLength(210),
  h: ownLength(297),
  m: z.coerce.number().min(ownMargin.min).max(ownMargin.max).catch(12),
};
export const paperChoice = z.object(paperFields);
export type PaperChoice = z.infer<typeof paperChoice>;

export interface PaperSize {
  widthMm: number;
  heightMm: number;
}
/** Top, right, bottom, left. */
type Margin = readonly [number, number, number, number];

/** Strips with holes are half an inch wide, and the printer holds the paper there. */
const STRIP_MM = 17;
const SHEETS: Record<Exclude<Paper, 'own'>, PaperSize & { margin: Margin }> = {
  a4: { widthMm: 210, heightMm: 297, margin: [14, 14, 16, 14] },
  a5: { widthMm: 210, heightMm: 148, margin: [9, 12, 11, 12] },
  form279: { widthMm: 241, heightMm: 279, margin: [10, STRIP_MM, 12, STRIP_MM] },
  form: { widthMm: 241, heightMm: 140, margin: [6, STRIP_MM, 7, STRIP_MM] },
  form93: { widthMm: 241, heightMm: 93, margin: [4, STRIP_MM, 6, STRIP_MM] },
  parts: { widthMm: 241, heightMm: 140, margin: [6, STRIP_MM, 7, STRIP_MM] },
  ticket: { widthMm: 80, heightMm: 200, margin: [3, 4, 7, 4] },
};

/** A wide table turns the sheet. */
type Turned = PaperChoice & { isLandscape?: boolean };

function sheetOf({ paper, w, h, m, isLandscape = false }: Turned): PaperSize & { margin: Margin } {
  const sheet = paper === 'own' ? { widthMm: w, heightMm: h, margin: [m, m, m, m] as const } : SHEETS[paper];
  const { widthMm, heightMm } = sheet;
  return isLandscape && widthMm < heightMm ? { ...sheet, widthMm: heightMm, heightMm: widthMm } : sheet;
}

export function sizeOf(choice: Turned): PaperSize {
  const { widthMm, heightMm } = sheetOf(choice);
  return { widthMm, heightMm };
}

/** So much more air is around a letter, on A4. */
export const LETTER_ROOM_MM = 6;
/** A page number needs so much room below. */
const NUMBER_MM = 5;

/**
 * The page box of a paper. The printer's offset moves the margins, so that every page of a document moves, its number
 * too; a margin cannot become less than nothing. `roomMm` is added all round: letters have more air.
 */
export function pageOf(choice: Turned, roomMm = 0): PageRule {
  const { widthMm, heightMm, margin } = sheetOf(choice);
  const [top, right, bottom, left] = margin;
  const { x, y } = choice;
  const room = choice.paper === 'a4' ? roomMm : 0;
  const moved = [top + y, right - x, bottom - y, left + x].map((mm) => Math.max(0, mm + room));
  return {
    size: `${widthMm}mm ${heightMm}mm`,
    margin: moved.map((mm) => `${mm}mm`).join(' '),
    isNumbered: bottom >= NUMBER_MM,
  };
}

const HALF_MM = 200;
const LOW_MM = 100;
const NARROW_MM = 120;

/** How tight a document has to be set: a ticket has one column, half a form small rests, a third of one hardly any. */
export function layoutOf(choice: PaperChoice): 'narrow' | 'low' | 'form' | 'whole' {
  const { widthMm, heightMm } = sizeOf(choice);
  if (widthMm < NARROW_MM) return 'narrow';
  if (heightMm < LOW_MM) return 'low';
  return heightMm < HALF_MM ? 'form' : 'whole';
}

/** Names of the copies on a sheet: all on a form in one pass, one on a part, none on other papers. */
export function copiesOf({ paper }: PaperChoice): readonly (readonly FormPart[])[] {
  if (paper === 'parts') return FORM_PARTS.map((part) => [part]);
  return [paper.startsWith('form') ? FORM_PARTS : []];
}
