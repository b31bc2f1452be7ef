import { registerHooks } from 'node:module';
import { runInThisContext } from 'node:vm';
import { app } from './app.ts';
import { ChromiumSurface } from './chromium-surface.ts';
import * as electron from './electron.ts';
import { useSurface } from './surface.ts';

/**
 * Loaded before a compiled main process: gives it `electron`, a Chromium for its windows, and the test a line
 * into it, as Playwright has one into a real Electron.
 */
const moduleAddress = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: moduleAddress, shortCircuit: true } : next(specifier, context),
});

interface Question {
  id: number;
  source: string;
  argument: unknown;
}

process.on('message', ({ id, source, argument }: Question) => {
  const answer = async (): Promise<unknown> => {
    const asked = runInThisContext(`(${source})`) as (module: typeof electron, argument: unknown) => unknown;
    return asked(electron, argument);
  };
  answer().then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
// Without the test there is nobody left to close the program.
process.on('disconnect', () => process.exit(1));

const browser = process.env.STAND_IN_BROWSER;
if (!browser) throw new Error('STAND_IN_BROWSER names no browser');
useSurface(await ChromiumSurface.connect(browser));
// Not before the program asked: what it must say before `ready` comes first, as in Electron.
app.becomeReadyWhenAsked();
