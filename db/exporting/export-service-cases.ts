import type { CaseRow } from '#contract/service-cases/service-cases.schema.ts';
import type { CaseState, Judgement, Severity } from '#contract/service-cases/states.ts';
import { listCases } from '#db/slices/service-cases/case-list.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

const STATES: Record<CaseState, string> = {
  received: '已受理',
  judged: '已判定',
  quoted: '已报价',
  quote_confirmed: '报价已确认',
  dispatched: '已派工',
  in_progress: '处理中',
  resolved: '已解决',
  confirmed: '已确认',
  followed_up: '已回访',
  closed: '已关闭',
  cancelled: '已取消',
};

const JUDGEMENTS: Record<Judgement, string> = { warranty: '质保', paid: '有偿', goodwill: '商务让步' };
const SEVERITIES: Record<Severity, string> = {
  minor: '轻微',
  normal: '一般',
  major: '严重',
  critical: '紧急',
};

export const serviceCasesTable = exportTable<CaseRow>(
  [
    { header: '案件号', value: 'text', of: (row) => row.sourceNo ?? row.no },
    { header: '报修日期', value: 'date', of: (row) => row.reportedOn },
    { header: '客户名称', value: 'text', of: (row) => row.partyName ?? row.partyText },
    { header: '联系人', value: 'text', field: 'service-cases.contact', of: (row) => row.contact },
    { header: '电话', value: 'text', field: 'service-cases.contactPhone', of: (row) => row.contactPhone },
    { header: '船名', value: 'text', of: (row) => row.siteName },
    { header: '条码', value: 'text', of: (row) => row.barcode ?? row.unitText },
    { header: '产品名称', value: 'text', of: (row) => row.product },
    { header: '故障现象', value: 'text', of: (row) => row.title },
    { header: '故障代码', value: 'text', of: (row) => row.faultText ?? row.faultCode },
    { header: '故障原因', value: 'text', of: (row) => row.causeCode },
    { header: '处理措施', value: 'text', of: (row) => row.outcome ?? row.remedyCode },
    { header: '严重程度', value: 'text', of: (row) => SEVERITIES[row.severity] },
    {
      header: '服务性质',
      value: 'text',
      of: (row) => (row.judgement === null ? null : JUDGEMENTS[row.judgement]),
    },
    { header: '服务工程师', value: 'text', of: (row) => row.engineer },
    { header: '处理状态', value: 'text', of: (row) => STATES[row.state] },
    { header: '解决日期', value: 'date', of: (row) => row.resolvedOn },
    { header: '费用', value: 'money', field: 'service-cases.cost', of: (row) => row.costMinor },
    { header: '备注', value: 'text', of: (row) => row.description },
  ],
  (r) => allRows(r, listCases),
);
