import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import {
  changeOwnerInput,
  marketRecordCreate,
  marketRecordDetail,
  marketRecordMove,
  marketRecordRow,
  marketRecordRowCreate,
  marketRecordRowUpdate,
  marketRecordUpdate,
} from './market-records.schema.ts';

const read = needs('market.read');
const write = needs('market.write');
const base = '/market-records';
const batch = rowBatch(marketRecordRowCreate, marketRecordRowUpdate);

export const marketRecordsContract = {
  list: read.route({ method: 'GET', path: base }).input(listInput).output(listOutput(marketRecordRow)),
  get: read
    .route({ method: 'GET', path: `${base}/{id}` })
    .input(idInput)
    .output(marketRecordDetail),
  create: write
    .route({ method: 'POST', path: base, successStatus: 201 })
    .input(marketRecordCreate)
    .output(marketRecordDetail),
  update: write
    .route({ method: 'PATCH', path: `${base}/{id}` })
    .input(marketRecordUpdate)
    .output(marketRecordDetail),
  /** Rows of the grid saved together, all or none; `checkRows` tells what that would do. */
  saveRows: write.input(batch).output(savedRows(marketRecordRow)),
  checkRows: write.input(batch).output(checkedRows),
  move: write
    .route({ method: 'POST', path: `${base}/{id}/stage` })
    .input(marketRecordMove)
    .output(marketRecordDetail),
  changeOwner: write
    .route({ method: 'POST', path: `${base}/{id}/owner` })
    .input(changeOwnerInput)
    .output(marketRecordDetail),
  void: write
    .route({ method: 'POST', path: `${base}/{id}/void` })
    .input(voidInput)
    .output(marketRecordDetail),
};
