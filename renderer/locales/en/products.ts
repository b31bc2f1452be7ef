import type { products as zh } from '../zh-CN/products.ts';
import type { Same } from '../same.ts';

export const products = {
  title: 'Products',
} satisfies Same<typeof zh>;
