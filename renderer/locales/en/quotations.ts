import type { Same } from '../same.ts';
import type { quotations as chinese } from '../zh-CN/quotations.ts';

export const quotations = {
  title: 'Service quotations',
  tools: 'Tools of quotations',
  find: 'Number, customer, case',
  detail: 'Quotation',
  emptyTitle: 'No service quotations yet',
  emptyText: 'Quote from a case that is judged as paid.',
  field: {
    no: 'Quotation',
    party: 'Customer',
    case: 'Case',
    gross: 'Gross',
    net: 'Net',
    tax: 'Tax',
    state: 'State',
    sent: 'Sent',
    validUntil: 'Valid until',
    answered: 'Answered',
  },
  state: {
    draft: 'Draft',
    sent: 'Sent',
    confirmed: 'Confirmed',
    declined: 'Declined',
    superseded: 'Superseded',
  },
  year: '{{year}} service income {{income}} of {{target}} (10k CNY), {{share}}; confirmed {{confirmed}}, {{covered}}, open {{open}}',
  copyTo: 'Copy quotation {{no}} to another paid case',
  noTarget: 'none',
  setTarget: 'Set target',
  targetTitle: 'Target of value-added service {{year}}',
  target: 'Target, CNY',
} as const satisfies Same<typeof chinese>;
