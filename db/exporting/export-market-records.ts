import type { MarketRecordRow } from '#contract/market-records/market-records.schema.ts';
import type { MarketStage } from '#contract/market-records/stages.ts';
import { listMarketRecords } from '#db/slices/market-records/market-records.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

const STAGES: Record<MarketStage, string> = {
  tracking: '跟踪',
  technical_exchange: '技术交流',
  quoted: '报价',
  specification_signed: '规格书签署',
  contracted: '合同',
  lost: '失单',
  shelved: '搁置',
};

export const marketRecordsTable = exportTable<MarketRecordRow>(
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
    { header: '报价', value: 'money', field: 'market-records.quote', of: (row) => row.quoteMinor },
    { header: '币种', value: 'text', of: (row) => row.currency },
    { header: '联系人', value: 'text', field: 'market-records.contact', of: (row) => row.contact },
    { header: '电话', value: 'text', field: 'market-records.contactPhone', of: (row) => row.contactPhone },
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
