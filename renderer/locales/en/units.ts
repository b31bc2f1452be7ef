import type { units as zh } from '../zh-CN/units.ts';
import type { Same } from '../same.ts';

export const units = {
  title: 'Units',
} satisfies Same<typeof zh>;
