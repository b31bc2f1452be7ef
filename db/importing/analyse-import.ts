import type { ImportQuestion } from '#contract/imports/analysis.ts';
import { DEFAULT_MODE, importKey } from '#contract/imports/import-modes.ts';
import { IMPORT_FIELDS } from '#contract/imports/imports.fields.ts';
import { type ColumnProposal, type ProfiledColumn, proposeMapping } from './column-mapping.ts';
import { readColumn } from './column-questions.ts';
import { crossTabOf, monthColumns, withoutFilled } from './cross-columns.ts';
import { countOrders, describeColumn, describeSheet } from './describe-analysis.ts';
import { openInBestEncoding } from './encoding-choice.ts';
import { profileSheet } from './first-pass.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { type HeaderWords, headerWords } from './header-words.ts';
import type { ImportLimits } from './import-limits.ts';
import type { AnalysedLedger, ImportPlan, ImportRequest, ImportRow, PlannedColumn } from './import-plan.ts';
import { inheritedReading, inheritedRequest } from './inherited-plan.ts';
import type { SourceFile } from './open-spreadsheet.ts';
import { isReasonHeader, returnedBatchNo } from './problem-texts.ts';
import { chosen, type ReadingContext } from './questions.ts';
import { ReadRows } from './read-rows.ts';
import { powerInNotes, yearsIn } from './reading-context.ts';
import { tryPlan } from './second-pass.ts';
import { rankSheets, type SampledSheet, sampleSheet } from './sheet-choice.ts';
import {
  duplicateQuestion,
  missingQuestions,
  NO_RATE,
  orderQuestions,
  sheetQuestion,
  unreadableQuestions,
} from './sheet-questions.ts';
import type { OpenBook } from './spreadsheet-port.ts';
import { unsupportedFile } from './unsupported-file.ts';

/**
 * Looks at a ledger as a kind of record: which sheet, where its header is, what each column is and how its cells
 * are read, what only the person can decide, and the first rows as they would be stored. Writes nothing.
 * Asking again with more of the request filled in (answers, fields, constants) gives the analysis under them.
 */
export async function analyseImport(
  file: SourceFile,
  request: ImportRequest,
  limits?: Partial<ImportLimits>,
): Promise<AnalysedLedger> {
  return (await analyseAndHold(file, request, { limits })).analysis;
}

/** An analysis with the rows it was made from, to read them on without opening the file again. */
export interface HeldLedger {
  analysis: AnalysedLedger;
  /** The same rows `readRows` gives for the file and the plan; may be walked through any number of times. */
  rows: Iterable<ImportRow>;
}

interface HoldingOptions {
  limits?: Partial<ImportLimits> | undefined;
  planOf?: PlanOfBatch;
  /** Told every row while the plan is tried. */
  onRow?: ((row: ImportRow, plan: ImportPlan) => void) | undefined;
}

/** Plan of a batch by its number, to read its returned rows as the batch was read. */
export type PlanOfBatch = (batchNo: string) => ImportPlan | null;

