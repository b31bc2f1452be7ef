import { expect, test } from 'vitest';
import { createHostLog } from './host-log.ts';

test('S49 an entry is one line of JSON that cannot be forged, and none before the host serves', () => {
  const lines: string[] = [];
  const log = createHostLog((line) => lines.push(line));
  log.error('data folder refused', { code: 'STORAGE_FOREIGN' });
  expect(lines).toEqual([]);
  log.begin();
  log.error('procedure failed', { incident: 'i-1', error: 'Error: x\n{"level":"info"}' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', incident: 'i-1' });
});
