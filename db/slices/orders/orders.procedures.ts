import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { proposeOrder } from './order-proposal.service.ts';
import { orderRows } from './order-rows.service.ts';
import { recordOrderFacts, scheduleOrder, stepOrder, voidOrder } from './order-steps.service.ts';
import { getOrderedLine, listOrderedLines } from './ordered-lines.service.ts';
import {
  createOrder,
  findSameCustomerNo,
  getOrder,
  listOrders,
  pickOrder,
  updateOrder,
} from './orders.service.ts';
import { recordArrival, shipOrder, voidShipment } from './shipments.service.ts';

const { orders } = os;

export const ordersProcedures = {
  list: orders.list.handler(({ input, context }) => context.read((r) => listOrders(r, input))),
  lines: orders.lines.handler(({ input, context }) => context.read((r) => listOrderedLines(r, input))),
  line: orders.line.handler(({ input, context }) => context.read((r) => getOrderedLine(r, input.id))),
  pick: orders.pick.handler(({ input, context }) =>
    context.read((r) => pickOrder(r, input.text, input.limit)),
  ),
  get: orders.get.handler(({ input, context }) => context.read((r) => getOrder(r, input.id))),
  propose: orders.propose.handler(({ input, context }) => context.read((r) => proposeOrder(r, input))),
  sameCustomerNo: orders.sameCustomerNo.handler(({ input, context }) =>
    context.read((r) => findSameCustomerNo(r, input)),
  ),
  create: orders.create.handler(({ input, context }) => context.write((w) => createOrder(w, input))),
  update: orders.update.handler(({ input, context }) => context.write((w) => updateOrder(w, input))),
  saveRows: orders.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, orderRows, input)),
  ),
  checkRows: orders.checkRows.handler(({ input, context }) => checkRows(context, orderRows, input)),
  schedule: orders.schedule.handler(({ input, context }) => context.write((w) => scheduleOrder(w, input))),
  step: orders.step.handler(({ input, context }) => context.write((w) => stepOrder(w, input))),
  recordFacts: orders.recordFacts.handler(({ input, context }) =>
    context.write((w) => recordOrderFacts(w, input)),
  ),
  void: orders.void.handler(({ input, context }) => context.write((w) => voidOrder(w, input))),
  ship: orders.ship.handler(({ input, context }) => context.write((w) => shipOrder(w, input))),
  arrive: orders.arrive.handler(({ input, context }) => context.write((w) => recordArrival(w, input))),
  voidShipment: orders.voidShipment.handler(({ input, context }) =>
    context.write((w) => voidShipment(w, input)),
  ),
};
