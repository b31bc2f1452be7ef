import type { orders as zh } from '../zh-CN/orders.ts';
import type { Same } from '../same.ts';

export const orders = {
  title: 'Orders',
} satisfies Same<typeof zh>;
