import { dataDirOf, parseCommand, usageError } from './admin/command.ts';

export interface ServeOptions {
  dataDir: string;
  host: string;
  port: number;
  /** Fills an empty data folder with the sample factory before serving it. */
  isSample: boolean;
}

const DEFAULT_PORT = 4170;
export const USAGE = 'npm run serve -- --data-dir DIR [--port N] [--host ADDRESS] [--sample]';

/** Reads the command line of the headless host; INPUT_INVALID names the option that cannot be understood. */
export function readServeOptions(argv: string[]): ServeOptions {
  const { options } = parseCommand(
    argv,
    { 'data-dir': 'string', host: 'string', port: 'string', sample: 'boolean' },
    0,
  );
  return {
    dataDir: dataDirOf(options),
    host: options.host ?? '127.0.0.1',
    port: readPort(options.port ?? String(DEFAULT_PORT)),
    isSample: options.sample,
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw usageError('--port', 'not_understood');
  return port;
}
