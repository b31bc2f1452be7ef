import { defineConfig } from 'vitest/config';
import { LongestFirst } from './e2e/toolchain/longest-first.ts';

const testsBelow = (...folders: string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);

/** Tests that reckon with days and months; they must not care where the machine stands. */
const calendarTests = [
  // What is drawn on a label does not know the day, and takes seconds.
  'contract/!(labels)/**/*.test.ts',
  'db/{kit,importing,insights,reports}/**/*.test.ts',
  'db/slices/{market-records,orders,insights,reports,service-cases,units}/*.test.ts',
  'renderer/lib/*.test.ts',
  'e2e/toolchain/time-zone.test.ts',
];

/** Everything that needs no window: rules, database, server, shell, bundler, house rules. */
function unitProject(name: string, include: string[], { isolate = false, env = {} } = {}) {
  return {
    extends: true as const,
    test: { name, include, env, isolate, testTimeout: 60_000 },
  };
}

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // Each worker may drive a whole Chromium; more than two starve each other on two cores.
    maxWorkers: 2,
    hookTimeout: 240_000,
    // On somebody's shared machine a process or a page may come too late once; the output names every second try.
    retry: process.env['CI'] ? 1 : 0,
    // A run that found nothing to run is a broken run, not a green one.
    passWithNoTests: false,
    allowOnly: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['./e2e/toolchain/temporary-root.setup.ts'],
    projects: [
      // Loading the program anew for every file would take longer than the tests. The shell keeps what it is
      // told in its modules, as Electron does, so that each of its files has a process of its own.
      unitProject('unit', testsBelow('contract', 'db', 'server', 'renderer', 'build', 'bench', 'e2e')),
      unitProject('shell', testsBelow('electron'), { isolate: true }),
      unitProject('east', calendarTests, { env: { TZ: 'Asia/Shanghai' } }),
      unitProject('west', calendarTests, { env: { TZ: 'America/St_Johns' } }),
      {
        extends: true,
        test: {
          name: 'interface',
          include: ['e2e/**/*.spec.ts'],
          testTimeout: 240_000,
          globalSetup: ['./e2e/toolchain/bundles.setup.ts'],
        },
      },
    ],
  },
});