/** The analysis, and the sheet as it was read for it. */
export async function analyseAndHold(
  file: SourceFile,
  asked: ImportRequest,
  options: HoldingOptions = {},
): Promise<HeldLedger> {
  const { limits, planOf, onRow } = options;
  const { book, question: encoding } = await openInBestEncoding(file, asked, limits);
  const sampled = await sampleAll(book, asked);
  const ranked = rankSheets(sampled);
  const sheets = sheetQuestion(ranked, asked.answers ?? {});
  const main = chooseSheet(ranked, asked.sheet ?? (sheets ? chosen(sheets) : null));
  for (const other of ranked) if (other !== main) await other.begun.close();
  const corrects = returnedBatchNo(main.sheet.name, main.header.names);
  const before = corrects === null ? null : (planOf?.(corrects) ?? null);
  const inherited = before?.kind === asked.kind ? before : null;
  const request = inherited ? inheritedRequest(asked, inherited) : asked;
  const answers = request.answers ?? {};
  const first = await profileSheet(main.begun.rows(), main.header, book.isDate1904);
  const columns = first.profiles.map((profile, index) => ({
    index,
    words: wordsOfColumn(main.header.names[index] ?? ''),
    profile,
  }));
  const mapped = withChoices(proposeMapping(request.kind, columns), request.fields, main.header.names);
  const context = contextOf({ request, main, book, file, columns });
  const crossed = crossTabOf(request, main, columns, context);
  const proposals = withoutFilled(mapped, crossed.tab);
  const duplicates = duplicateQuestion(first, answers);
  const read = readColumns({ request, main, columns, proposals, context, inherited });
  const months = monthColumns(read.columns, columns, crossed.tab, context);
  const plan = draftPlan(request, book, main, months.columns, duplicates);
  const rows = new ReadRows(first.rows, plan);
  const second = tryPlan(plan, rows, onRow);
  const orders = request.kind === 'orders' ? orderQuestions(second.orders, plan.columns, answers) : [];
  decideOrders(plan, orders);
  if (request.kind === 'orders') second.counts.orders = countOrders(second, plan);
  const analysis: AnalysedLedger = {
    kind: request.kind,
    sheet: plan.sheet,
    headerRow: plan.headerRow,
    file: {
      name: file.name,
      format: book.format,
      reader: book.reader,
      bytes: file.bytes.length,
      text: book.text ?? null,
    },
    sheets: ranked.map(describeSheet),
    notes: main.header.notes,
    columns: columns.map((column) => describeColumn(column, proposals, plan, second)),
    questions: [
      ...[encoding, sheets].filter((entry) => entry !== null),
      ...missingQuestions(plan),
      ...crossed.questions,
      ...read.questions,
      ...months.questions,
      ...orders,
      ...(duplicates ? [duplicates] : []),
      ...unreadableQuestions(second, plan.columns, answers),
    ],
    preview: second.preview,
    counts: second.counts,
    errors: second.errors,
    fingerprint: headerFingerprint(request.kind, main.header.names),
    corrects: inherited ? corrects : null,
    plan,
  };
  return { analysis, rows };
}

/** Reason columns of a returned workbook name nothing. */
function wordsOfColumn(header: string): HeaderWords {
  const words = headerWords(header);
  return isReasonHeader(header) ? { ...words, compact: '#', tokens: [] } : words;
}

async function sampleAll(book: OpenBook, request: ImportRequest): Promise<SampledSheet[]> {
  const sampled: SampledSheet[] = [];
  for (const sheet of book.sheets) {
    const isGiven = book.sheets.length === 1 || sheet.name === request.sheet;
    sampled.push(await sampleSheet(request.kind, sheet, isGiven ? request.headerRow : undefined));
  }
  return sampled;
}

function chooseSheet(ranked: readonly SampledSheet[], name: string | null): SampledSheet {
  const found = name === null ? ranked[0] : ranked.find((entry) => entry.sheet.name === name);
  if (!found)
    throw unsupportedFile(
      name === null ? 'no_rows' : 'no_such_sheet',
      name === null ? {} : { detected: name },
    );
  if (found.score === 0) throw unsupportedFile('no_rows', { detected: found.sheet.name });
  return found;
}

/** The person's fields over the proposed ones; a field given to another column leaves its proposed one. */
function withChoices(
  proposals: readonly ColumnProposal[],
  fields: ImportRequest['fields'],
  names: readonly string[],
): ColumnProposal[] {
  if (!fields) return [...proposals];
  const given = new Map(Object.entries(fields));
  const taken = new Set([...given.values()].filter((field) => field !== null));
  return proposals.map((proposal) => {
    const choice = given.get(names[proposal.index] ?? '') ?? given.get(String(proposal.index));
    const isGiven = given.has(names[proposal.index] ?? '') || given.has(String(proposal.index));
    if (isGiven) return { ...proposal, field: choice ?? null, confidence: 1 };
    const isLost = proposal.field !== null && taken.has(proposal.field);
    return isLost ? { ...proposal, field: null, confidence: 0 } : proposal;
  });
}

