import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../toolchain/run-checks.ts';
import { type Known, MORE_SCREENS, SCREENS } from './screens.ts';

/** Routes no screen opens, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {};

/** Addresses as the routes declare them; what is no route of a page is not said this way. */
function declaredRoutes(): string[] {
  const files = globSync('renderer/{app,features}/**/*rout*.{ts,tsx}', { cwd: projectRoot });
  return files.flatMap((file) => {
    const text = readFileSync(join(projectRoot, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    return [...text.matchAll(/path: '([^']+)'/g)].map((match) => match[1] ?? '');
  });
}

const SOME_ID = 'some-id';
const known = new Proxy({} as Known, {
  get: (_known, name) => (name === 'quotation' ? { caseId: SOME_ID, id: SOME_ID } : SOME_ID),
});

const stepsOf = (path: string): string[] => path.split('/').filter(Boolean);

/** The route that takes this address: words as they are before anything goes. */
function routeOf(address: string, routes: readonly string[]): string | undefined {
  const steps = stepsOf(address.split('?', 1)[0] ?? '');
  const fits = (route: string) => {
    const wanted = stepsOf(route);
    return (
      wanted.length === steps.length && wanted.every((step, i) => step.startsWith('$') || step === steps[i])
    );
  };
  const named = (route: string) => stepsOf(route).filter((step) => !step.startsWith('$')).length;
  return routes.filter(fits).toSorted((a, b) => named(b) - named(a))[0];
}

test('every route of the router is among the screens that are looked at, or left out with a reason', () => {
  const routes = declaredRoutes();
  expect(routes.length).toBeGreaterThan(60);
  const screens = [...SCREENS, ...MORE_SCREENS];
  const opened = new Set(screens.map((screen) => routeOf(screen.route(known), routes)));
  // A scan is the way to the life of a unit.
  opened.add('/units/$barcode');
  const missing = routes.filter((route) => !opened.has(route) && !(route in LEFT_OUT));
  expect(missing.toSorted()).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((route) => opened.has(route) || !routes.includes(route))).toEqual([]);
});

test('no two screens have one name', () => {
  const names = [...SCREENS, ...MORE_SCREENS].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
