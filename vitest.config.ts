import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Everything that needs no window: rules, database, server, shell, bundler, house rules. */
const unitTests = ['contract', 'db', 'server', 'electron', 'renderer', 'build', 'bench', 'e2e'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);

export default defineConfig({
  plugins: [react()],
  test: {
    // A run that found nothing to run is a broken run, not a green one.
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          pool: 'forks',
          include: unitTests,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
          globalSetup: ['./e2e/toolchain/temporary-root.setup.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'interface',
          environment: 'node',
          pool: 'forks',
          include: ['e2e/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each worker drives a whole Chromium; more than two starve each other on two cores.
          maxWorkers: 2,
          globalSetup: ['./e2e/toolchain/bundles.setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
