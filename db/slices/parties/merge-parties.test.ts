import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import { createMarketRecord, getMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { findRecords } from '#db/slices/search/search.service.ts';
import { createCase } from '#db/slices/service-cases/service-cases.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { getUnitLife } from '#db/slices/units/unit-life.service.ts';
import { findDriftedStates } from '#db/slices/units/unit-replay.service.ts';
import { recordUnitEvent, registerUnits } from '#db/slices/units/units.service.ts';
import { addContact } from './contacts.service.ts';
import { findTwins, listMerges, mergeParties, unmergeParties } from './merge-parties.service.ts';
import { createParty, getParty, updateParty } from './parties.service.ts';
import { PARTY_KEEPS, PARTY_REFERENCES } from './party-references.ts';

async function opened() {
  const made = await openTestStore();
  onTestFinished(() => made[Symbol.asyncDispose]());
  const { store, actors } = made;
  return {
    store,
    write: <T>(run: (w: WriteContext) => T): T => store.writeNow(actors.administrator, run),
    read: <T>(run: (r: ReadContext) => T): T => store.read(actors.administrator, run),
  };
}
type Opened = Awaited<ReturnType<typeof opened>>;

/** Who is named where, row by row. */
function named({ store }: Opened): Record<string, unknown> {
  return Object.fromEntries(
    PARTY_REFERENCES.map(({ table, column, key }) => [
      `${table}.${column}`,
      store.handle.prepare(`SELECT ${key} AS k, ${column} AS party FROM ${table} ORDER BY 1`).all(),
    ]),
  );
}

/** A party as it is, but for when it was touched. */
function shown({ read }: Opened, id: string): object {
  const { version: _v, updatedAt: _a, updatedBy: _b, contacts, ...party } = read((r) => getParty(r, id));
  return { ...party, contacts: contacts.map((one) => one.id) };
}

const merged = ({ read, write }: Opened, id: string, otherId: string) => {
  const [{ version }, other] = [read((r) => getParty(r, id)), read((r) => getParty(r, otherId))];
  const input = { id, version, otherId, otherVersion: other.version, reason: '同一家公司' };
  write((w) => mergeParties(w, input));
  const [merge] = read((r) => listMerges(r, otherId));
  return merge?.id ?? '';
};

let serial = 0;
type Hang = (w: WriteContext, one: string, two: string) => void;
const HANGS: readonly Hang[] = [
  (w, partyId, shipownerPartyId) => createMarketRecord(w, { partyId, shipownerPartyId }),
  (w, partyId) => createCase(w, { title: '漏油', partyId }),
  (w, yardPartyId, ownerPartyId) =>
    createSite(w, { name: `船 ${(serial += 1)}`, kind: 'vessel', yardPartyId, ownerPartyId }),
  (w, partyId) => addContact(w, { partyId, name: `王 ${(serial += 1)}` }),
  (w, partyId) => {
    const barcode = `M-${(serial += 1)}`;
    registerUnits(w, { codes: [{ barcode, factoryNo: null }], kind: 'machine' });
    recordUnitEvent(w, { barcode, type: 'SHIPPED', partyId });
  },
];

test('invariant 21: merging moves every reference and undoing it puts back exactly what was', async () => {
  const factory = await opened();
  const { write, read } = factory;
  const hang = fc.record({
    how: fc.nat(HANGS.length - 1),
    one: fc.nat(2),
    two: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(hang, { maxLength: 14 }), fc.boolean(), (hangs, isCoded) => {
      const ids = ['甲', '乙', '丙'].map((name, i) => {
        const code = isCoded && i === 1 ? { region: '华东', aliases: ['旧名'], grade: 'A' as const } : {};
        const roles: ('owner' | 'customer')[] = [i === 1 ? 'owner' : 'customer'];
        return write((w) => createParty(w, { name: `${name}${(serial += 1)}`, roles, ...code })).id;
      });
      const [kept = '', other = '', third = ''] = ids;
      for (const { how, one, two } of hangs)
        write((w) => HANGS[how]?.(w, ids[one] ?? kept, ids[two] ?? third));
      const before = [named(factory), shown(factory, kept), shown(factory, other)];
      const mergeId = merged(factory, kept, other);
      expect(JSON.stringify(named(factory))).not.toContain(`"party":"${other}"`);
      expect(read(findDriftedStates)).toEqual([]);
      const party = read((r) => getParty(r, kept));
      expect(party.roles).toEqual(expect.arrayContaining(['owner', 'customer']));
      expect(party.aliases).toContain(read((r) => getParty(r, other)).name);
      write((w) => unmergeParties(w, { mergeId }));
      expect([named(factory), shown(factory, kept), shown(factory, other)]).toEqual(before);
      expect(read(findDriftedStates)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('invariant 21: every column that names a party is moved or says why it is not', async () => {
  const { store } = await opened();
  const columns = store.handle
    .prepare(
      `SELECT m.name || '.' || f."from" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = 'parties'`,
    )
    .pluck()
    .all();
  const known = [...PARTY_REFERENCES.map(({ table, column }) => `${table}.${column}`), ...PARTY_KEEPS];
  expect(columns.sort()).toEqual(known.sort());
});

test('what was changed after a merge stays when it is taken back; merges on merges come back in turn', async () => {
  const factory = await opened();
  const { write, read } = factory;
  const [a, b, c] = ['江海', '江海船厂', '江海重工'].map((name) => write((w) => createParty(w, { name })).id);
  if (!a || !b || !c) throw new Error('no party');
  const lead = write((w) => createMarketRecord(w, { partyId: b })).id;
  registerAndShip(factory, b);
  const first = merged(factory, a, b);
  const life = () => read((r) => getUnitLife(r, 'M-1')).place.partyId;
  expect(life()).toBe(a);
  const { version } = read((r) => getParty(r, a));
  write((w) => updateParty(w, { id: a, version, region: '华南' }));
  const second = merged(factory, c, a);
  expect([read((r) => getMarketRecord(r, lead)).partyId, life()]).toEqual([c, c]);
  expect(read(findDriftedStates)).toEqual([]);
  expect(() => write((w) => unmergeParties(w, { mergeId: first }))).toThrow('RULE_BROKEN');
  write((w) => unmergeParties(w, { mergeId: second }));
  expect([read((r) => getMarketRecord(r, lead)).partyId, life()]).toEqual([a, a]);
  const later = write((w) => createMarketRecord(w, { partyId: a })).id;
  write((w) => unmergeParties(w, { mergeId: first }));
  expect([lead, later].map((id) => read((r) => getMarketRecord(r, id)).partyId)).toEqual([b, a]);
  expect(read((r) => getParty(r, a))).toMatchObject({ region: '华南', aliases: [] });
  expect(read(findDriftedStates)).toEqual([]);
});

function registerAndShip({ write }: Opened, partyId: string): void {
  const codes = [{ barcode: 'M-1', factoryNo: null }];
  write((w) => registerUnits(w, { codes, kind: 'machine' }));
  write((w) => recordUnitEvent(w, { barcode: 'M-1', type: 'SHIPPED', partyId }));
}

test('the merged name finds the kept party; a party somebody changed meanwhile is not merged', async () => {
  const factory = await opened();
  const { write, read } = factory;
  const kept = write((w) => createParty(w, { name: '远帆航运' }));
  const other = write((w) => createParty(w, { name: '蓝鲸船务' }));
  write((w) => updateParty(w, { id: other.id, version: 1, region: '舟山' }));
  const input = { id: kept.id, version: 1, otherId: other.id, otherVersion: 1, reason: '改名' };
  expect(() => write((w) => mergeParties(w, input))).toThrow('STALE');
  merged(factory, kept.id, other.id);
  const [hit] = read((r) => findRecords(r, '蓝鲸船务')).filter((one) => one.kind === 'parties');
  expect(hit?.id).toBe(kept.id);
});

test('names that differ by brackets, width, blanks or traditional characters are offered as the same company', async () => {
  const { write, read } = await opened();
  const { id } = write((w) => createParty(w, { name: '江南造船（集团）有限公司' }));
  const twins = (name: string) => read((r) => findTwins(r, { name })).map((one) => one.id);
  for (const name of [
    '江南造船(集团)有限公司',
    '江南造船 (集团) 有限公司',
    '江南造船集团有限公司',
    '江南造船（集團）有限公司',
  ])
    expect([name, ...twins(name)]).toEqual([name, id]);
  expect(twins('江南造船')).toEqual([]);
  const twin = write((w) => createParty(w, { name: '江南造船集團有限公司' }));
  expect(read((r) => findTwins(r, { id }))).toMatchObject([{ id: twin.id, why: 'name', records: 0 }]);
});
