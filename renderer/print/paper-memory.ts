import { readPreference, writePreference } from '#renderer/lib/preferences.ts';
import {
  OFFSET_LIMIT_MM,
  OWN_LIMITS_MM,
  PAPERS,
  type Paper,
  type PaperChoice,
  paperChoice,
} from './paper-choice.ts';

/** Settings of this workstation: which paper a document was last printed on, and how each paper's printer is moved. */
const isPaper = (value: unknown): value is Paper => PAPERS.some((paper) => paper === value);
const isBetween = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && value >= min && value <= max;

type Offset = Pick<PaperChoice, 'x' | 'y'>;
type OwnSize = Pick<PaperChoice, 'w' | 'h' | 'm'>;

function isOffset(value: unknown): value is Offset {
  if (typeof value !== 'object' || value === null || !('x' in value) || !('y' in value)) return false;
  return [value.x, value.y].every((one) => isBetween(one, -OFFSET_LIMIT_MM, OFFSET_LIMIT_MM));
}

function isOwnSize(value: unknown): value is OwnSize {
  if (typeof value !== 'object' || value === null) return false;
  if (!('w' in value) || !('h' in value) || !('m' in value)) return false;
  const { size, margin } = OWN_LIMITS_MM;
  const isSize = [value.w, value.h].every((one) => isBetween(one, size.min, size.max));
  return isSize && isBetween(value.m, margin.min, margin.max);
}

/** One offset a paper: a workstation has an impact printer for its forms and a laser printer for its sheets. */
const paperName = (document: string) => `paper.${document}`;
const offsetName = (paper: Paper) => `paper.offset.${paper}`;

/** The paper with what this workstation knows of its printer. */
export function keptChoice(paper: Paper): PaperChoice {
  const offset = readPreference(offsetName(paper), isOffset);
  const own = readPreference('paper.own', isOwnSize);
  return { ...paperChoice.parse({ ...own, ...offset }), paper };
}

/** The paper this document was last printed on here, if it may still be; else the first it may be printed on. */
export function lastChoice(document: string, papers: readonly Paper[]): PaperChoice {
  const last = readPreference(paperName(document), isPaper);
  return keptChoice(papers.find((paper) => paper === last) ?? papers[0] ?? 'a4');
}

export function keepChoice(document: string, { paper, x, y, w, h, m }: PaperChoice): void {
  writePreference(paperName(document), paper);
  writePreference(offsetName(paper), { x, y });
  if (paper === 'own') writePreference('paper.own', { w, h, m });
}
