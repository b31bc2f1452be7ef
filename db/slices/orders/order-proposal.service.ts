import type { z } from 'zod';
import { mulDiv } from '#contract/orders/amounts.ts';
import type { Proposal, proposalInput } from '#contract/orders/orders.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { findOrderBasis, listSpecifications } from '#db/slices/specifications/specifications.service.ts';

/** The signed revision of the record's newest specification that has one. */
function signedRevisionOf(r: ReadContext, marketRecordId: string): string | undefined {
  const { rows } = listSpecifications(r, {
    filters: [
      { column: 'marketRecordId', op: 'eq', value: marketRecordId },
      { column: 'signedOn', op: 'not_empty' },
    ],
    sort: [{ column: 'signedOn', direction: 'desc' }],
    limit: 1,
  });
  return rows[0]?.signedRevisionId ?? undefined;
}

/** What a new order starts with: from the revision, its market record, or both. */
export function proposeOrder(r: ReadContext, input: z.infer<typeof proposalInput>): Proposal {
  const revisionId =
    input.specificationRevisionId ??
    (input.marketRecordId ? signedRevisionOf(r, input.marketRecordId) : undefined);
  const basis = revisionId
    ? requireRow(findOrderBasis(r, revisionId), 'specifications', revisionId)
    : undefined;
  const recordId = input.marketRecordId ?? basis?.marketRecordId ?? undefined;
  const record = recordId ? getMarketRecord(r, recordId) : undefined;
  const quantity = record?.quantity ?? 1000;
  const quote = record?.quoteMinor ?? null;
  return {
    specificationRevisionId: revisionId ?? null,
    specificationNo: basis?.specificationNo ?? null,
    specificationLetter: basis?.letter ?? null,
    isSigned: basis?.state === 'signed',
    marketRecordId: record?.id ?? null,
    marketRecordNo: record?.no ?? null,
    partyId: basis?.partyId ?? record?.partyId ?? null,
    partyName: basis?.partyName ?? record?.partyName ?? null,
    shipownerPartyId: record?.shipownerPartyId ?? null,
    shipownerName: record?.shipownerName ?? null,
    currency: record?.currency ?? 'CNY',
    line: {
      productId: basis?.productId ?? record?.productId ?? null,
      product: record?.product ?? basis?.productName ?? basis?.title ?? null,
      model: basis?.model ?? record?.model ?? null,
      quantity,
      uom: record?.uom ?? '台',
      // The quote of a record is for the whole quantity.
      priceMinor: quote === null ? null : mulDiv(quote, 1000, quantity),
      siteId: record?.siteId ?? null,
    },
  };
}
