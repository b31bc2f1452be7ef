import type { ImportField } from '#contract/imports/field-shape.ts';
import { IMPORT_FIELDS, type ImportKind } from '#contract/imports/imports.fields.ts';
import type { ColumnProfile } from './column-profile.ts';
import { dateLikeShare, fieldFit } from './field-fit.ts';
import { matchHeader } from './header-match.ts';
import type { HeaderWords } from './header-words.ts';

export interface ProfiledColumn {
  index: number;
  words: HeaderWords;
  profile: ColumnProfile;
}

export interface ColumnProposal {
  index: number;
  /** Null: kept with the row as an extra note. */
  field: string | null;
  /** 0…1. */
  confidence: number;
  /** Other fields the column could be, best first. */
  alternatives: string[];
}

const ACCEPTED = 0.45;
const WORTH_NAMING = 0.3;

interface Candidate {
  column: number;
  field: ImportField;
  score: number;
}

/** Proposes a field for each column, each field at most once, the surest pairs first. */
export function proposeMapping(kind: ImportKind, columns: readonly ProfiledColumn[]): ColumnProposal[] {
  const candidates = columns
    .flatMap((column) => candidatesOf(kind, column))
    .sort((a, b) => b.score - a.score);
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates) {
    if (candidate.score < ACCEPTED || chosen.has(candidate.column) || taken.has(candidate.field.name))
      continue;
    chosen.set(candidate.column, candidate);
    taken.add(candidate.field.name);
  }
  moveStandIns(kind, chosen, taken);
  return columns.map(({ index }) => ({
    index,
    field: chosen.get(index)?.field.name ?? null,
    confidence: round(Math.min(1, chosen.get(index)?.score ?? 0)),
    alternatives: alternativesOf(candidates, index, chosen.get(index)?.field.name),
  }));
}

function candidatesOf(kind: ImportKind, { index, words, profile }: ProfiledColumn): Candidate[] {
  const scores = words.compact === '' ? guessedByCells(kind, profile) : matchHeader(kind, words);
  return IMPORT_FIELDS[kind].flatMap((field) => {
    const named = scores.get(field.name) ?? 0;
    const score = named * fieldFit(field, profile);
    // An empty column under a known name still tells which column it is, but a filled one comes first.
    return score >= WORTH_NAMING
      ? [{ column: index, field, score: profile.counts.filled === 0 ? score * 0.8 : score }]
      : [];
  });
}

/** Without a header only dates and phone numbers speak for themselves. */
function guessedByCells(kind: ImportKind, profile: ColumnProfile): Map<string, number> {
  const values = profile.counts.filled - profile.counts.noValues;
  const firstDate = IMPORT_FIELDS[kind].find((field) => field.kind === 'date');
  if (values > 0 && firstDate && dateLikeShare(profile, values) > 0.9)
    return new Map([[firstDate.name, 0.5]]);
  return values > 0 && profile.counts.phones / values > 0.8
    ? new Map([['phone', 0.5]])
    : new Map<string, number>();
}

/** A ledger that knows its customers by code only, its machines by factory number only. */
function moveStandIns(kind: ImportKind, chosen: Map<number, Candidate>, taken: Set<string>): void {
  for (const field of IMPORT_FIELDS[kind]) {
    if (field.standIn === undefined || taken.has(field.name)) continue;
    const candidate = [...chosen.values()].find((choice) => choice.field.name === field.standIn);
    if (!candidate) continue;
    chosen.set(candidate.column, { ...candidate, field, score: candidate.score * 0.9 });
    taken.delete(candidate.field.name);
    taken.add(field.name);
  }
}

function alternativesOf(
  candidates: readonly Candidate[],
  column: number,
  chosen: string | undefined,
): string[] {
  return candidates
    .filter((candidate) => candidate.column === column && candidate.field.name !== chosen)
    .slice(0, 3)
    .map((candidate) => candidate.field.name);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
