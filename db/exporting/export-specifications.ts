import type { RevisionState } from '#contract/specifications/revision-states.ts';
import type { SpecificationRow } from '#contract/specifications/specifications.schema.ts';
import { listSpecifications } from '#db/slices/specifications/specifications.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

const STATES: Record<RevisionState, string> = {
  draft: '编制',
  review: '审核',
  issued: '已发布',
  signed: '已签署',
  superseded: '已替代',
  void: '作废',
};

/** Heads of specifications; their letters with all contents are in the table `specification_revisions`. */
export const specificationsTable = exportTable<SpecificationRow>(
  [
    { header: '规格书编号', value: 'text', of: (row) => row.no },
    { header: '标题', value: 'text', of: (row) => row.title },
    { header: '客户名称', value: 'text', of: (row) => row.partyName },
    { header: '信息编号', value: 'text', of: (row) => row.marketRecordNo },
    { header: '产品名称', value: 'text', of: (row) => row.productName },
    { header: '规格型号', value: 'text', of: (row) => row.model },
    { header: '最新版次', value: 'text', of: (row) => row.letter },
    { header: '状态', value: 'text', of: (row) => STATES[row.state] },
    { header: '签署版次', value: 'text', of: (row) => row.signedLetter },
    { header: '签署日期', value: 'date', of: (row) => row.signedOn },
    { header: '负责人', value: 'text', of: (row) => row.ownerName },
  ],
  (r) => allRows(r, listSpecifications),
);
