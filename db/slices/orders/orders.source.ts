import { listSource } from '#db/kit/list-source.ts';
import { orderList } from './orders.repo.ts';

export const orderSource = listSource('orders.read', orderList);
