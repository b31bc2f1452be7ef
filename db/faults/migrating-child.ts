import type { WritableDb } from '#db/connection/database.ts';
import { openFactory } from '#db/connection/open-factory.ts';
import { NEXT_STEPS } from './next-steps.ts';

/** Run as a process of its own: migrates a folder and kills itself before its Nth statement (0: after the last). */
const [, , folder = '', stopAt = '1'] = process.argv;
let count = 0;

function tick(): void {
  count += 1;
  if (count === Number(stopAt)) process.kill(process.pid, 'SIGKILL');
}

function deadly(db: WritableDb): WritableDb {
  return {
    ...db,
    exec(sql) {
      tick();
      db.exec(sql);
      tick();
    },
    run(sql, params) {
      tick();
      return db.run(sql, params);
    },
  };
}

const steps = NEXT_STEPS.map((step) => ({ ...step, up: (db: WritableDb) => step.up(deadly(db)) }));
await openFactory(folder, { holder: 'test', appVersion: '0.2.0', now: Date.now, steps });
// Not a clean end: the log stays as a kill right after the commit leaves it.
process.kill(process.pid, 'SIGKILL');
