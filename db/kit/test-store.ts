import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES, type Role } from '#contract/kit/permissions.ts';
import { closeWriter, openWriter } from '#db/connection/open.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '#db/migrations/index.ts';
import { migrate } from '#db/migrations/migrate.ts';
import { setUpFactory } from '#db/slices/setup/setup.service.ts';
import { findAccount } from '#db/slices/users/users.service.ts';
import type { Clock } from './clock.ts';
import { type Actor, SYSTEM_ACTOR } from './context.ts';
import { Store } from './store.ts';

/** A clock that stands still until it is told to move. */
export class SettableClock implements Clock {
  #now: number;
  constructor(now: number) {
    this.#now = now;
  }
  now(): number {
    return this.#now;
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface TestStore extends AsyncDisposable {
  store: Store;
  clock: SettableClock;
  folder: string;
  /** One account of each role, named like it. */
  actors: Record<Role, Actor>;
}

const FILE = 'millwright.db';

async function makeFactory(startsAt: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-test-'));
  const file = join(folder, FILE);
  try {
    const handle = openWriter(file, { latestVersion: SCHEMA_VERSION, mayCreate: true });
    try {
      await migrate(handle, MIGRATIONS, { backup: () => {} });
      const store = new Store(handle, { clock: new SettableClock(startsAt) });
      const accounts = ROLES.map((role) => ({
        username: role,
        displayName: role,
        role,
        passwordHash: 'none',
      }));
      store.writeNow(SYSTEM_ACTOR, (w) => setUpFactory(w, '测试工厂', false, accounts));
    } finally {
      closeWriter(handle);
    }
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files of new factories by the moment they were set up: thirty migrations run once, not once a test. */
const made = new Map<number, Promise<Buffer>>();

function newFactory(startsAt: number): Promise<Buffer> {
  const known = made.get(startsAt) ?? makeFactory(startsAt);
  made.set(startsAt, known);
  return known;
}

/** A real database file in a folder of its own, with the schema, the code tables and one user a role. */
export async function openTestStore(startsAt = Date.UTC(2026, 5, 30, 4)): Promise<TestStore> {
  const content = await newFactory(startsAt);
  const folder = mkdtempSync(join(tmpdir(), 'millwright-test-'));
  writeFileSync(join(folder, FILE), content);
  // Written a moment ago by this process: a look through its structure would find nothing.
  const handle = openWriter(join(folder, FILE), { latestVersion: SCHEMA_VERSION, check: false });
  const clock = new SettableClock(startsAt);
  const store = new Store(handle, { clock });
  const actorOf = (role: Role): Actor => {
    const userId = store.read(SYSTEM_ACTOR, (r) => findAccount(r, role)?.id ?? '');
    return { userId, username: role, role, device: 'test' };
  };
  const actors = {
    administrator: actorOf('administrator'),
    sales: actorOf('sales'),
    service: actorOf('service'),
    manager: actorOf('manager'),
  };
  return {
    store,
    clock,
    folder,
    actors,
    async [Symbol.asyncDispose]() {
      store.close();
      closeWriter(handle);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
