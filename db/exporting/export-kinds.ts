import type { MarketRecordRow } from '#contract/market-records/market-records.schema.ts';
import type { MarketStage } from '#contract/market-records/stages.ts';
import type { OrderState } from '#contract/orders/order-states.ts';
import type { OrderDetail, OrderLineRow } from '#contract/orders/orders.schema.ts';
import type { PartyRow } from '#contract/parties/parties.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listMarketRecords } from '#db/slices/market-records/market-records.service.ts';
import { getOrder, listOrders } from '#db/slices/orders/orders.service.ts';
import { listParties } from '#db/slices/parties/parties.service.ts';
import { allRows } from './all-rows.ts';
import { type ExportTable, exportTable } from './export-columns.ts';

const STAGES: Record<MarketStage, string> = {
  tracking: '跟踪',
  technical_exchange: '技术交流',
  quoted: '报价',
  specification_signed: '规格书签署',
  contracted: '合同',
  lost: '失单',
  shelved: '搁置',
};

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

const parties = exportTable<PartyRow>(
  [
    { header: '客户编号', value: 'text', of: (row) => row.no },
    { header: '客户名称', value: 'text', of: (row) => row.name },
    { header: '全称', value: 'text', of: (row) => row.fullName },
    { header: '统一社会信用代码', value: 'text', of: (row) => row.creditCode },
    { header: '等级', value: 'text', of: (row) => row.grade },
    { header: '区域', value: 'text', of: (row) => row.region },
    { header: '行业', value: 'text', of: (row) => row.industry },
    { header: '地址', value: 'text', of: (row) => row.address },
    { header: '备注', value: 'text', of: (row) => row.note },
  ],
  (r) => allRows(r, listParties),
);

const marketRecords = exportTable<MarketRecordRow>(
  [
    { header: '信息编号', value: 'text', of: (row) => row.no },
    { header: '登记日期', value: 'date', of: (row) => row.recordedOn },
    { header: '客户名称', value: 'text', of: (row) => row.partyName },
    { header: '船东', value: 'text', of: (row) => row.shipownerName },
    { header: '船级', value: 'text', of: (row) => row.classCode },
    { header: '船型', value: 'text', of: (row) => row.shipTypeCode },
    { header: '项目名称', value: 'text', of: (row) => row.title },
    { header: '产品名称', value: 'text', of: (row) => row.product },
    { header: '规格型号', value: 'text', of: (row) => row.model },
    { header: '数量', value: 'quantity', of: (row) => row.quantity },
    { header: '计量单位', value: 'text', of: (row) => row.uom },
    { header: '报价', value: 'money', of: (row) => row.quoteMinor },
    { header: '币种', value: 'text', of: (row) => row.currency },
    { header: '联系人', value: 'text', of: (row) => row.contact },
    { header: '电话', value: 'text', of: (row) => row.contactPhone },
    { header: '信息来源', value: 'text', of: (row) => row.source },
    { header: '阶段', value: 'text', of: (row) => STAGES[row.stage] },
    { header: '概率', value: 'integer', of: (row) => row.probability },
    { header: '预计签订', value: 'text', of: (row) => row.expectedSignMonth },
    { header: '预计交货', value: 'text', of: (row) => row.expectedDeliveryMonth },
    { header: '业务员', value: 'text', of: (row) => row.ownerName },
    { header: '下一步', value: 'text', of: (row) => row.nextAction },
    { header: '下次跟进日期', value: 'date', of: (row) => row.nextActionOn },
    { header: '是否新客户', value: 'flag', of: (row) => row.isNewCustomer },
    { header: '是否新产品', value: 'flag', of: (row) => row.isNewProduct },
    { header: '失单原因', value: 'text', of: (row) => row.reason },
    { header: '备注', value: 'text', of: (row) => row.content },
  ],
  (r) => allRows(r, listMarketRecords),
);

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

const orders = exportTable<OrderedLine>(
  [
    { header: '订单号', value: 'text', of: ({ order }) => order.sourceNo ?? order.no },
    { header: '客户订单号', value: 'text', of: ({ order }) => order.customerOrderNo },
    { header: '签订日期', value: 'date', of: ({ order }) => order.orderedOn },
    { header: '客户名称', value: 'text', of: ({ order }) => order.partyName },
    { header: '业务员', value: 'text', of: ({ order }) => order.ownerName ?? order.salesperson },
    { header: '订单状态', value: 'text', of: ({ order }) => STATES[order.state] },
    { header: '币种', value: 'text', of: ({ order }) => order.currency },
    { header: '订单总额', value: 'money', of: ({ order }) => order.grossMinor },
    { header: '行号', value: 'integer', of: ({ line }) => line.lineNo },
    { header: '产品名称', value: 'text', of: ({ line }) => line.product },
    { header: '规格型号', value: 'text', of: ({ line }) => line.model },
    { header: '数量', value: 'quantity', of: ({ line }) => line.quantity },
    { header: '计量单位', value: 'text', of: ({ line }) => line.uom },
    { header: '单价', value: 'money', of: ({ line }) => line.priceMinor },
    { header: '金额', value: 'money', of: ({ line }) => line.grossMinor },
    { header: '税率', value: 'text', of: ({ line }) => `${line.taxBp / 100}%` },
    { header: '船号', value: 'text', of: ({ line }) => line.hullNo },
    { header: '生产令号', value: 'text', of: ({ line }) => line.worksOrderNo },
    { header: '交货日期', value: 'date', of: ({ line, order }) => line.dueOn ?? order.dueOn },
    { header: '发货日期', value: 'date', of: ({ order }) => order.shippedOn },
    { header: '备注', value: 'text', of: ({ line }) => line.note },
  ],
  orderedLines,
);

/** What can be written to a file. The words are the ones imports use. */
export const EXPORT_KINDS: Readonly<Record<string, ExportTable>> = {
  parties,
  'market-records': marketRecords,
  orders,
};
