import { serveUntilSignal } from './headless.ts';
import { readServeOptions } from './serve-options.ts';

/** Headless entry: `npm run serve -- --data-dir DIR --port N`. */
process.exitCode = await serveUntilSignal(() => readServeOptions(process.argv.slice(2)));
