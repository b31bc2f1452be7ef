import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES, type Role } from '#contract/kit/permissions.ts';
import { createParty, updateParty } from '#db/slices/parties/parties.service.ts';
import { findBrokenChange } from './change-log.ts';
import { openTestStore, type TestStore } from './test-store.ts';

interface Entry {
  seq: number;
  entity_id: string;
  actor: string;
  device: string;
  at: number;
  clock_back_ms: number;
}

const entries = ({ store }: TestStore) =>
  store.handle.prepare<[], Entry>('SELECT * FROM change_log ORDER BY seq').all();

const HOUR = 3_600_000;
const steps = fc.array(
  fc.record({
    role: fc.constantFrom<Role>(...ROLES),
    /** The clock of the PC may be set back between two writes. */
    ms: fc.integer({ min: -HOUR, max: HOUR }),
    act: fc.constantFrom('create', 'update', 'fail'),
  }),
  { minLength: 1, maxLength: 12 },
);

test('invariant 19: every write has its entry with actor, device and time; what failed has none; a clock set back is told', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const factory = await openTestStore();
      const { store, clock, actors } = factory;
      try {
        let party = store.writeNow(actors.sales, (w) => createParty(w, { name: '江南造船' }));
        for (const [i, { role, ms, act }] of taken.entries()) {
          clock.advance(ms);
          const before = entries(factory);
          const write = () =>
            store.writeNow(actors[role], (w) => {
              if (act === 'create') createParty(w, { name: `船厂 ${i}` });
              else party = updateParty(w, { id: party.id, version: party.version, region: `第 ${i} 区` });
              if (act === 'fail') throw new Error('power cut');
            });
          if (act === 'fail') {
            const { version } = party;
            expect(write).toThrow('power cut');
            party = { ...party, version };
            expect(entries(factory)).toEqual(before);
            continue;
          }
          write();
          const last = before.at(-1)?.at ?? 0;
          const added = entries(factory).slice(before.length);
          expect(added.length).toBeGreaterThan(0);
          const { userId: actor, device } = actors[role];
          for (const [k, entry] of added.entries())
            expect(entry).toMatchObject({
              actor,
              device,
              at: clock.now(),
              seq: before.length + k + 1,
              clock_back_ms: k === 0 ? Math.max(0, last - clock.now()) : 0,
            });
        }
        expect(store.read(actors.manager, (r) => findBrokenChange(r.db))).toBeNull();
      } finally {
        await factory[Symbol.asyncDispose]();
      }
    }),
    { numRuns: 12 },
  );
});

test('invariant 19: whatever is altered or taken out is found at its place', async () => {
  const factory = await openTestStore();
  const { store, actors } = factory;
  for (let i = 0; i < 6; i += 1) store.writeNow(actors.sales, (w) => createParty(w, { name: `船厂 ${i}` }));
  const count = entries(factory).length;
  // Somebody with the file in hand is not stopped by triggers.
  store.handle.exec('DROP TRIGGER change_log_no_update; DROP TRIGGER change_log_no_delete');
  const place = fc.integer({ min: 1, max: count - 1 });
  const column = fc.constantFrom(
    'entity',
    'entity_id',
    'action',
    'after_json',
    'actor',
    'device',
    'at',
    'hash',
  );
  const brokenAfter = (sql: string, seq: number) => {
    store.handle.exec('SAVEPOINT tampering');
    store.handle.prepare(sql).run(seq);
    const found = store.read(actors.manager, (r) => findBrokenChange(r.db));
    store.handle.exec('ROLLBACK TO tampering; RELEASE tampering');
    return found;
  };
  fc.assert(
    fc.property(place, column, (seq, name) => {
      const other = name === 'at' ? 'at + 1' : `${name} || '.'`;
      const altered = `UPDATE change_log SET ${name} = ${other} WHERE seq = ?`;
      expect(brokenAfter(altered, seq)).toBe(seq);
      expect(brokenAfter('DELETE FROM change_log WHERE seq = ?', seq)).toBe(seq + 1);
    }),
  );
  expect(store.read(actors.manager, (r) => findBrokenChange(r.db))).toBeNull();
  await factory[Symbol.asyncDispose]();
});
