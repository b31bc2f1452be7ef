import { serveUntilSignal } from './headless.ts';
import { readServeOptions, USAGE } from './serve-options.ts';

/** Headless entry, behind `npm run serve -- --data-dir DIR --port N`. */
const argv = process.argv.slice(2);
if (argv.includes('--help')) process.stdout.write(`${USAGE}\n`);
else process.exitCode = await serveUntilSignal(() => readServeOptions(argv));
