import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './failure-line.ts';

export interface StartFlags {
  dataDir: string | null;
  port: number | null;
  mayOpen: boolean;
  isSample: boolean;
}

const USAGE = 'npm start -- [--data-dir DIR] [--port N] [--no-open] [--sample]';

/** Reads the command line of `npm start`. Throws with one line when it cannot be understood. */
export function readStartFlags(argv: string[]): StartFlags {
  const { values } = parseArgs({
    args: argv,
    strict: true,
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
    },
  });
  const { port, 'data-dir': dataDir } = values;
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)) {
    throw new UsageError(`--port must be 0 to 65535, not ${port}; usage: ${USAGE}`);
  }
  return {
    dataDir: dataDir ? resolve(dataDir) : null,
    port: port === undefined ? null : Number(port),
    mayOpen: !values['no-open'],
    isSample: values.sample,
  };
}

/** Where the browser door keeps its data when nobody said; the sample never shares a folder with real data. */
export function defaultDataDir(isSample: boolean, platform = process.platform, env = process.env): string {
  const name = isSample ? 'MillwrightSample' : 'MillwrightData';
  if (platform === 'win32') return join(env.ProgramData ?? homedir(), name);
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), name);
}
