import { writeSync } from 'node:fs';
import { openFactory } from '#db/connection/open-factory.ts';
import { MINIMAL_STEPS } from './next-steps.ts';

/** Run as a process of its own: holds a data folder until it is killed. */
const [, , folder = '', holder = ''] = process.argv;
await openFactory(folder, {
  holder,
  mayCreate: true,
  appVersion: '0.1.0',
  now: Date.now,
  steps: MINIMAL_STEPS,
});
writeSync(1, 'held\n');
setInterval(() => undefined, 60_000);
