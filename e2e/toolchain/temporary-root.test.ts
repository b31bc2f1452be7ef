import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { expect, it } from 'vitest';

it('gives every worker the temporary root of the run', () => {
  expect(basename(tmpdir())).toMatch(/^millwright-run-/);
});
