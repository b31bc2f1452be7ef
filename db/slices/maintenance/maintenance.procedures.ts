import { os } from '#db/kit/procedures.ts';
import { dueList, getPlan } from './due.service.ts';
import { createPlan, openPlanCase, updatePlan, yearOfMaintenance } from './plans.service.ts';
import { cancelRound, createRound, finishItem, getRound, listRounds } from './rounds.service.ts';
import { cancelTerm } from './works.service.ts';

const { maintenance } = os;

export const maintenanceProcedures = {
  due: maintenance.due.handler(({ input, context }) => context.read((r) => dueList(r, input))),
  get: maintenance.get.handler(({ input, context }) => context.read((r) => getPlan(r, input.id))),
  create: maintenance.create.handler(({ input, context }) => context.write((w) => createPlan(w, input))),
  update: maintenance.update.handler(({ input, context }) => context.write((w) => updatePlan(w, input))),
  openCase: maintenance.openCase.handler(({ input, context }) =>
    context.write((w) => openPlanCase(w, input.planId)),
  ),
  cancelTerm: maintenance.cancelTerm.handler(({ input, context }) =>
    context.write((w) => cancelTerm(w, input)),
  ),
  year: maintenance.year.handler(({ input, context }) => context.read((r) => yearOfMaintenance(r, input))),
  rounds: maintenance.rounds.handler(({ input, context }) => context.read((r) => listRounds(r, input))),
  round: maintenance.round.handler(({ input, context }) => context.read((r) => getRound(r, input.id))),
  createRound: maintenance.createRound.handler(({ input, context }) =>
    context.write((w) => createRound(w, input)),
  ),
  finishItem: maintenance.finishItem.handler(({ input, context }) =>
    context.write((w) => finishItem(w, input)),
  ),
  cancelRound: maintenance.cancelRound.handler(({ input, context }) =>
    context.write((w) => cancelRound(w, input)),
  ),
};
