import type { Same } from '../same.ts';
import type { search as zh } from '../zh-CN/search.ts';

export const search = {
  title: 'Search results',
  tab: 'Search {{text}}',
  label: 'Search all records',
  placeholder: 'Name, number, phone, barcode, pinyin or initials',
  hint: 'One character is enough; pinyin, initials or any part of a phone or number will do. Blanks part several words.',
  keys: '↑ ↓ move between results, Enter opens',
  nothing: 'Nothing found for “{{text}}”. Try another word, initials or a part of a number.',
  more: 'Show more',
  voided: 'Voided',
  links: {
    title: 'Linked records',
    up: 'Made from',
    down: 'Made from this',
    shipments: 'Shipment',
    more: 'and {{rest}} more: {{word}}',
  },
  found: { pinyin: 'Pinyin', similar: 'Similar' },
} satisfies Same<typeof zh>;
