import type { imports as zh } from '../zh-CN/imports.ts';
import type { Same } from '../same.ts';

export const imports = {
  title: 'Import',
} satisfies Same<typeof zh>;
