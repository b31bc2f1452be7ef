import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import { calendarSave, calendarView } from './calendar.schema.ts';
import {
  absenceAdd,
  candidatesInput,
  caseInput,
  dispatchCreate,
  dispatchMove,
  dispatchRow,
  engineerCandidate,
  engineerCreate,
  engineerRow,
  engineerUpdate,
  planner,
  plannerInput,
  servicePointCreate,
  servicePointRow,
  servicePointUpdate,
} from './engineers.schema.ts';

const read = needs('cases.read');
const write = needs('cases.write');
const manage = needs('service.manage');

export const engineersContract = {
  list: read.route({ method: 'GET', path: '/engineers' }).input(listInput).output(listOutput(engineerRow)),
  get: read.route({ method: 'GET', path: '/engineers/{id}' }).input(idInput).output(engineerRow),
  create: manage
    .route({ method: 'POST', path: '/engineers', successStatus: 201 })
    .input(engineerCreate)
    .output(engineerRow),
  update: manage
    .route({ method: 'PATCH', path: '/engineers/{id}' })
    .input(engineerUpdate)
    .output(engineerRow),
  void: manage.route({ method: 'POST', path: '/engineers/{id}/void' }).input(voidInput).output(engineerRow),
  addAbsence: manage
    .route({ method: 'POST', path: '/engineers/{engineerId}/absences', successStatus: 201 })
    .input(absenceAdd)
    .output(z.object({ id: z.string() })),
  removeAbsence: manage.input(idInput).output(z.object({ id: z.string() })),
  points: read
    .route({ method: 'GET', path: '/service-points' })
    .input(listInput)
    .output(listOutput(servicePointRow)),
  createPoint: manage
    .route({ method: 'POST', path: '/service-points', successStatus: 201 })
    .input(servicePointCreate)
    .output(servicePointRow),
  updatePoint: manage
    .route({ method: 'PATCH', path: '/service-points/{id}' })
    .input(servicePointUpdate)
    .output(servicePointRow),
  /** Who can go on those days, best first. */
  candidates: read.input(candidatesInput).output(z.array(engineerCandidate)),
  dispatchesOf: read
    .route({ method: 'GET', path: '/service-cases/{caseId}/dispatches' })
    .input(caseInput)
    .output(z.array(dispatchRow)),
  dispatch: write
    .route({ method: 'POST', path: '/service-cases/{caseId}/dispatches', successStatus: 201 })
    .input(dispatchCreate)
    .output(dispatchRow),
  moveDispatch: write
    .route({ method: 'POST', path: '/dispatches/{id}/state' })
    .input(dispatchMove)
    .output(dispatchRow),
  /** Who is where on which day. */
  planner: read.route({ method: 'GET', path: '/engineer-planner' }).input(plannerInput).output(planner),
  calendar: read.route({ method: 'GET', path: '/service-calendar' }).output(calendarView),
  saveCalendar: manage
    .route({ method: 'PUT', path: '/service-calendar' })
    .input(calendarSave)
    .output(calendarView),
};
