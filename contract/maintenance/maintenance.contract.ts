import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { idInput } from '#contract/kit/values.ts';
import {
  calendarInput,
  dueInput,
  itemFinish,
  maintenanceYear,
  planCreate,
  planDetail,
  planIdInput,
  planRow,
  planUpdate,
  roundCancel,
  roundCreate,
  roundDetail,
  roundRow,
  workCancel,
} from './maintenance.schema.ts';

const read = needs('cases.read');
const write = needs('cases.write');
const plans = '/maintenance-plans';
const rounds = '/inspection-rounds';

export const maintenanceContract = {
  /** Every active plan with when it is due and why, the most urgent first. */
  due: read.route({ method: 'GET', path: '/maintenance-due' }).input(dueInput).output(z.array(planRow)),
  get: read
    .route({ method: 'GET', path: `${plans}/{id}` })
    .input(idInput)
    .output(planDetail),
  create: write
    .route({ method: 'POST', path: plans, successStatus: 201 })
    .input(planCreate)
    .output(planDetail),
  update: write
    .route({ method: 'PATCH', path: `${plans}/{id}` })
    .input(planUpdate)
    .output(planDetail),
  /** Opens a case for the term; closing a visit of it settles the term. */
  openCase: write
    .route({ method: 'POST', path: `${plans}/{planId}/cases`, successStatus: 201 })
    .input(planIdInput)
    .output(z.object({ caseId: z.string() })),
  /** Leaves the term out, with a reason. */
  cancelTerm: write
    .route({ method: 'POST', path: `${plans}/{planId}/cancellations`, successStatus: 201 })
    .input(workCancel)
    .output(planDetail),
  year: read
    .route({ method: 'GET', path: '/maintenance-years/{year}' })
    .input(calendarInput)
    .output(maintenanceYear),
  rounds: read.route({ method: 'GET', path: rounds }).input(listInput).output(listOutput(roundRow)),
  round: read
    .route({ method: 'GET', path: `${rounds}/{id}` })
    .input(idInput)
    .output(roundDetail),
  createRound: write
    .route({ method: 'POST', path: rounds, successStatus: 201 })
    .input(roundCreate)
    .output(roundDetail),
  finishItem: write
    .route({ method: 'POST', path: '/inspection-items/{id}/finish' })
    .input(itemFinish)
    .output(roundDetail),
  cancelRound: write
    .route({ method: 'POST', path: `${rounds}/{id}/cancel` })
    .input(roundCancel)
    .output(roundDetail),
};
