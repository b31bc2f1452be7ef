import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportRequestInput } from '#contract/imports/imports.schema.ts';

/** An uploaded ledger and what the person has decided about it so far. */
export interface LedgerDraft {
  uploadId: string;
  fileName: string;
  request: ImportRequestInput;
}

/** Where in the file the ledger stands, and how its bytes are read. */
export type LedgerPlace = Pick<ImportRequestInput, 'sheet' | 'headerRow' | 'encoding' | 'delimiter'>;

function placeOf({ sheet, headerRow, encoding, delimiter }: ImportRequestInput): LedgerPlace {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  };
}

/** The draft read from another place: other columns, so what was said about the old ones no longer fits. What it may do to the records stays. */
export function moved(draft: LedgerDraft, place: LedgerPlace): LedgerDraft {
  const { kind, mode, key, conflicts } = draft.request;
  const kept = {
    ...(mode === undefined ? {} : { mode }),
    ...(key === undefined ? {} : { key }),
    ...(conflicts === undefined ? {} : { conflicts }),
  };
  // The header of another sheet stands somewhere else.
  const { headerRow: _, ...rest } = placeOf(draft.request);
  const before = 'sheet' in place ? rest : placeOf(draft.request);
  return { ...draft, request: { kind, ...kept, ...before, ...place } };
}

/** The draft as a ledger of something else, read from the same place. */
export function asKind(draft: LedgerDraft, kind: ImportKind): LedgerDraft {
  return { ...draft, request: { kind, ...placeOf(draft.request) } };
}

/** The draft with an answer; a missing value is an answer as well. */
export function answered(draft: LedgerDraft, question: string, value: string): LedgerDraft {
  if (question === 'sheet') return moved(draft, { sheet: value });
  return {
    ...draft,
    request: { ...draft.request, answers: { ...draft.request.answers, [question]: value } },
  };
}

/** The draft with a column given to a field, or kept as a note. */
export function mapped(draft: LedgerDraft, column: number, field: string | null): LedgerDraft {
  return {
    ...draft,
    request: { ...draft.request, fields: { ...draft.request.fields, [String(column)]: field } },
  };
}
