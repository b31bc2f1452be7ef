import { readVerdict } from './verdict.ts';

const { passed, failed } = readVerdict(process.argv[2] ?? '.');
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
