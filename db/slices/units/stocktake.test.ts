import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { signCode, signingKey } from '#db/slices/labels/label-keys.service.ts';
import { alarmsOfCodes } from '#db/slices/labels/sightings.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { recordCount } from './stocktake.service.ts';
import { getUnitLife } from './unit-life.service.ts';
import { recordUnitEvent, registerTypedUnits, relabelUnit } from './units.service.ts';

let test: TestStore;
let sites: string[] = [];
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.manager, useCase);
const site = (n: number) => sites[n] ?? '';
const checks = (barcode: string) =>
  write((w) => getUnitLife(w, barcode)).events.filter((event) => event.type === 'VERIFIED').length;

beforeAll(async () => {
  test = await openTestStore();
  write((w) => {
    sites = ['一号库', '二号库'].map((name) => createSite(w, { name, kind: 'plant' }).id);
    registerTypedUnits(w, { codes: 'K-1…K-4', kind: 'part' });
  });
});
afterAll(() => test[Symbol.asyncDispose]());

it('C36 a count is written whole: each unit found is verified once, by whichever of its codes', () => {
  write((w) => relabelUnit(w, { barcode: 'K-2', newBarcode: 'K-2A', reason: '标签破损' }));
  const counted = write((w) =>
    recordCount(w, { siteId: site(0), verified: ['K-1', 'K-2', 'K-2A'], note: '盘点 一号库' }),
  );
  expect(counted).toEqual({ verified: 2, alarms: [] });
  expect([checks('K-1'), checks('K-2A'), checks('K-3')]).toEqual([1, 1, 0]);
});

it('C36 nothing of a count is written when one unit refuses', () => {
  write((w) => recordUnitEvent(w, { barcode: 'K-4', type: 'SCRAPPED', reason: '裂纹' }));
  expect(() => write((w) => recordCount(w, { siteId: site(0), verified: ['K-3', 'K-4'] }))).toThrow(
    expect.objectContaining({ code: 'RULE_BROKEN' }),
  );
  expect(() => write((w) => recordCount(w, { verified: ['K-3', 'K-9'] }))).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  );
  expect(checks('K-3')).toBe(0);
});

it('C33 what is counted at a site was seen there: the same code at another site raises the alarm', () => {
  const signed = write((w) => signCode(signingKey(w), 'K-1'));
  const { verified, alarms } = write((w) =>
    recordCount(w, { siteId: site(1), verified: [], seen: [signed, 'K-3'] }),
  );
  expect(verified).toBe(0);
  expect(alarms).toMatchObject([{ barcode: 'K-1', firstSiteName: '一号库', secondSiteName: '二号库' }]);
  expect(write(alarmsOfCodes)).toHaveLength(1);
  // Without a site nothing is said about where the codes were.
  write((w) => recordCount(w, { verified: ['K-3'], seen: ['K-2A'] }));
  expect(write(alarmsOfCodes)).toHaveLength(1);
});
