import { expect, test } from 'vitest';
import { periodOf } from './date-periods.ts';

test.each([
  ['thisMonth', '2024-02-10', '2024-02-01', '2024-02-29'],
  ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['lastMonth', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['thisYear', '2026-11-21', '2026-01-01', '2026-12-31'],
  ['lastYear', '2026-11-21', '2025-01-01', '2025-12-31'],
] as const)('%s seen from %s is %s to %s', (period, today, first, last) => {
  expect(periodOf(period, today)).toEqual([first, last]);
});
