import type { insights as zh } from '../zh-CN/insights.ts';
import type { Same } from '../same.ts';

export const insights = {
  title: 'Charts',
} satisfies Same<typeof zh>;
