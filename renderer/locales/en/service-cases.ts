import type { serviceCases as zh } from '../zh-CN/service-cases.ts';
import type { Same } from '../same.ts';

export const serviceCases = {
  title: 'Service cases',
} satisfies Same<typeof zh>;
