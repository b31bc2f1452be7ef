import type { z } from 'zod';
import type { CaseRow, caseCreate, caseUpdate } from '#contract/service-cases/service-cases.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { reindexRecordsOfCase } from '#db/slices/search/rebuild.service.ts';
import { requireCase } from './case-record.service.ts';
import { cases } from './service-cases.repo.ts';
import { createCase, updateCase, voidCase } from './service-cases.service.ts';

/** Changes a case; what shows its customer, machine or subject is found by the new ones. */
export function changeCase(w: WriteContext, input: z.infer<typeof caseUpdate>): string {
  const id = updateCase(w, input);
  if (SHOWN_ELSEWHERE.some((field) => input[field] !== undefined)) reindexRecordsOfCase(w, id);
  return id;
}
const SHOWN_ELSEWHERE = ['title', 'partyId', 'partyText', 'siteId', 'barcode'] as const;

/** Service cases as rows of a grid. */
export const caseRows: RowSlice<z.infer<typeof caseCreate>, z.infer<typeof caseUpdate>, CaseRow> = {
  entity: 'service-cases',
  read: requireCase,
  create: createCase,
  update: (w, input) => void changeCase(w, input),
  void: (w, input) => void voidCase(w, input),
  restore: (w, input) => restoreRow(w, 'service-cases', cases, input),
  fieldOfRule: { warranty_not_valid: 'reportedOn' },
};
