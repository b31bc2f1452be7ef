import type { PartyRow } from '#contract/parties/parties.schema.ts';
import { listParties } from '#db/slices/parties/parties.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

export const partiesTable = exportTable<PartyRow>(
  [
    { header: '客户编号', value: 'text', of: (row) => row.no },
    { header: '客户名称', value: 'text', of: (row) => row.name },
    { header: '全称', value: 'text', of: (row) => row.fullName },
    {
      header: '统一社会信用代码',
      value: 'text',
      field: 'parties.creditCode',
      of: (row) => row.creditCode,
    },
    { header: '等级', value: 'text', of: (row) => row.grade },
    { header: '区域', value: 'text', of: (row) => row.region },
    { header: '行业', value: 'text', of: (row) => row.industry },
    { header: '地址', value: 'text', of: (row) => row.address },
    { header: '备注', value: 'text', of: (row) => row.note },
  ],
  (r) => allRows(r, listParties),
);
