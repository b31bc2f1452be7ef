import { os } from '#db/kit/procedures.ts';
import {
  claimsOfCase,
  createClaim,
  getClaim,
  listClaims,
  moveClaim,
  proposeClaim,
  updateClaim,
} from './claims.service.ts';
import { listPartsBack, receivePart } from './returns.service.ts';

const { claims } = os;

export const claimsProcedures = {
  list: claims.list.handler(({ input, context }) => context.read((r) => listClaims(r, input))),
  get: claims.get.handler(({ input, context }) => context.read((r) => getClaim(r, input.id))),
  ofCase: claims.ofCase.handler(({ input, context }) => context.read((r) => claimsOfCase(r, input.caseId))),
  proposal: claims.proposal.handler(({ input, context }) =>
    context.read((r) => proposeClaim(r, input.pairId)),
  ),
  partsBack: claims.partsBack.handler(({ input, context }) => context.read((r) => listPartsBack(r, input))),
  receivePart: claims.receivePart.handler(({ input, context }) =>
    context.write((w) => receivePart(w, input)),
  ),
  create: claims.create.handler(({ input, context }) => context.write((w) => createClaim(w, input))),
  update: claims.update.handler(({ input, context }) => context.write((w) => updateClaim(w, input))),
  move: claims.move.handler(({ input, context }) => context.write((w) => moveClaim(w, input))),
};
