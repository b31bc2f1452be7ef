import { DomainError } from '#contract/kit/errors.ts';
import type { Role } from '#contract/kit/permissions.ts';
import type { OrderCreate } from '#contract/orders/orders.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import type { TestStore } from '#db/kit/test-store.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { issueRevision, signRevision } from '#db/slices/specifications/revision-steps.service.ts';
import { createSpecification } from '#db/slices/specifications/specifications.service.ts';

/** A yard with a lead and a specification on it: what tests of orders begin with. */
export interface OrderCase {
  partyId: string;
  recordId: string;
  specificationId: string;
  /** Revision A, signed unless the case was opened with a draft. */
  revisionId: string;
  write<T>(useCase: (w: WriteContext) => T, role?: Role): T;
  read<T>(query: (r: ReadContext) => T): T;
}

export const LINE = {
  product: '锚绞机',
  model: 'AW-68',
  quantity: 2000,
  priceMinor: 150_000_00,
  taxBp: 1300,
};

export function openOrderCase(test: TestStore, isSigned = true): OrderCase {
  const write = <T>(useCase: (w: WriteContext) => T, role: Role = 'sales') =>
    test.store.writeNow(test.actors[role], useCase);
  const partyId = write((w) => createParty(w, { name: '江海船厂' })).id;
  const recordId = write((w) =>
    createMarketRecord(w, { partyId, product: '锚绞机', quantity: 2000, quoteMinor: 300_000_00 }),
  ).id;
  const items = [{ parameter: '额定拉力', value: '200', unit: 'kN' }];
  const made = write((w) =>
    createSpecification(w, { title: '锚绞机规格书', partyId, marketRecordId: recordId, items }),
  );
  const key = { id: made.id, letter: 'A' };
  if (isSigned) {
    write((w) => issueRevision(w, { ...key, version: 1 }));
    write((w) => signRevision(w, { ...key, version: 2, signedByCustomer: '王工' }));
  }
  const revisionId = made.revisions[0]?.id ?? '';
  const read = <T>(query: (r: ReadContext) => T) => test.store.read(test.actors.sales, query);
  return { partyId, recordId, specificationId: made.id, revisionId, write, read };
}

export function orderInput(base: OrderCase, more: Partial<OrderCreate> = {}): OrderCreate {
  return { specificationRevisionId: base.revisionId, orderedOn: '2026-06-30', lines: [LINE], ...more };
}

/** Name of the broken rule, or the error's code, or that nothing was refused. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, data } = error as DomainError;
    return 'rule' in data ? data.rule : code;
  }
  return 'nothing refused';
}
