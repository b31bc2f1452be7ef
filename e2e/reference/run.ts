import { existsSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeCase, findCaseFunctions, runCaseFunction } from './collect.ts';
import type { ReferenceCase } from './reference-case.ts';

interface Asked {
  data: string;
  json: string | undefined;
}

/** What the command line says, or null when it cannot be understood. */
function readCommandLine(argv: string[]): Asked | null {
  try {
    const options = { data: { type: 'string' }, json: { type: 'string' } } as const;
    const { data, json } = parseArgs({ args: argv, options }).values;
    return data === undefined ? null : { data, json };
  } catch {
    return null;
  }
}

async function runAll(dataDir: string): Promise<ReferenceCase[]> {
  const cases: ReferenceCase[] = [];
  for (const named of await findCaseFunctions(fileURLToPath(new URL('.', import.meta.url)))) {
    for (const one of await runCaseFunction(named, dataDir)) {
      cases.push(one);
      console.log(describeCase(one));
    }
  }
  return cases;
}

async function compare({ data, json }: Asked): Promise<number> {
  const isThere = existsSync(data) && statSync(data).isDirectory();
  if (!isThere) console.log(`SKIPPED: no reference data at ${data}; nothing was compared`);
  const cases = isThere ? await runAll(data) : [];
  const missed = cases.filter((one) => !one.pass).length;
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(cases, null, 2)}\n`);
  console.log(`reference: ${cases.length - missed} passed, ${missed} missed`);
  return missed > 0 || (isThere && cases.length === 0) ? 1 : 0;
}

/**
 * `npm run test:reference -- --data DIR --json FILE`: figures the program computes from real ledgers beside
 * figures from elsewhere. Without the data there is nothing to compare: it says so and ends well.
 * Exit status 1 when a case misses, or when the data is there and no case ran.
 */
const asked = readCommandLine(process.argv.slice(2));
try {
  if (asked === null) throw new Error('say where the reference data is: --data DIR [--json FILE]');
  process.exitCode = await compare(asked);
} catch (error) {
  const code = asked === null ? 'INPUT_INVALID' : 'INTERNAL';
  console.error(
    `${code}: ${(error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')}`,
  );
  process.exitCode = 1;
}
