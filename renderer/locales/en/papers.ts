import type { Same } from '../same.ts';
import type { papers as zh } from '../zh-CN/papers.ts';

export const papers = {
  paper: 'Paper',
  sort: {
    a4: 'A4',
    a5: 'A5 landscape',
    form279: 'Continuous form 241×279',
    form: 'Three-part form 241×140',
    form93: 'Three-part form 241×93',
    parts: 'Parts one by one 241×140',
    ticket: 'Ticket 80 mm',
    own: 'Own size',
  },
  copy: { factory: 'White: factory', customer: 'Red: customer', finance: 'Yellow: accounts' },
  formHint:
    'Three-part form: an impact printer prints all copies in one pass; one by one: a page for each copy, for a laser printer.',
  w: 'Width mm',
  h: 'Height mm',
  m: 'Margin mm',
  x: 'Move right mm',
  y: 'Move down mm',
  print: 'Print',
  savePdf: 'Save as PDF',
  test: 'Alignment test page',
  testText:
    'Measure: the corner of the rulers should be {{mm}} mm from the left and the top edge; move right and down by what differs',
} satisfies Same<typeof zh>;
