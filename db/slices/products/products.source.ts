import { listSource } from '#db/kit/list-source.ts';
import { partList, productList } from './products.repo.ts';

export const productSource = listSource('units.read', productList);
export const partSource = listSource('units.read', partList);
