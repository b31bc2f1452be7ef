import { listSource } from '#db/kit/list-source.ts';
import { marketRecordList } from './market-records.repo.ts';

export const marketRecordSource = listSource('market.read', marketRecordList, {
  product: (row) => [row.product, row.model].filter(Boolean).join(' '),
});
