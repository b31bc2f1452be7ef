import { listSource } from '#db/kit/list-source.ts';
import { quotationList } from './quotations.repo.ts';

export const quotationSource = listSource('cases.read', quotationList, {
  no: (row) => row.no + row.letter,
});
