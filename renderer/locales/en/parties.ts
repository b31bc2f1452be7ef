import type { parties as zh } from '../zh-CN/parties.ts';
import type { Same } from '../same.ts';

export const parties = {
  title: 'Companies',
} satisfies Same<typeof zh>;
