import type { z } from 'zod';
import type { CaseRow, caseCreate, caseUpdate } from '#contract/service-cases/service-cases.schema.ts';
import { restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { requireCase } from './case-record.service.ts';
import { cases } from './service-cases.repo.ts';
import { createCase, updateCase, voidCase } from './service-cases.service.ts';

/** Service cases as rows of a grid. */
export const caseRows: RowSlice<z.infer<typeof caseCreate>, z.infer<typeof caseUpdate>, CaseRow> = {
  entity: 'service-cases',
  read: requireCase,
  create: createCase,
  update: (w, input) => void updateCase(w, input),
  void: (w, input) => void voidCase(w, input),
  restore: (w, input) => restoreRow(w, 'service-cases', cases, input),
  fieldOfRule: { warranty_not_valid: 'reportedOn' },
};
