import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { marketRecordRows } from './market-record-rows.service.ts';
import { moveMarketRecord } from './market-record-stages.service.ts';
import {
  changeMarketRecordOwner,
  createMarketRecord,
  getMarketRecord,
  listMarketRecords,
  updateMarketRecord,
  voidMarketRecord,
} from './market-records.service.ts';

export const marketRecordsProcedures = {
  list: os.marketRecords.list.handler(({ input, context }) =>
    context.read((r) => listMarketRecords(r, input)),
  ),
  get: os.marketRecords.get.handler(({ input, context }) =>
    context.read((r) => getMarketRecord(r, input.id)),
  ),
  create: os.marketRecords.create.handler(({ input, context }) =>
    context.write((w) => getMarketRecord(w, createMarketRecord(w, input).id)),
  ),
  update: os.marketRecords.update.handler(({ input, context }) =>
    context.write((w) => getMarketRecord(w, updateMarketRecord(w, input).id)),
  ),
  saveRows: os.marketRecords.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, marketRecordRows, input)),
  ),
  checkRows: os.marketRecords.checkRows.handler(({ input, context }) =>
    checkRows(context, marketRecordRows, input),
  ),
  move: os.marketRecords.move.handler(({ input, context }) =>
    context.write((w) => moveMarketRecord(w, input)),
  ),
  changeOwner: os.marketRecords.changeOwner.handler(({ input, context }) =>
    context.write((w) => changeMarketRecordOwner(w, input)),
  ),
  void: os.marketRecords.void.handler(({ input, context }) =>
    context.write((w) => voidMarketRecord(w, input)),
  ),
};
