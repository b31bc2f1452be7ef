import type { today as zh } from '../zh-CN/today.ts';
import type { Same } from '../same.ts';

export const today = {
  title: 'Today',
} satisfies Same<typeof zh>;
