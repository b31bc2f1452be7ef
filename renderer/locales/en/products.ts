import type { Same } from '../same.ts';
import type { products as zh } from '../zh-CN/products.ts';

export const products = {
  title: 'Products',
  tools: 'Product tools',
  find: 'Find by model, name, pinyin',
  new: 'New product',
  detail: 'Product',
  emptyTitle: 'No product yet',
  emptyText: 'Begin with the models you sell most; quotes, orders and units choose from here.',
  field: { code: 'Model', name: 'Name', family: 'Family', uom: 'Unit' },
  act: { edit: 'Edit', cases: 'Cases' },
} as const satisfies Same<typeof zh>;
