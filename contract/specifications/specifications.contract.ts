import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import { pickedRow, pickInput } from '#contract/parties/parties.schema.ts';
import {
  differenceInput,
  differenceOutput,
  newRevisionInput,
  revisionClose,
  revisionMove,
  revisionSave,
  revisionSign,
  specificationCreate,
  specificationDetail,
  specificationRow,
  specificationUpdate,
} from './specifications.schema.ts';

const read = needs('specifications.read');
const write = needs('specifications.write');
const sign = needs('specifications.sign');
const base = '/specifications';
const batch = rowBatch(specificationCreate, specificationUpdate);
const revision = `${base}/{id}/revisions/{letter}` as const;

export const specificationsContract = {
  list: read.route({ method: 'GET', path: base }).input(listInput).output(listOutput(specificationRow)),
  /** Signed revisions by number, title, party or model: what an order can be made from. `id` is the revision's. */
  pickSigned: read.input(pickInput).output(z.array(pickedRow)),
  get: read
    .route({ method: 'GET', path: `${base}/{id}` })
    .input(idInput)
    .output(specificationDetail),
  difference: read
    .route({ method: 'GET', path: `${base}/{id}/difference` })
    .input(differenceInput)
    .output(differenceOutput),
  create: write
    .route({ method: 'POST', path: base, successStatus: 201 })
    .input(specificationCreate)
    .output(specificationDetail),
  update: write
    .route({ method: 'PATCH', path: `${base}/{id}` })
    .input(specificationUpdate)
    .output(specificationDetail),
  /** Title blocks as rows of a grid. */
  saveRows: write.input(batch).output(savedRows(specificationRow)),
  checkRows: write.input(batch).output(checkedRows),
  void: write
    .route({ method: 'POST', path: `${base}/{id}/void` })
    .input(voidInput)
    .output(specificationDetail),
  newRevision: write
    .route({ method: 'POST', path: `${base}/{id}/revisions`, successStatus: 201 })
    .input(newRevisionInput)
    .output(specificationDetail),
  saveRevision: write
    .route({ method: 'PATCH', path: revision })
    .input(revisionSave)
    .output(specificationDetail),
  submitRevision: write
    .route({ method: 'POST', path: `${revision}/submit` })
    .input(revisionMove)
    .output(specificationDetail),
  returnRevision: write
    .route({ method: 'POST', path: `${revision}/return` })
    .input(revisionClose)
    .output(specificationDetail),
  issueRevision: write
    .route({ method: 'POST', path: `${revision}/issue` })
    .input(revisionMove)
    .output(specificationDetail),
  voidRevision: write
    .route({ method: 'POST', path: `${revision}/void` })
    .input(revisionClose)
    .output(specificationDetail),
  signRevision: sign
    .route({ method: 'POST', path: `${revision}/sign` })
    .input(revisionSign)
    .output(specificationDetail),
};
