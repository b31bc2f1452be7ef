import type { Same } from '../same.ts';
import type { servicePapers as zh } from '../zh-CN/service-papers.ts';

export const servicePapers = {
  quotation: {
    title: 'Service quotation',
    print: 'Print',
    case: 'Service case',
    tax: 'Tax rate',
    line: 'No.',
    amount: 'Amount, CNY',
    net: 'Without tax, CNY',
    taxSum: 'Tax, CNY',
    gross: 'With tax, CNY',
    capitals: 'In capitals: {{words}}',
    maker: 'Quoted by',
    customer: 'Confirmed by',
  },
  slip: {
    title: 'Reply',
    answer: 'Our answer',
    whenWhere: 'When and where',
    contact: 'Contact, phone',
    signature: 'Signature (stamp)',
  },
  report: {
    title: 'Service report',
    engineer: 'Engineer',
    customer: 'Customer',
    open: 'In work, the content may change',
    closed: 'Closed, the content never changes',
    fileName: 'service-report-{{seq}}.pdf',
    date: 'Date',
    choose: 'Print the service report…',
    total: 'Parts, total',
    opinion: 'Customer’s opinion',
    opinions: { good: 'satisfied', fair: 'fairly satisfied', bad: 'not satisfied' },
  },
} satisfies Same<typeof zh>;
