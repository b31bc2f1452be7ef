import { existsSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeCase, findCaseFunctions, runCaseFunction } from './collect.ts';
import type { ReferenceCase } from './reference-case.ts';

/**
 * `npm run test:reference -- --data DIR --json FILE`: figures the program computes from real ledgers beside
 * figures from elsewhere. Without the data there is nothing to compare: it says so and ends well.
 * Exit status 1 when a case misses, or when the data is there and no case ran.
 */
const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'string' } } });

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

if (values.data === undefined) {
  console.error('INPUT_INVALID: say where the reference data is: --data DIR');
  process.exit(1);
}
const isThere = existsSync(values.data) && statSync(values.data).isDirectory();
if (!isThere) console.log(`SKIPPED: no reference data at ${values.data}; nothing was compared`);

const cases = isThere ? await runAll(values.data) : [];
const missed = cases.filter((one) => !one.pass).length;
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(cases, null, 2)}\n`);
console.log(`reference: ${cases.length - missed} passed, ${missed} missed`);
if (missed > 0 || (isThere && cases.length === 0)) process.exitCode = 1;
