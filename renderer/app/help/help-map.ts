import type { ChapterName } from './chapters.ts';
import { TOP } from './top.ts';

type Place = `${ChapterName}#${string}`;

/** Which section of the manual is about a page; a test knows when a page or a section is missing. */
export const HELP_OF_ROUTE: Readonly<Record<string, Place>> = {
  '/': 'start#today',
  '/$': 'start#window',
  '/help': 'start#help',
  '/help/$chapter': 'start#help',
  '/search': 'data#search',
  '/market-records': 'market#market-records',
  '/market-records/new': 'market#new-record',
  '/market-records/$id': 'market#stages',
  '/parties': 'market#parties',
  '/parties/$id': 'market#parties',
  '/contacts': 'market#contacts',
  '/contacts/$id': 'market#contacts',
  '/sites': 'market#sites',
  '/sites/$id': 'market#sites',
  '/specifications': 'orders#specifications',
  '/specifications/new': 'orders#specifications',
  '/specifications/$id': 'orders#revisions',
  '/specifications/$id/head': 'orders#specifications',
  '/orders': 'orders#orders',
  '/order-lines': 'orders#order-lines',
  '/orders/new': 'orders#new-order',
  '/orders/$id': 'orders#order-steps',
  '/orders/$id/ship': 'orders#shipments',
  '/products': 'products#products',
  '/products/$id': 'products#products',
  '/parts': 'products#parts',
  '/parts/$id': 'products#parts',
  '/boms/$kind/$id': 'products#bom',
  '/units': 'units#register',
  '/units/new': 'units#register',
  '/units/$barcode': 'units#life',
  '/units/$barcode/trees': 'units#trees',
  '/units/$barcode/build': 'units#build',
  '/stocktake': 'units#stocktake',
  '/labels': 'units#labels',
  '/labels/templates/$id': 'units#labels',
  '/labels/verify': 'units#verify',
  '/warranties': 'after-sales#warranties',
  '/service-cases': 'after-sales#cases',
  '/service-cases/new': 'after-sales#open-case',
  '/service-cases/$id': 'after-sales#visit',
  '/service-cases/$id/edit': 'after-sales#open-case',
  '/engineers': 'after-sales#dispatch',
  '/service-quotations': 'after-sales#quotations',
  '/service-income': 'after-sales#quotations',
  '/maintenance': 'after-sales#maintenance',
  '/maintenance/year': 'after-sales#year',
  '/maintenance/rounds': 'after-sales#rounds',
  '/maintenance/rounds/$id': 'after-sales#rounds',
  '/knowledge': 'after-sales#knowledge',
  '/knowledge/$id': 'after-sales#knowledge',
  '/knowledge/coding': 'after-sales#coding',
  '/claims': 'after-sales#claims',
  '/claims/returns': 'after-sales#returns',
  '/recalls': 'after-sales#recalls',
  '/recalls/$id': 'after-sales#recalls',
  '/insights': 'reports#insights',
  '/reports': 'reports#monthly',
  '/imports': 'data#import',
  '/imports/new': 'data#import-steps',
  '/exports': 'data#export-all',
  '/users': 'admin#users',
  '/settings': 'admin#settings',
  '/settings/after-sales': 'admin#after-sales-rules',
};

/** Address of a section, of a chapter, or of the contents. */
export function helpHref(chapter?: string, section?: string): string {
  if (chapter === undefined) return '/help';
  return section === undefined || section === TOP
    ? `/help/${chapter}`
    : `/help/${chapter}?at=${encodeURIComponent(section)}`;
}

/** Help on a page, by the route it is declared with. */
export function helpOfRoute(route: string): string {
  const [chapter, section] = (HELP_OF_ROUTE[route] ?? HELP_OF_ROUTE['/$'] ?? '').split('#');
  return helpHref(chapter, section);
}
