import { listSource } from '#db/kit/list-source.ts';
import { productList } from './products.repo.ts';

export const productSource = listSource('units.read', productList);
