import type { reports as zh } from '../zh-CN/reports.ts';
import type { Same } from '../same.ts';

export const reports = {
  title: 'Monthly report',
} satisfies Same<typeof zh>;
