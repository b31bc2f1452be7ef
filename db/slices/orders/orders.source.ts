import { listSource } from '#db/kit/list-source.ts';
import { orderedLineList } from './ordered-lines.repo.ts';
import { orderList } from './orders.repo.ts';

export const orderSource = listSource('orders.read', orderList);
export const orderedLineSource = listSource('orders.read', orderedLineList);
