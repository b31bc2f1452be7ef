import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import { pickedRow, pickInput } from '#contract/parties/parties.schema.ts';
import { caseDetail, casePrefill, replacementCheck } from './case-view.schema.ts';
import { caseIdInput, caseWork, costAdd, followUpAdd, leadFromCase } from './case-work.schema.ts';
import {
  caseAssign,
  caseCreate,
  caseJudge,
  caseMove,
  casePrefillInput,
  caseProgress,
  caseRow,
  caseUpdate,
  replacementCheckInput,
  replacementCorrect,
  replacementInput,
  visitClose,
  visitCreate,
  visitPartAdd,
  visitPartRemove,
  visitUpdate,
} from './service-cases.schema.ts';
import { codeSuggestions, similarCase, similarInput, suggestInput } from './similar.schema.ts';

const read = needs('cases.read');
const write = needs('cases.write');
const base = '/service-cases';
const batch = rowBatch(caseCreate, caseUpdate);

export const serviceCasesContract = {
  list: read.route({ method: 'GET', path: base }).input(listInput).output(listOutput(caseRow)),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  prefill: read
    .route({ method: 'GET', path: `${base}/prefill/{barcode}` })
    .input(casePrefillInput)
    .output(casePrefill),
  /** Cases like the one that is being written, while it is typed. */
  similar: read
    .route({ method: 'GET', path: `${base}/similar` })
    .input(similarInput)
    .output(z.array(similarCase)),
  /** Fault, cause, remedy and part the words speak for. */
  suggest: read
    .route({ method: 'GET', path: `${base}/suggestions` })
    .input(suggestInput)
    .output(codeSuggestions),
  get: read
    .route({ method: 'GET', path: `${base}/{id}` })
    .input(idInput)
    .output(caseDetail),
  create: write
    .route({ method: 'POST', path: base, successStatus: 201 })
    .input(caseCreate)
    .output(caseDetail),
  update: write
    .route({ method: 'PATCH', path: `${base}/{id}` })
    .input(caseUpdate)
    .output(caseDetail),
  saveRows: write.input(batch).output(savedRows(caseRow)),
  checkRows: write.input(batch).output(checkedRows),
  judge: write
    .route({ method: 'POST', path: `${base}/{id}/judgement` })
    .input(caseJudge)
    .output(caseDetail),
  move: write
    .route({ method: 'POST', path: `${base}/{id}/state` })
    .input(caseMove)
    .output(caseDetail),
  setProgress: write
    .route({ method: 'POST', path: `${base}/{id}/progress` })
    .input(caseProgress)
    .output(caseDetail),
  assign: write
    .route({ method: 'POST', path: `${base}/{id}/engineer` })
    .input(caseAssign)
    .output(caseDetail),
  void: write
    .route({ method: 'POST', path: `${base}/{id}/void` })
    .input(voidInput)
    .output(caseDetail),
  addVisit: write
    .route({ method: 'POST', path: `${base}/{caseId}/visits`, successStatus: 201 })
    .input(visitCreate)
    .output(caseDetail),
  updateVisit: write.route({ method: 'PATCH', path: '/visits/{id}' }).input(visitUpdate).output(caseDetail),
  closeVisit: write
    .route({ method: 'POST', path: '/visits/{id}/close' })
    .input(visitClose)
    .output(caseDetail),
  addVisitPart: write
    .route({ method: 'POST', path: '/visits/{visitId}/parts', successStatus: 201 })
    .input(visitPartAdd)
    .output(caseDetail),
  removeVisitPart: write
    .route({ method: 'DELETE', path: '/visit-parts/{id}' })
    .input(visitPartRemove)
    .output(caseDetail),
  /** Costs, follow-ups and leads. */
  work: read
    .route({ method: 'GET', path: `${base}/{caseId}/work` })
    .input(caseIdInput)
    .output(caseWork),
  addCost: write
    .route({ method: 'POST', path: `${base}/{caseId}/costs`, successStatus: 201 })
    .input(costAdd)
    .output(caseWork),
  removeCost: write.route({ method: 'DELETE', path: '/case-costs/{id}' }).input(idInput).output(caseWork),
  followUp: write
    .route({ method: 'POST', path: `${base}/{caseId}/follow-ups`, successStatus: 201 })
    .input(followUpAdd)
    .output(caseDetail),
  /** A sales lead of what was heard at service, pointing back at the case. */
  makeLead: needs('cases.lead')
    .route({ method: 'POST', path: `${base}/{caseId}/leads`, successStatus: 201 })
    .input(leadFromCase)
    .output(caseWork),
  /** Judges the scans before anything is written. */
  checkReplacement: read
    .route({ method: 'GET', path: `${base}/{caseId}/replacement-check` })
    .input(replacementCheckInput)
    .output(replacementCheck),
  replace: write
    .route({ method: 'POST', path: '/visits/{visitId}/replacement', successStatus: 201 })
    .input(replacementInput)
    .output(caseDetail),
  correctReplacement: write
    .route({ method: 'POST', path: '/replacements/{pairId}/correction' })
    .input(replacementCorrect)
    .output(caseDetail),
};
