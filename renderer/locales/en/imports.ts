import type { Same } from '../same.ts';
import type { imports as zh } from '../zh-CN/imports.ts';

export const imports = {
  title: 'Import',
} satisfies Same<typeof zh>;
