import type { CasePrefill } from '#contract/service-cases/case-view.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { recallNotices } from '#db/slices/recalls/recall-notices.service.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { historyOf } from './case-history.repo.ts';
import { openCasesOf, type StoredCase } from './service-cases.repo.ts';

/** What is known about the case from the unit alone; one scan and the form is nearly full. */
export function prefillCase(r: ReadContext, barcode: string): CasePrefill {
  const { unit, place, origin, parents, warranty, tree } = getUnitLife(r, barcode);
  const machine = parents.at(-1);
  const inside = tree.length ? tree.map((n) => n.unitId) : [unit.id];
  return {
    unit,
    partyId: place.partyId ?? place.ownerId ?? origin?.partyId ?? null,
    partyName: place.partyName ?? place.ownerName ?? origin?.partyName ?? null,
    siteId: place.siteId,
    siteName: place.siteName,
    productId: unit.productId,
    product: unit.product ?? origin?.product ?? machine?.name ?? null,
    part: unit.kind === 'part' ? unit.name : null,
    orderId: origin?.orderId ?? null,
    orderNo: origin?.orderNo ?? null,
    orderLineId: origin?.orderLineId ?? null,
    warranty,
    recalls: recallNotices(r, inside),
    openCases: openCasesOf(r.db, inside),
    history: historyOf(r.db, inside),
  };
}

/** Fields of the case that the unit behind a barcode decides; what the user gave wins. */
export function fromUnit(r: ReadContext, barcode: string): Partial<StoredCase> {
  const found = prefillCase(r, barcode);
  return {
    unitId: found.unit.id,
    unitText: null,
    partyId: found.partyId,
    siteId: found.siteId,
    productId: found.productId,
    product: found.product,
    part: found.part,
    orderId: found.orderId,
    orderLineId: found.orderLineId,
  };
}
