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
  report: {
    title: 'Service report',
    engineer: 'Engineer',
    customer: 'Customer',
    open: 'In work, the content may change',
    closed: 'Closed, the content never changes',
    print: 'Print the service report',
    pdf: 'Service report as PDF',
    fileName: 'service-report-{{seq}}.pdf',
    date: 'Date',
    part: { factory: 'White: file', customer: 'Red: customer', finance: 'Yellow: accounts' },
    choose: 'Print the service report…',
    paper: 'Paper',
    papers: { a4: 'A4', form: 'Three-part form 241×140', parts: 'Three parts, a page each' },
    formHint:
      'Three-part form: an impact printer makes all parts in one pass. A page each: for a laser printer.',
    x: 'Right, mm',
    y: 'Down, mm',
    test: 'Test page',
    testText:
      'Measure: the corner of the rulers belongs 20 mm from the left and the upper edge; enter what is missing',
  },
} satisfies Same<typeof zh>;
