import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { idInput, voidInput } from '#contract/kit/values.ts';
import { pickedRow, pickInput } from '#contract/parties/parties.schema.ts';
import { orderedLineRow } from './order-lines.schema.ts';
import {
  customerNoInput,
  customerNoMatch,
  orderCreate,
  orderDetail,
  orderFactsInput,
  orderRow,
  orderRowUpdate,
  orderSchedule,
  orderStep,
  orderUpdate,
  proposal,
  proposalInput,
  shipmentArrive,
  shipmentCreate,
} from './orders.schema.ts';

const read = needs('orders.read');
const write = needs('orders.write');
const base = '/orders';
const batch = rowBatch(orderCreate, orderRowUpdate);

export const ordersContract = {
  list: read.route({ method: 'GET', path: base }).input(listInput).output(listOutput(orderRow)),
  /** The ledger of lines: every line of every order. */
  lines: read
    .route({ method: 'GET', path: '/order-lines' })
    .input(listInput)
    .output(listOutput(orderedLineRow)),
  line: read.route({ method: 'GET', path: '/order-lines/{id}' }).input(idInput).output(orderedLineRow),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  get: read
    .route({ method: 'GET', path: `${base}/{id}` })
    .input(idInput)
    .output(orderDetail),
  /** Prefills the form of a new order. */
  propose: read.input(proposalInput).output(proposal),
  /** Orders of the party that already carry this number of the customer's; the form warns. */
  sameCustomerNo: read.input(customerNoInput).output(z.array(customerNoMatch)),
  create: write
    .route({ method: 'POST', path: base, successStatus: 201 })
    .input(orderCreate)
    .output(orderDetail),
  update: write
    .route({ method: 'PATCH', path: `${base}/{id}` })
    .input(orderUpdate)
    .output(orderDetail),
  /** Heads of orders as rows of a grid. */
  saveRows: write.input(batch).output(savedRows(orderRow)),
  checkRows: write.input(batch).output(checkedRows),
  /** Due dates, sites, hulls and works order numbers of lines; also while in force. */
  schedule: write
    .route({ method: 'PATCH', path: `${base}/{id}/schedule` })
    .input(orderSchedule)
    .output(orderDetail),
  step: write
    .route({ method: 'POST', path: `${base}/{id}/state` })
    .input(orderStep)
    .output(orderDetail),
  recordFacts: write
    .route({ method: 'POST', path: `${base}/{id}/facts` })
    .input(orderFactsInput)
    .output(orderDetail),
  void: write
    .route({ method: 'POST', path: `${base}/{id}/void` })
    .input(voidInput)
    .output(orderDetail),
  ship: write
    .route({ method: 'POST', path: `${base}/{orderId}/shipments`, successStatus: 201 })
    .input(shipmentCreate)
    .output(orderDetail),
  arrive: write
    .route({ method: 'POST', path: '/shipments/{id}/arrival' })
    .input(shipmentArrive)
    .output(orderDetail),
  voidShipment: write
    .route({ method: 'POST', path: '/shipments/{id}/void' })
    .input(voidInput)
    .output(orderDetail),
};
