import { defineConfig } from 'vitest/config';

/** Everything that needs no window: rules, database, server, shell, bundler, house rules. */
const unitTests = ['contract', 'db', 'server', 'electron', 'renderer', 'build', 'bench', 'e2e'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);

/** Tests that reckon with days and months; they must not care where the machine stands. */
const calendarTests = [
  // What is drawn on a label does not know the day, and takes seconds.
  'contract/!(labels)/**/*.test.ts',
  'db/{kit,importing,insights,reports}/**/*.test.ts',
  'db/slices/{market-records,orders,insights,reports,service-cases,units}/*.test.ts',
  'renderer/lib/*.test.ts',
  'e2e/toolchain/time-zone.test.ts',
];

function unitProject(name: string, include: string[], env: Record<string, string> = {}) {
  return {
    extends: true as const,
    test: {
      name,
      environment: 'node' as const,
      pool: 'forks' as const,
      include,
      env,
      testTimeout: 60_000,
      hookTimeout: 240_000,
      maxWorkers: 2,
      sequence: { groupOrder: 0 },
    },
  };
}

export default defineConfig({
  test: {
    // On somebody's shared machine a process or a page may come too late once; the output names every second try.
    retry: process.env['CI'] ? 1 : 0,
    // A run that found nothing to run is a broken run, not a green one.
    passWithNoTests: false,
    allowOnly: false,
    globalSetup: ['./e2e/toolchain/temporary-root.setup.ts'],
    projects: [
      unitProject('unit', unitTests),
      unitProject('east', calendarTests, { TZ: 'Asia/Shanghai' }),
      unitProject('west', calendarTests, { TZ: 'America/St_Johns' }),
      {
        extends: true,
        test: {
          name: 'interface',
          environment: 'node',
          pool: 'forks',
          include: ['e2e/**/*.spec.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Each worker drives a whole Chromium; more than two starve each other on two cores.
          maxWorkers: 2,
          globalSetup: ['./e2e/toolchain/bundles.setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
