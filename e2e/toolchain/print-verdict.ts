import { readVerdict } from './verdict.ts';

const { passed, failed, failures } = readVerdict(process.argv[2] ?? '.');
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
