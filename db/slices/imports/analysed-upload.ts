import { readFileSync, writeFileSync } from 'node:fs';
import { isOpenQuestion } from '#contract/imports/analysis.ts';
import type { ImportRequestInput, ImportResult } from '#contract/imports/imports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { analyseAndHold, type HeldLedger, type PlanOfBatch } from '#db/importing/analyse-import.ts';
import type { AnalysedLedger, ImportPlan, ImportRow } from '#db/importing/import-plan.ts';
import type { SourceFile } from '#db/importing/open-spreadsheet.ts';
import { packRows, ReadRows } from '#db/importing/read-rows.ts';
import { canonicalJson, sha256 } from '#db/kit/identity.ts';
import { analysisFile, type Upload } from './uploads.ts';

/** The analysis of an upload under a request; kept beside it, so that the run need not look again. */
export async function analyseUpload(
  dataDir: string,
  upload: Upload,
  file: SourceFile,
  request: ImportRequestInput,
  options: WatchedAnalysis,
): Promise<HeldLedger> {
  const path = analysisFile(dataDir, upload.uploadId, requestHash(request));
  const kept = readKept(path);
  if (kept) return holdKept(kept, file, options);
  const held = await analyseAndHold(file, request, options);
  writeFileSync(path, JSON.stringify(held.analysis));
  return held;
}

interface WatchedAnalysis {
  planOf: PlanOfBatch;
  /** Told every row as its plan reads it. */
  onRow?: (row: ImportRow, plan: ImportPlan) => void;
  /** Told how many rows were read of how many; may take its time or stop it. */
  onRead?: (read: number, total: number) => Promise<void> | void;
}

async function holdKept(
  analysis: AnalysedLedger,
  file: SourceFile,
  { onRow, onRead }: WatchedAnalysis,
): Promise<HeldLedger> {
  const { plan, counts } = analysis;
  const packed = await packRows(file, plan, (read) => onRead?.(read, counts.read));
  const rows = new ReadRows(packed, plan);
  if (onRow) for (const row of rows) onRow(row, plan);
  return { analysis, rows };
}

/** Names what is kept of an upload under a request. */
export function requestHash(request: ImportRequestInput): string {
  return sha256(canonicalJson(request)).slice(0, 32);
}

function readKept(path: string): AnalysedLedger | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as AnalysedLedger;
  } catch {
    return null;
  }
}

/** INPUT_INVALID naming the questions only a person can answer, one issue each. */
export function requireAnswers({ questions }: Pick<AnalysedLedger, 'questions'>): void {
  const open = questions.filter(isOpenQuestion);
  if (open.length === 0) return;
  const issues = open.map(({ id, kind }) => ({
    path: `request.answers.${id}`,
    code: 'question_open',
    params: { question: kind },
  }));
  throw new DomainError('INPUT_INVALID', { issues });
}

/** Readings that were proposed and taken without an answer; the result states them. */
export function assumedReadings({ questions }: Pick<AnalysedLedger, 'questions'>): ImportResult['assumed'] {
  return questions.flatMap(({ id, answer, proposed }) =>
    answer === null && proposed !== null ? [{ question: id, reading: proposed }] : [],
  );
}
