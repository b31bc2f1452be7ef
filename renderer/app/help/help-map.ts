import type { ChapterName } from './chapters.ts';
import { TOP } from './top.ts';

type Place = `${ChapterName}#${string}`;

/** Which section of the manual is about a page; a test knows when a page or a section is missing. */
export const HELP_OF_ROUTE: Readonly<Record<string, Place>> = {
  '/': 'ledger#views',
  '/$': 'ledger#views',
  '/help': 'ledger#views',
  '/help/$chapter': 'ledger#views',
  '/search': 'ledger#views',
  '/market-records': 'ledger#edit',
  '/market-records/new': 'ledger#edit',
  '/market-records/$id': 'ledger#edit',
  '/parties': 'ledger#bulk',
  '/parties/$id': 'ledger#bulk',
  '/contacts': 'ledger#edit',
  '/contacts/$id': 'ledger#edit',
  '/sites': 'ledger#edit',
  '/sites/$id': 'ledger#edit',
  '/specifications': 'ledger#edit',
  '/specifications/new': 'ledger#edit',
  '/specifications/$id': 'ledger#edit',
  '/specifications/$id/head': 'ledger#edit',
  '/orders': 'ledger#edit',
  '/orders/new': 'ledger#edit',
  '/orders/$id': 'ledger#edit',
  '/orders/$id/ship': 'units#stocktake',
  '/products': 'ledger#edit',
  '/products/$id': 'ledger#edit',
  '/parts': 'ledger#edit',
  '/parts/$id': 'ledger#edit',
  '/boms/$kind/$id': 'ledger#edit',
  '/units': 'units#scan',
  '/units/new': 'units#labels',
  '/units/$barcode': 'units#scan',
  '/units/$barcode/trees': 'units#trees',
  '/units/$barcode/build': 'units#build',
  '/warranties': 'after-sales#judge',
  '/stocktake': 'units#stocktake',
  '/labels': 'units#labels',
  '/labels/templates/$id': 'units#labels',
  '/labels/verify': 'units#verify',
  '/service-cases': 'after-sales#open-case',
  '/service-cases/new': 'after-sales#open-case',
  '/service-cases/$id': 'after-sales#visit',
  '/service-cases/$id/edit': 'after-sales#open-case',
  '/engineers': 'after-sales#visit',
  '/service-quotations': 'after-sales#judge',
  '/service-income': 'after-sales#judge',
  '/maintenance': 'after-sales#maintenance',
  '/maintenance/year': 'after-sales#maintenance',
  '/maintenance/rounds': 'after-sales#maintenance',
  '/maintenance/rounds/$id': 'after-sales#maintenance',
  '/knowledge': 'after-sales#knowledge',
  '/knowledge/$id': 'after-sales#knowledge',
  '/knowledge/coding': 'after-sales#knowledge',
  '/claims': 'after-sales#knowledge',
  '/claims/returns': 'after-sales#knowledge',
  '/recalls': 'after-sales#knowledge',
  '/recalls/$id': 'after-sales#knowledge',
  '/insights': 'data#export',
  '/reports': 'data#export',
  '/imports': 'data#import',
  '/imports/new': 'data#import',
  '/exports': 'data#export',
  '/users': 'admin#rights',
  '/settings': 'admin#rights',
  '/settings/after-sales': 'after-sales#judge',
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