interface ColumnWork {
  request: ImportRequest;
  main: SampledSheet;
  columns: readonly ProfiledColumn[];
  proposals: readonly ColumnProposal[];
  context: ReadingContext;
  /** The plan of the batch whose returned rows these are. */
  inherited: ImportPlan | null;
}

function contextOf({
  request,
  main,
  book,
  file,
  columns,
}: Pick<ColumnWork, 'request' | 'main' | 'columns'> & { book: OpenBook; file: SourceFile }): ReadingContext {
  const profiles = columns.map((column) => column.profile);
  return {
    isDate1904: book.isDate1904,
    notePower: powerInNotes(main.header.notes),
    years: yearsIn([...main.header.notes, main.sheet.name, file.name], profiles),
    answers: request.answers ?? {},
  };
}

function readColumns({ request, main, columns, proposals, context, inherited }: ColumnWork): {
  columns: PlannedColumn[];
  questions: ImportQuestion[];
} {
  const { answers } = context;
  const fields = new Map(IMPORT_FIELDS[request.kind].map((field) => [field.name, field]));
  const questions: ImportQuestion[] = [];
  const planned = columns.map((column): PlannedColumn => {
    const header = main.header.names[column.index] ?? '';
    const field = fields.get(proposals[column.index]?.field ?? '');
    if (!field) return { index: column.index, header, field: null, reading: null };
    const known = inheritedReading(inherited, column.index, field.name);
    const read = known ? { reading: known, questions: [] } : readColumn(field, column, context);
    questions.push(...read.questions);
    const unreadable = answers[`unreadable:${column.index}`] === 'note' ? 'note' : 'reject';
    return { index: column.index, header, field: field.name, reading: { ...read.reading, unreadable } };
  });
  return { columns: planned, questions };
}

function draftPlan(
  request: ImportRequest,
  book: OpenBook,
  main: SampledSheet,
  columns: PlannedColumn[],
  duplicates: ImportQuestion | null,
): ImportPlan {
  const missing = Object.entries(request.answers ?? {}).filter(([id]) => id.startsWith('missing:'));
  return {
    kind: request.kind,
    sheet: main.sheet.name,
    encoding: book.text?.encoding,
    delimiter: book.text?.delimiter,
    headerRow: main.header.row,
    columns,
    constants: {
      ...Object.fromEntries(missing.map(([id, value]) => [id.slice('missing:'.length), value])),
      ...request.constants,
    },
    duplicateRows: duplicates && chosen(duplicates) === 'skip' ? 'skip' : 'keep',
    orders: { blankNumber: 'own', twoCustomers: 'split', twoDates: 'split', repeatedAmount: 'line' },
    mode: request.mode ?? DEFAULT_MODE[request.kind],
    isModeGiven: request.mode !== undefined,
    key: importKey(request.kind, request.key).name,
    conflicts: request.conflicts ?? 'return',
    rates: {},
  };
}

function decideOrders(plan: ImportPlan, questions: readonly ImportQuestion[]): void {
  for (const asked of questions) {
    const value = chosen(asked);
    if (asked.kind === 'blank-order-no' && value === 'above') plan.orders.blankNumber = value;
    if (asked.kind === 'two-customers' && value === 'first') plan.orders.twoCustomers = value;
    if (asked.kind === 'two-dates' && value === 'first') plan.orders.twoDates = value;
    if (asked.kind === 'repeated-amount' && value === 'head') plan.orders.repeatedAmount = value;
    if (asked.kind === 'rate' && value !== null && value !== NO_RATE)
      plan.rates = { ...plan.rates, [asked.id.slice(5)]: value };
  }
}
