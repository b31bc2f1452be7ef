import { type } from '@orpc/contract';
import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { idInput } from '#contract/kit/values.ts';
import {
  analyseInput,
  type BatchDetail,
  batchRow,
  type OfferedAnalysis,
  type RowPage,
  rejectedInput,
  rowsInput,
  shareMappingInput,
  startInput,
  templateInput,
  type UndoCheck,
  uploadInput,
  uploadRow,
} from './imports.schema.ts';

const run = needs('imports.run');
export const importsContract = {
  /** Keeps a ledger on the host for a day, so that it can be looked at and then brought in. */
  upload: run
    .route({ method: 'POST', path: '/imports/files', successStatus: 201 })
    .input(uploadInput)
    .output(uploadRow),
  /** An empty workbook of a kind to fill in, with the headings the import knows. */
  template: run
    .route({ method: 'GET', path: '/imports/templates/{kind}' })
    .input(templateInput)
    .output(z.file()),
  /** Looks at an uploaded ledger in a worker; writes nothing. */
  analyse: run
    .route({ method: 'POST', path: '/imports/analysis' })
    .input(analyseInput)
    .output(type<OfferedAnalysis>()),
  /** Starts the run as a job; its result is an `ImportResult`. INPUT_INVALID names questions that are still open. */
  start: run
    .route({ method: 'POST', path: '/imports', successStatus: 202 })
    .input(startInput)
    .output(z.object({ jobId: z.string() })),
  /** Lets everybody use what was chosen for a header, or takes it back; only one's own. */
  shareMapping: run.input(shareMappingInput).output(z.object({ id: z.string() })),
  forgetMapping: run.input(idInput).output(z.object({ id: z.string() })),
  list: run.route({ method: 'GET', path: '/imports' }).input(listInput).output(listOutput(batchRow)),
  get: run.route({ method: 'GET', path: '/imports/{id}' }).input(idInput).output(type<BatchDetail>()),
  /** The rows that came back, as a workbook with a reason column. */
  rejected: run
    .route({ method: 'GET', path: '/imports/{id}/rejected' })
    .input(rejectedInput)
    .output(z.file()),
  rows: run.route({ method: 'POST', path: '/imports/rows' }).input(rowsInput).output(type<RowPage>()),
  /** Tries to take a batch back and says what stands in the way; changes nothing. */
  blockers: run.route({ method: 'GET', path: '/imports/{id}/undo' }).input(idInput).output(type<UndoCheck>()),
  /** Takes back what a batch made and restores what it changed. RULE_BROKEN batch_not_undoable: `blockers` lists why. */
  undo: run.route({ method: 'POST', path: '/imports/{id}/undo' }).input(idInput).output(type<BatchDetail>()),
};
