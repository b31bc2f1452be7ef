import type { ImportRequestInput } from '#contract/imports/imports.schema.ts';

/** An uploaded ledger and what the person has decided about it so far. */
export interface LedgerDraft {
  uploadId: string;
  fileName: string;
  request: ImportRequestInput;
}

/** The draft with an answer; a missing value is an answer as well. */
export function answered(draft: LedgerDraft, question: string, value: string): LedgerDraft {
  const answers = { ...draft.request.answers, [question]: value };
  const sheet = question === 'sheet' ? { sheet: value } : {};
  // Another sheet has other columns: what was said about the old ones no longer fits.
  const kept = question === 'sheet' ? { kind: draft.request.kind } : draft.request;
  return { ...draft, request: { ...kept, ...sheet, answers: question === 'sheet' ? {} : answers } };
}

/** The draft with a column given to a field, or kept as a note. */
export function mapped(draft: LedgerDraft, column: number, field: string | null): LedgerDraft {
  return {
    ...draft,
    request: { ...draft.request, fields: { ...draft.request.fields, [String(column)]: field } },
  };
}
