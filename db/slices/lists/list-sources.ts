import { DomainError, inputInvalid } from '#contract/kit/errors.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type { ReadContext } from '#db/kit/context.ts';
import type { ListSource } from '#db/kit/list-source.ts';
import { claimSource } from '#db/slices/claims/claims.source.ts';
import { importBatchSource } from '#db/slices/imports/imports.source.ts';
import { articleSource } from '#db/slices/knowledge/knowledge.source.ts';
import { roundSource } from '#db/slices/maintenance/rounds.source.ts';
import { marketRecordSource } from '#db/slices/market-records/market-records.source.ts';
import { orderedLineSource, orderSource } from '#db/slices/orders/orders.source.ts';
import { contactSource } from '#db/slices/parties/contacts.source.ts';
import { partySource } from '#db/slices/parties/parties.source.ts';
import { partSource, productSource } from '#db/slices/products/products.source.ts';
import { quotationSource } from '#db/slices/quotations/quotations.source.ts';
import { recallSource } from '#db/slices/recalls/recalls.source.ts';
import { caseSource } from '#db/slices/service-cases/service-cases.source.ts';
import { siteSource } from '#db/slices/sites/sites.source.ts';
import { specificationSource } from '#db/slices/specifications/specifications.source.ts';
import { unitSource } from '#db/slices/units/units.source.ts';

/** Every list of the program under the name its page has. A new list is one line here. */
export const LIST_SOURCES: Readonly<Record<string, ListSource>> = {
  parties: partySource,
  contacts: contactSource,
  sites: siteSource,
  products: productSource,
  parts: partSource,
  'market-records': marketRecordSource,
  specifications: specificationSource,
  orders: orderSource,
  'order-lines': orderedLineSource,
  units: unitSource,
  'service-cases': caseSource,
  'inspection-rounds': roundSource,
  quotations: quotationSource,
  knowledge: articleSource,
  claims: claimSource,
  recalls: recallSource,
  imports: importBatchSource,
};

/** The list of that name. INPUT_INVALID unknown_list; FORBIDDEN when the person may not read it. */
export function requireList(r: Pick<ReadContext, 'actor'>, name: string): ListSource {
  const source = Object.hasOwn(LIST_SOURCES, name) ? LIST_SOURCES[name] : undefined;
  if (!source) throw inputInvalid('list', 'unknown_list', { list: name });
  if (!isAllowed(r.actor.role, source.permission))
    throw new DomainError('FORBIDDEN', { permission: source.permission });
  return source;
}
