import { afterAll, beforeAll } from 'vitest';
import { DomainError, type ErrorData } from '#contract/kit/errors.ts';
import type { Role } from '#contract/kit/permissions.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createPart } from '#db/slices/products/products.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { recordUnitEvent, registerTypedUnits } from '#db/slices/units/units.service.ts';

/** What a use case was refused with. */
export function refused(work: () => unknown): { code: string; data: unknown } {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return { code: String(error.code), data: error.data as unknown };
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The rule it broke, with parameters. */
export function broken(work: () => unknown): ErrorData<'RULE_BROKEN'> {
  const { code, data } = refused(work);
  if (code !== 'RULE_BROKEN') throw new Error(`${code} ${JSON.stringify(data)}`);
  return data as ErrorData<'RULE_BROKEN'>;
}

export interface Harbour extends TestStore {
  as<T>(role: Role, useCase: (w: WriteContext) => T): T;
  write<T>(useCase: (w: WriteContext) => T): T;
  read<T>(query: (r: ReadContext) => T): T;
  stranger: string;
}

interface Machine {
  code: string;
  handedOverOn: string;
  ownerId: string;
  partId: string;
}

/** A machine on board with one pump in it and two spare ones: M, M-P1 inside, M-P2 and M-P3 in the store. */
function putOnBoard(w: WriteContext, { code, handedOverOn, ownerId, partId }: Machine): void {
  const site = createSite(w, { name: `${code} 轮`, kind: 'vessel', ownerPartyId: ownerId });
  const [machine] = registerTypedUnits(w, { codes: code, kind: 'machine' });
  const pump = `${code}-P1`;
  registerTypedUnits(w, { codes: `${pump}…3`, partId });
  const inside = { parentUnitId: machine?.id ?? '', position: '主泵 1' };
  recordUnitEvent(w, { barcode: pump, type: 'INSTALLED', on: '2024-06-01', ...inside });
  recordUnitEvent(w, { barcode: code, type: 'SHIPPED', on: '2025-01-05', partyId: ownerId });
  recordUnitEvent(w, { barcode: code, type: 'ON_SITE', on: '2025-01-06', siteId: site.id });
  recordUnitEvent(w, { barcode: code, type: 'HANDED_OVER', on: handedOverOn });
}

/** Three machines on 2026-06-30: M-1 in warranty until 2026-07-05, M-2 past it, X-1 of another shipowner. */
export async function openHarbour(): Promise<Harbour> {
  const test = await openTestStore();
  const as = <T>(role: Role, useCase: (w: WriteContext) => T): T =>
    test.store.writeNow(test.actors[role], useCase);
  const stranger = as('administrator', (w) => {
    const ownerId = createParty(w, { name: '远帆航运' }).id;
    const strangerId = createParty(w, { name: '别家航运' }).id;
    const partId = createPart(w, { drawingNo: 'YB-125', name: '液压泵' }).id;
    putOnBoard(w, { code: 'M-1', handedOverOn: '2025-08-01', ownerId, partId });
    putOnBoard(w, { code: 'M-2', handedOverOn: '2025-01-10', ownerId, partId });
    putOnBoard(w, { code: 'X-1', handedOverOn: '2025-08-01', ownerId: strangerId, partId });
    return strangerId;
  });
  return Object.assign(test, {
    as,
    write: <T>(useCase: (w: WriteContext) => T): T => as('service', useCase),
    read: <T>(query: (r: ReadContext) => T): T => test.store.read(test.actors.service, query),
    stranger,
  });
}

/** The harbour of a test file: opened before its first test and gone after its last. */
export function harbourOfFile() {
  const harbour = {} as Harbour;
  beforeAll(async () => {
    Object.assign(harbour, await openHarbour());
  });
  afterAll(() => harbour[Symbol.asyncDispose]());
  const write: Harbour['write'] = (useCase) => harbour.write(useCase);
  const manage: Harbour['write'] = (useCase) => harbour.as('manager', useCase);
  const read: Harbour['read'] = (query) => harbour.read(query);
  return { harbour, write, manage, read };
}
