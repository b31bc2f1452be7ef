import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inputInvalid } from '#contract/kit/errors.ts';

const SIZES = ['S', 'M'] as const;
export type WorkloadSize = (typeof SIZES)[number];

export interface BenchOptions {
  /** Folder of a workload written before; without one the bench writes its own. */
  folder: string | undefined;
  size: WorkloadSize;
  json: string | undefined;
}

function parsed(argv: string[]) {
  try {
    const options = { data: { type: 'string' }, json: { type: 'string' }, size: { type: 'string' } } as const;
    return parseArgs({ args: argv, options }).values;
  } catch (error) {
    const [, option = 'arguments'] =
      /'(-{1,2}[\w-]+)/.exec(error instanceof Error ? error.message : '') ?? [];
    throw inputInvalid(option, 'not_understood');
  }
}

/** Reads `npm run bench -- [--data DIR] [--size S|M] [--json FILE]`; INPUT_INVALID names what cannot be used. */
export function readBenchOptions(argv: string[]): BenchOptions {
  const { data, json, size = 'M' } = parsed(argv);
  const known = SIZES.find((one) => one === size);
  if (known === undefined) throw inputInvalid('--size', 'not_understood');
  if (data !== undefined && !existsSync(join(data, 'ops.json')))
    throw inputInvalid('--data', 'missing', { file: 'ops.json' });
  return { folder: data, size: known, json };
}
