import type { marketRecords as zh } from '../zh-CN/market-records.ts';
import type { Same } from '../same.ts';

export const marketRecords = {
  title: 'Market records',
} satisfies Same<typeof zh>;
