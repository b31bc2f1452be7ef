import type { sites as zh } from '../zh-CN/sites.ts';
import type { Same } from '../same.ts';

export const sites = {
  title: 'Ships and sites',
} satisfies Same<typeof zh>;
