import { expect, onTestFinished, test } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import {
  createEngineer,
  createPoint,
  listPoints,
  updateEngineer,
} from '#db/slices/engineers/engineers.service.ts';
import {
  createMarketRecord,
  getMarketRecord,
  importMarketRecord,
  updateMarketRecord,
} from '#db/slices/market-records/market-records.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { findRecords } from '#db/slices/search/search.service.ts';
import { importCase } from './case-import.service.ts';
import { makeLead } from './case-work.service.ts';
import { createCase, getCase, updateCase } from './service-cases.service.ts';

const ODD = '王工 内线 12';
const RIGHT = '0512-66668888转801';

async function opened() {
  const made = await openTestStore();
  onTestFinished(() => made[Symbol.asyncDispose]());
  const { store, actors } = made;
  return {
    store,
    actors,
    write: <T>(run: (w: WriteContext) => T): T => store.writeNow(actors.administrator, run),
  };
}

/** Path of the only issue of a refused phone. */
function refusedAt(run: () => unknown): string | null {
  try {
    run();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INPUT_INVALID') throw error;
    const [issue] = (error.data as { issues: { path: string; code: string }[] }).issues;
    return issue?.code === 'phone_number' ? issue.path : null;
  }
  return null;
}

test('U56 phones of engineers and service points are asked about, kept with a reason, and let go when put right', async () => {
  const { write, store, actors } = await opened();
  expect(refusedAt(() => write((w) => createEngineer(w, { name: '李强', phone: ODD })))).toBe('phone');
  const kept = { name: '李强', phone: ODD, exceptions: { phone: '只有内线' } };
  const engineer = write((w) => createEngineer(w, kept));
  expect(engineer).toMatchObject({ phone: ODD, exceptions: { phone: '只有内线' } });
  const { id } = engineer;
  write((w) => updateEngineer(w, { id, version: 1, note: '夜班' }));
  const changed = write((w) => updateEngineer(w, { id, version: 2, phone: RIGHT }));
  expect(changed).toMatchObject({ phone: RIGHT, note: '夜班', exceptions: null });

  expect(refusedAt(() => write((w) => createPoint(w, { name: '舟山', phone: ODD })))).toBe('phone');
  write((w) => createPoint(w, { name: '舟山', phone: ODD, exceptions: { phone: '码头值班室' } }));
  const [point] = store.read(actors.sales, (r) => listPoints(r, {})).rows;
  expect(point).toMatchObject({ phone: ODD, exceptions: { phone: '码头值班室' } });
});

test('U56 the phone of a lead and of a reporter follows the same rule; a lead from a case takes over what stands there', async () => {
  const { write, store, actors } = await opened();
  const partyId = write((w) => createParty(w, { name: '远帆' })).id;
  expect(refusedAt(() => write((w) => createMarketRecord(w, { partyId, contactPhone: ODD })))).toBe(
    'contactPhone',
  );
  const reason = { contactPhone: '名片如此' };
  const lead = write((w) => createMarketRecord(w, { partyId, contactPhone: ODD, exceptions: reason }));
  expect(lead).toMatchObject({ contactPhone: ODD, exceptions: reason });
  write((w) => updateMarketRecord(w, { id: lead.id, version: 1, contactPhone: RIGHT }));
  expect(store.read(actors.sales, (r) => getMarketRecord(r, lead.id)).exceptions).toBeNull();

  const report = { title: '泵不起压', partyId, contactPhone: ODD };
  expect(refusedAt(() => write((w) => createCase(w, report)))).toBe('contactPhone');
  const caseId = write((w) => createCase(w, { ...report, exceptions: { contactPhone: '船上卫星电话' } }));
  const read = () => store.read(actors.sales, (r) => getCase(r, caseId));
  expect(read().exceptions).toEqual({ contactPhone: '船上卫星电话' });
  const made = write((w) => makeLead(w, { caseId, title: '换新泵' }));
  const leadId = made.leads[0]?.id ?? '';
  expect(store.read(actors.sales, (r) => getMarketRecord(r, leadId))).toMatchObject({
    contactPhone: ODD,
    exceptions: { contactPhone: '船上卫星电话' },
  });
  write((w) => updateCase(w, { id: caseId, version: read().version, contactPhone: '+47 22 12 34 56' }));
  expect(read()).toMatchObject({ contactPhone: '+47 22 12 34 56', exceptions: null });
});

test('U56 an old ledger loses no phone: what is odd comes in and says why it stands', async () => {
  const { write, store, actors } = await opened();
  const partyId = write((w) => createParty(w, { name: '远帆' })).id;
  const id = write((w) => importMarketRecord(w, { partyId, contactPhone: ODD }, '远帆'));
  expect(store.read(actors.sales, (r) => getMarketRecord(r, id)).exceptions?.['contactPhone']).toContain(
    '导入',
  );
  const old = write((w) => importCase(w, { reportedOn: '2020-01-02', title: '漏油', contactPhone: ODD }));
  expect(old.exceptions?.['contactPhone']).toContain('导入');
  const plain = write((w) => importCase(w, { reportedOn: '2020-01-02', title: '漏油', contactPhone: RIGHT }));
  expect(plain.exceptions).toBeNull();
});

test('U56 however it is written, a phone is found', async () => {
  const { write, store, actors } = await opened();
  const partyId = write((w) => createParty(w, { name: '远帆' })).id;
  const lead = write((w) => createMarketRecord(w, { partyId, contactPhone: '138-1234-5678' }));
  const caseId = write((w) => createCase(w, { title: '泵不起压', contactPhone: '138 1234 5678' }));
  const typed = ['13812345678', '138 1234 5678', '138-1234-5678', '+86 138 1234 5678', '008613812345678'];
  for (const text of [...typed, '５６７８']) {
    const found = store.read(actors.administrator, (r) => findRecords(r, text)).map((hit) => hit.id);
    expect([text, ...found.sort()]).toEqual([text, ...[lead.id, caseId].sort()]);
  }
});
