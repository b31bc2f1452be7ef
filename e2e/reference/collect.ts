import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReferenceCase, ReferenceCases } from './reference-case.ts';

export interface NamedCases {
  name: string;
  run: ReferenceCases;
}

/** All `…Cases` functions of the `*.reference.ts` files in a folder, in the order of file and name. */
export async function findCaseFunctions(folder: string): Promise<NamedCases[]> {
  const found: NamedCases[] = [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.reference.ts'));
  for (const file of files.toSorted()) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    const names = Object.keys(module).filter((name) => name.endsWith('Cases'));
    if (names.length === 0) throw new Error(`${file} exports no function named …Cases`);
    for (const name of names.toSorted()) found.push({ name, run: module[name] as ReferenceCases });
  }
  return found;
}

/** Runs one function; one that throws is a case that failed, with the message as what we say. */
export async function runCaseFunction({ name, run }: NamedCases, dataDir: string): Promise<ReferenceCase[]> {
  try {
    return await run(dataDir);
  } catch (error) {
    const ours = error instanceof Error ? error.message : String(error);
    return [{ case: `${name} ran to its end`, ours, reference: 'no error', deviation: null, pass: false }];
  }
}

/** One line per case, aligned for reading: verdict, case, both figures, deviation. */
export function describeCase(one: ReferenceCase): string {
  const verdict = one.pass ? 'pass' : 'MISS';
  const deviation = one.deviation === null ? '' : ` (deviation ${one.deviation.toPrecision(3)})`;
  return `${verdict}  ${one.case}: ours ${one.ours}, reference ${one.reference}${deviation}`;
}
