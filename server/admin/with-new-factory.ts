import { ruleBroken } from '#contract/kit/errors.ts';
import { type FactoryFiles, openFactory } from '#db/connection/open-factory.ts';
import { systemClock } from '#db/kit/clock.ts';
import { Store } from '#db/kit/store.ts';
import { listUsers } from '#db/slices/users/users.service.ts';
import { PROGRAM_VERSION } from '#db/version.ts';
import type { AdminIo } from './command.ts';
import { ADMIN_ACTOR, ADMIN_HOLDER } from './with-core.ts';

/**
 * Opens an untouched folder for its first contents. A database without a single account counts as untouched too:
 * that is what a start leaves that was interrupted before its first transaction. RULE_BROKEN otherwise.
 */
export async function withNewFactory(
  dataDir: string,
  io: AdminIo,
  fill: (store: Store, files: FactoryFiles) => Promise<void>,
): Promise<void> {
  const files = await openFactory(dataDir, {
    holder: ADMIN_HOLDER,
    mayCreate: true,
    appVersion: PROGRAM_VERSION,
    now: io.now,
  });
  try {
    const store = new Store(files.handle, {
      clock: systemClock,
      onCommit: (seq) => files.highWater.note(seq),
    });
    if (store.read(ADMIN_ACTOR, listUsers).length > 0) throw ruleBroken('setup_already_done');
    await fill(store, files);
  } finally {
    await files.close();
  }
}
