import type { specifications as zh } from '../zh-CN/specifications.ts';
import type { Same } from '../same.ts';

export const specifications = {
  title: 'Specifications',
} satisfies Same<typeof zh>;
