import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ServeOptions {
  dataDir: string;
  host: string;
  port: number;
  /** Fills an empty data folder with the sample factory before serving it. */
  isSample: boolean;
}

export const DEFAULT_PORT = 4170;
export const USAGE = 'npm run serve -- --data-dir DIR [--port N] [--host ADDRESS] [--sample]';

/** Reads the command line of the headless host. Throws with a one-line reason when it cannot be understood. */
export function readServeOptions(argv: string[]): ServeOptions {
  const { values } = parseArgs({
    args: argv,
    strict: true,
    options: {
      'data-dir': { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      sample: { type: 'boolean', default: false },
    },
  });
  const dataDir = values['data-dir'];
  if (dataDir === undefined || dataDir === '') throw new Error(`--data-dir is missing; usage: ${USAGE}`);
  return {
    dataDir: resolve(dataDir),
    host: values.host,
    port: readPort(values.port),
    isSample: values.sample,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`--port must be 0 to 65535, not ${text}`);
  return port;
}
