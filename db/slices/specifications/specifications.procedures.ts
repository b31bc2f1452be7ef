import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import {
  issueRevision,
  returnRevision,
  signRevision,
  submitRevision,
  voidRevision,
} from './revision-steps.service.ts';
import { specificationRows } from './specification-rows.service.ts';
import {
  compareRevisions,
  createSpecification,
  getSpecification,
  listSpecifications,
  pickSignedRevision,
  saveRevision,
  startRevision,
  updateSpecification,
  voidSpecification,
} from './specifications.service.ts';

const { specifications } = os;

export const specificationsProcedures = {
  list: specifications.list.handler(({ input, context }) =>
    context.read((r) => listSpecifications(r, input)),
  ),
  pickSigned: specifications.pickSigned.handler(({ input, context }) =>
    context.read((r) => pickSignedRevision(r, input.text, input.limit)),
  ),
  get: specifications.get.handler(({ input, context }) => context.read((r) => getSpecification(r, input.id))),
  difference: specifications.difference.handler(({ input, context }) =>
    context.read((r) => compareRevisions(r, input)),
  ),
  create: specifications.create.handler(({ input, context }) =>
    context.write((w) => createSpecification(w, input)),
  ),
  update: specifications.update.handler(({ input, context }) =>
    context.write((w) => updateSpecification(w, input)),
  ),
  saveRows: specifications.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, specificationRows, input)),
  ),
  checkRows: specifications.checkRows.handler(({ input, context }) =>
    checkRows(context, specificationRows, input),
  ),
  void: specifications.void.handler(({ input, context }) =>
    context.write((w) => voidSpecification(w, input)),
  ),
  newRevision: specifications.newRevision.handler(({ input, context }) =>
    context.write((w) => startRevision(w, input)),
  ),
  saveRevision: specifications.saveRevision.handler(({ input, context }) =>
    context.write((w) => saveRevision(w, input)),
  ),
  submitRevision: specifications.submitRevision.handler(({ input, context }) =>
    context.write((w) => submitRevision(w, input)),
  ),
  returnRevision: specifications.returnRevision.handler(({ input, context }) =>
    context.write((w) => returnRevision(w, input)),
  ),
  issueRevision: specifications.issueRevision.handler(({ input, context }) =>
    context.write((w) => issueRevision(w, input)),
  ),
  voidRevision: specifications.voidRevision.handler(({ input, context }) =>
    context.write((w) => voidRevision(w, input)),
  ),
  signRevision: specifications.signRevision.handler(({ input, context }) =>
    context.write((w) => signRevision(w, input)),
  ),
};
