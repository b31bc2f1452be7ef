import { afterAll, beforeAll, expect, it } from 'vitest';
import { RECORDED_TYPES, unitEventInput } from '#contract/units/units.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLife } from './unit-life.service.ts';
import { recordTypedEvent, registerTypedUnits } from './units.service.ts';

let test: TestStore;
let ids: { siteId: string; partyId: string };
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.service, useCase);

type Type = (typeof RECORDED_TYPES)[number];
/** A life in which every type of the form comes once, with what its form asks for and nothing else. */
const LIFE: readonly [type: Type, barcode: string, asked: () => object][] = [
  ['INSPECTED', 'P-1', () => ({})],
  ['STOCKED', 'P-1', () => ({ place: '二号架' })],
  ['INSTALLED', 'P-1', () => ({ parentBarcode: 'M-1', position: 'pump_1' })],
  ['FACTORY_TESTED', 'M-1', () => ({ operator: '周工' })],
  ['SHIPPED', 'M-1', () => ({ partyId: ids.partyId })],
  ['ARRIVED', 'M-1', () => ({ siteId: ids.siteId })],
  ['ON_SITE', 'M-1', () => ids],
  ['COMMISSIONED', 'M-1', () => ({ siteId: ids.siteId, runningHours: 12 })],
  ['HANDED_OVER', 'M-1', () => ids],
  ['SERVICED', 'M-1', () => ({ runningHours: 2, isMeterReset: true, reason: '换表' })],
  ['REPAIRED', 'M-1', () => ({ note: '换密封' })],
  ['MODIFIED', 'M-1', () => ({ note: '改管路' })],
  ['VERIFIED', 'M-1', () => ({})],
  ['REMOVED', 'P-1', () => ({ reason: '磨损' })],
  ['RETURNED', 'P-1', () => ({})],
  ['SCRAPPED', 'P-1', () => ({ reason: '裂纹' })],
  ['LOST', 'P-2', () => ({})],
];

beforeAll(async () => {
  test = await openTestStore();
  ids = write((w) => ({
    siteId: createSite(w, { name: '远帆 9', kind: 'vessel' }).id,
    partyId: createParty(w, { name: '远帆航运' }).id,
  }));
  write((w) => registerTypedUnits(w, { codes: 'M-1', kind: 'machine' }));
  write((w) => registerTypedUnits(w, { codes: 'P-1, P-2', kind: 'part' }));
});
afterAll(() => test[Symbol.asyncDispose]());

it('C31 every type the form offers can be recorded with what the form asks for it', () => {
  for (const [type, barcode, asked] of LIFE) {
    const input = unitEventInput.parse({
      barcode,
      type,
      on: test.store.read(test.actors.service, (r) => r.today),
      ...asked(),
    });
    write((w) => recordTypedEvent(w, input));
    const { events } = write((w) => getUnitLife(w, barcode));
    expect(events.map((event) => event.type)).toContain(type);
  }
  expect([...new Set(LIFE.map(([type]) => type))].sort()).toEqual([...RECORDED_TYPES].sort());
  expect(write((w) => getUnitLife(w, 'P-1')).unit).toMatchObject({ status: 'scrapped', parentUnitId: null });
});
