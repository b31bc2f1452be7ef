import { text } from 'node:stream/consumers';
import { failureLine } from '#db/kit/failure-line.ts';
import { runAdmin } from './admin.ts';

/** Administration without a window: `npm run admin -- --help`. */
try {
  await runAdmin(process.argv.slice(2), {
    print: (line) => void process.stdout.write(`${line}\n`),
    readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
    now: Date.now,
  });
} catch (error) {
  process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = 1;
}
