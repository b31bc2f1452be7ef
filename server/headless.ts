import { createRouterClient } from '@orpc/server';
import { DomainError, type ErrorData } from '#contract/kit/errors.ts';
import { type Core, createCore } from '#db/core.ts';
import { failureLine } from '#db/kit/failure-line.ts';
import { createHostLog } from './host-log.ts';
import type { ServeOptions } from './serve-options.ts';
import { type RunningServer, startServer } from './server.ts';

/** Windows and service managers kill what takes longer. */
const EXIT_WITHIN_MS = 5_000;

/**
 * Serves until SIGTERM or SIGINT, then closes the data file within five seconds. Returns the exit status;
 * what went wrong is one line on standard error, beginning with its code.
 */
export async function serveUntilSignal(readOptions: () => ServeOptions): Promise<number> {
  const stop = nextStopSignal();
  try {
    const options = readOptions();
    const log = createHostLog((line) => process.stderr.write(line));
    const core = await createCore({ dataDir: options.dataDir, holder: 'lan host', log });
    try {
      await serve(core, options, stop, log.begin);
    } finally {
      await core.close();
    }
    return 0;
  } catch (error) {
    process.stderr.write(`${failureLine(error)}\n`);
    return 1;
  }
}

async function serve(
  core: Core,
  options: ServeOptions,
  stop: Promise<void>,
  onServing: () => void,
): Promise<void> {
  const state = core.host.state();
  if (state.kind === 'refused') throw new DomainError(state.code, state.data as ErrorData<typeof state.code>);
  if (options.isSample) await fillWithSample(core);
  const running: RunningServer = await startServer({ ...options, core });
  const without = running.hasPages ? '' : ' (calls only: the pages are not built, see npm run build)';
  process.stdout.write(`Millwright serves ${options.dataDir} at ${running.url}${without}\n`);
  onServing();
  await stop;
  await running.close();
}

/** Only an empty folder becomes a sample; a folder that holds a factory is served as it is. */
async function fillWithSample(core: Core): Promise<void> {
  if (core.host.state().kind !== 'empty') return;
  process.stdout.write('Millwright makes the sample factory; this takes a moment\n');
  const { context } = core.connect({ transport: 'inprocess', device: 'serve' });
  await createRouterClient(core.router, { context }).setup.openSample();
}

/** Listens from the start, so that a signal during opening is not lost. */
function nextStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      setTimeout(() => process.exit(1), EXIT_WITHIN_MS).unref();
      resolve();
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop);
  });
}
