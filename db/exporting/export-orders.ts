import type { OrderState } from '#contract/orders/order-states.ts';
import type { OrderDetail, OrderLineRow } from '#contract/orders/orders.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { getOrder, listOrders } from '#db/slices/orders/orders.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

const STATES: Record<OrderState, string> = {
  draft: '草稿',
  review: '评审',
  in_force: '生效',
  executing: '执行中',
  shipped: '已发货',
  accepted: '已验收',
  in_warranty: '质保中',
  closed: '已关闭',
  changing: '变更中',
  suspended: '暂停',
  terminated: '终止',
};

interface OrderedLine {
  order: OrderDetail;
  line: OrderLineRow;
}

function* orderedLines(r: ReadContext): Generator<OrderedLine> {
  for (const { id } of allRows(r, listOrders)) {
    const order = getOrder(r, id);
    for (const line of order.lines) yield { order, line };
  }
}

/** One row a line; the columns of the order are repeated in each. */
export const ordersTable = exportTable<OrderedLine>(
  [
    { header: '订单号', value: 'text', of: ({ order }) => order.sourceNo ?? order.no },
    { header: '客户订单号', value: 'text', of: ({ order }) => order.customerOrderNo },
    { header: '签订日期', value: 'date', of: ({ order }) => order.orderedOn },
    { header: '客户名称', value: 'text', of: ({ order }) => order.partyName },
    { header: '业务员', value: 'text', of: ({ order }) => order.ownerName ?? order.salesperson },
    { header: '订单状态', value: 'text', of: ({ order }) => STATES[order.state] },
    { header: '币种', value: 'text', of: ({ order }) => order.currency },
    { header: '订单总额', value: 'money', field: 'orders.amounts', of: ({ order }) => order.grossMinor },
    { header: '行号', value: 'integer', of: ({ line }) => line.lineNo },
    { header: '产品名称', value: 'text', of: ({ line }) => line.product },
    { header: '规格型号', value: 'text', of: ({ line }) => line.model },
    { header: '数量', value: 'quantity', of: ({ line }) => line.quantity },
    { header: '计量单位', value: 'text', of: ({ line }) => line.uom },
    { header: '单价', value: 'money', field: 'orders.amounts', of: ({ line }) => line.priceMinor },
    { header: '金额', value: 'money', field: 'orders.amounts', of: ({ line }) => line.grossMinor },
    { header: '税率', value: 'text', of: ({ line }) => `${line.taxBp / 100}%` },
    { header: '船号', value: 'text', of: ({ line }) => line.hullNo },
    { header: '生产令号', value: 'text', of: ({ line }) => line.worksOrderNo },
    { header: '交货日期', value: 'date', of: ({ line, order }) => line.dueOn ?? order.dueOn },
    { header: '发货日期', value: 'date', of: ({ order }) => order.shippedOn },
    { header: '备注', value: 'text', of: ({ line }) => line.note },
  ],
  orderedLines,
);
