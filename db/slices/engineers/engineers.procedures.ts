import { os } from '#db/kit/procedures.ts';
import { saveCalendar, viewCalendar } from './calendar.service.ts';
import {
  dispatchCandidates,
  dispatchEngineer,
  dispatchesOf,
  engineerPlanner,
  moveDispatch,
} from './dispatches.service.ts';
import {
  addAbsence,
  createEngineer,
  createPoint,
  getEngineer,
  listEngineers,
  listPoints,
  removeAbsence,
  updateEngineer,
  updatePoint,
  voidEngineer,
} from './engineers.service.ts';

const { engineers } = os;

export const engineersProcedures = {
  list: engineers.list.handler(({ input, context }) => context.read((r) => listEngineers(r, input))),
  get: engineers.get.handler(({ input, context }) => context.read((r) => getEngineer(r, input.id))),
  create: engineers.create.handler(({ input, context }) => context.write((w) => createEngineer(w, input))),
  update: engineers.update.handler(({ input, context }) => context.write((w) => updateEngineer(w, input))),
  void: engineers.void.handler(({ input, context }) => context.write((w) => voidEngineer(w, input))),
  addAbsence: engineers.addAbsence.handler(({ input, context }) =>
    context.write((w) => addAbsence(w, input)),
  ),
  removeAbsence: engineers.removeAbsence.handler(({ input, context }) =>
    context.write((w) => removeAbsence(w, input.id)),
  ),
  points: engineers.points.handler(({ input, context }) => context.read((r) => listPoints(r, input))),
  createPoint: engineers.createPoint.handler(({ input, context }) =>
    context.write((w) => createPoint(w, input)),
  ),
  updatePoint: engineers.updatePoint.handler(({ input, context }) =>
    context.write((w) => updatePoint(w, input)),
  ),
  candidates: engineers.candidates.handler(({ input, context }) =>
    context.read((r) => dispatchCandidates(r, input)),
  ),
  dispatchesOf: engineers.dispatchesOf.handler(({ input, context }) =>
    context.read((r) => dispatchesOf(r, input.caseId)),
  ),
  dispatch: engineers.dispatch.handler(({ input, context }) =>
    context.write((w) => dispatchEngineer(w, input)),
  ),
  moveDispatch: engineers.moveDispatch.handler(({ input, context }) =>
    context.write((w) => moveDispatch(w, input)),
  ),
  planner: engineers.planner.handler(({ input, context }) => context.read((r) => engineerPlanner(r, input))),
  calendar: engineers.calendar.handler(({ context }) => context.read(viewCalendar)),
  saveCalendar: engineers.saveCalendar.handler(({ input, context }) =>
    context.write((w) => saveCalendar(w, input)),
  ),
};
