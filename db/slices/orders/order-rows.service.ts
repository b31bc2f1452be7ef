import type { z } from 'zod';
import type { OrderCreate, OrderRow, orderRowUpdate } from '#contract/orders/orders.schema.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { restoreOrder, voidOrder } from './order-steps.service.ts';
import { ENTITY } from './order-writing.ts';
import { findOrderRow } from './orders.repo.ts';
import { createOrder, updateOrder } from './orders.service.ts';

/** Heads of orders as rows of a grid; their lines, states and shipments have use cases of their own. */
export const orderRows: RowSlice<OrderCreate, z.infer<typeof orderRowUpdate>, OrderRow> = {
  entity: ENTITY,
  read: (r, id) => requireRow(findOrderRow(r.db, id), ENTITY, id),
  create: (w, input) => createOrder(w, input).id,
  update: (w, input) => void updateOrder(w, input),
  void: (w, input) => void voidOrder(w, input),
  restore: (w, input) => void restoreOrder(w, input),
};
