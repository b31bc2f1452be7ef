import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseCreate } from '#contract/service-cases/service-cases.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { signCode, signingKey } from '#db/slices/labels/label-keys.service.ts';
import { alarmsOfCodes, answerAlarm } from '#db/slices/labels/sightings.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitPapers } from '#db/slices/units/unit-papers.service.ts';
import { recordUnitEvent, registerTypedUnits } from '#db/slices/units/units.service.ts';
import { reportCase } from './report-case.service.ts';

let test: TestStore;
let sites: string[] = [];
const write = <T>(useCase: (w: WriteContext) => T): T => test.store.writeNow(test.actors.manager, useCase);
const alarms = () => write(alarmsOfCodes).filter((one) => one.answeredAt === null);
const report = (barcode: string, reportedOn: string, siteId?: string) =>
  write((w) => reportCase(w, { barcode, title: '不起压', reportedOn, ...(siteId ? { siteId } : {}) }));

beforeAll(async () => {
  test = await openTestStore();
  write((w) => {
    sites = ['远帆 9', '远帆 6'].map((name) => createSite(w, { name, kind: 'vessel' }).id);
    registerTypedUnits(w, { codes: 'P-1…4', kind: 'part' });
    for (const barcode of ['P-1', 'P-2', 'P-3', 'P-4']) {
      recordUnitEvent(w, { barcode, type: 'SHIPPED', on: '2026-01-05' });
      recordUnitEvent(w, { barcode, type: 'ON_SITE', siteId: sites[0] ?? '', on: '2026-02-01' });
    }
  });
});
afterAll(() => test[Symbol.asyncDispose]());

it('C33 C34 a code scanned for cases at two sites within the set days raises the alarm for copies', () => {
  report('P-1', '2026-06-01');
  const signed = write((w) => signCode(signingKey(w), 'P-1'));
  expect(signed.length).toBeGreaterThan(80);
  report(caseCreate.parse({ title: '不起压', barcode: signed }).barcode ?? '', '2026-06-03');
  expect(alarms()).toEqual([]);
  report('P-1', '2026-06-10', sites[1]);
  expect(alarms()).toMatchObject([
    { barcode: 'P-1', firstSiteName: '远帆 9', secondSiteName: '远帆 6', days: 7 },
  ]);
  expect(write((w) => getUnitPapers(w, 'P-1')).openAlarms).toBe(1);
  report('P-1', '2026-06-11', sites[1]);
  expect(alarms()).toHaveLength(1);
  for (const { id, version } of alarms()) write((w) => answerAlarm(w, { id, version, answer: '看过' }));
});

it('C33 the sighting of a scanned code says what its signature was worth', () => {
  const signed = write((w) => signCode(signingKey(w), 'P-3'));
  for (const barcode of [signed, 'P-3', signed.replace('P-3', 'P-4')]) report(barcode, '2026-06-20');
  const seen = test.store.handle.prepare(
    "SELECT barcode, verdict FROM code_sightings WHERE seen_on = '2026-06-20' ORDER BY id",
  );
  expect(seen.all()).toEqual([
    { barcode: 'P-3', verdict: 'genuine' },
    { barcode: 'P-3', verdict: 'unsigned' },
    { barcode: 'P-4', verdict: 'forged' },
  ]);
});

it('C33 nothing is raised when much later, when the unit was moved, or when no code was scanned', () => {
  report('P-2', '2026-03-01');
  report('P-2', '2026-06-01', sites[1]);
  expect(alarms()).toEqual([]);
  write((w) =>
    recordUnitEvent(w, { barcode: 'P-2', type: 'ON_SITE', siteId: sites[0] ?? '', on: '2026-06-05' }),
  );
  report('P-2', '2026-06-06');
  write((w) =>
    reportCase(w, { title: '电话里说的', siteId: sites[1] ?? '', unitText: 'P-2', reportedOn: '2026-06-07' }),
  );
  expect(alarms()).toEqual([]);
});
