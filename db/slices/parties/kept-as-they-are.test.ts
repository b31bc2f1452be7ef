import { expect, onTestFinished, test } from 'vitest';
import { DomainError } from '#contract/kit/errors.ts';
import { partyCreate } from '#contract/parties/parties.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import { createSite, getSite, listSites, updateSite } from '#db/slices/sites/sites.service.ts';
import { addContact, updateContact } from './contacts.service.ts';
import { createParty, getParty, listParties, updateParty } from './parties.service.ts';

const RIGHT_CODE = '91350100M000100Y43';
const WRONG_CODE = '91350100M000100Y44';
const REASON = '执照照片上就是这样';

async function opened() {
  const made = await openTestStore();
  onTestFinished(() => made[Symbol.asyncDispose]());
  return {
    ...made,
    write: <T>(run: (w: WriteContext) => T): T => made.store.writeNow(made.actors.sales, run),
  };
}

function issuesOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INPUT_INVALID') return error.data;
    throw error;
  }
  return null;
}
const refused = (path: string, code: string) => ({ issues: [{ path, code }] });

test('U56 a credit code is refused, kept with a reason, and the reason goes with the wrong value', async () => {
  const { write, store, actors } = await opened();
  expect(issuesOf(() => write((w) => createParty(w, { name: '远帆', creditCode: WRONG_CODE })))).toEqual(
    refused('creditCode', 'credit_code'),
  );
  const made = write((w) =>
    createParty(w, { name: '远帆', creditCode: WRONG_CODE, exceptions: { creditCode: REASON } }),
  );
  const { id } = made;
  const read = () => store.read(actors.sales, (r) => getParty(r, id));
  expect(read()).toMatchObject({ creditCode: WRONG_CODE, exceptions: { creditCode: REASON } });
  const [row] = store.read(actors.sales, (r) => listParties(r, { search: '远帆' })).rows;
  expect(row?.exceptions).toEqual({ creditCode: REASON });

  // Everything else may change without a word about the code.
  write((w) => updateParty(w, { id, version: 1, name: '远帆航运', creditCode: WRONG_CODE }));
  write((w) => updateParty(w, { id, version: 2, region: '华东' }));
  expect(read().exceptions).toEqual({ creditCode: REASON });

  // Another wrong one is a new question; the answer of the first does not count.
  const other = '91350100M000100Y45';
  expect(issuesOf(() => write((w) => updateParty(w, { id, version: 3, creditCode: other })))).toEqual(
    refused('creditCode', 'credit_code'),
  );
  write((w) => updateParty(w, { id, version: 3, creditCode: other, exceptions: { creditCode: '老执照' } }));
  expect(read().exceptions).toEqual({ creditCode: '老执照' });

  write((w) =>
    updateParty(w, { id, version: 4, creditCode: RIGHT_CODE, exceptions: { creditCode: REASON } }),
  );
  expect(read()).toMatchObject({ creditCode: RIGHT_CODE, exceptions: null });
  write((w) => updateParty(w, { id, version: 5, creditCode: null }));
  expect(read()).toMatchObject({ creditCode: null, exceptions: null });
});

test('U56 phones of people and IMO numbers of ships follow the same rule', async () => {
  const { write, store, actors } = await opened();
  const partyId = write((w) => createParty(w, { name: '远帆' })).id;
  const person = { partyId, name: '王海生' };
  expect(issuesOf(() => write((w) => addContact(w, { ...person, phone: '内线 12' })))).toEqual(
    refused('phone', 'phone_number'),
  );
  const kept = { ...person, phone: '内线 12', exceptions: { phone: '船厂总机转' } };
  const contact = write((w) => addContact(w, kept));
  const people = () => store.read(actors.sales, (r) => getParty(r, partyId)).contacts;
  expect(people()[0]?.exceptions).toEqual({ phone: '船厂总机转' });
  write((w) => updateContact(w, { id: contact.id, version: 1, phone: '0512-66668888-12' }));
  expect(people()[0]?.exceptions).toBeNull();

  const ship = { name: '远帆 9', kind: 'vessel' } as const;
  expect(issuesOf(() => write((w) => createSite(w, { ...ship, imoNo: '9074720' })))).toEqual(
    refused('imoNo', 'imo_number'),
  );
  const { id } = write((w) => createSite(w, { ...ship, imoNo: '9074720', exceptions: { imoNo: REASON } }));
  expect(store.read(actors.sales, (r) => getSite(r, id)).exceptions).toEqual({ imoNo: REASON });
  expect(store.read(actors.sales, (r) => listSites(r, {})).rows[0]?.exceptions).toEqual({ imoNo: REASON });
  write((w) => updateSite(w, { id, version: 1, imoNo: '9074729' }));
  expect(store.read(actors.sales, (r) => getSite(r, id)).exceptions).toBeNull();
});

test('U56 a value from before the check stands until somebody changes it', async () => {
  const { write } = await opened();
  const partyId = write((w) => createParty(w, { name: '远帆' })).id;
  const { id } = write((w) => addContact(w, { partyId, name: '王海生', phone: '13812345678' }));
  write((w) => w.db.run("UPDATE contacts SET phone = '12' WHERE id = ?", [id]));
  const saved = write((w) => updateContact(w, { id, version: 1, title: '机务', phone: '12' }));
  expect(saved).toMatchObject({ title: '机务', phone: '12', exceptions: null });
  expect(issuesOf(() => write((w) => updateContact(w, { id, version: 2, phone: '13' })))).toEqual(
    refused('phone', 'phone_number'),
  );
});

test('U56 reasons are for fields that are checked, and say something', () => {
  const reasons = (exceptions: object) =>
    partyCreate.safeParse({ name: '远帆', creditCode: WRONG_CODE, exceptions }).success;
  expect(reasons({ creditCode: REASON })).toBe(true);
  expect(reasons({})).toBe(false);
  expect(reasons({ creditCode: '。' })).toBe(false);
  expect(reasons({ creditCode: REASON, name: REASON })).toBe(false);
});
