import { readFileSync, writeFileSync } from 'node:fs';
import { type FileSystem, nodeFileSystem } from '#db/backup/file-system.ts';

/**
 * 'once': the Nth operation fails, the rest work. 'from-then-on': it and all later ones fail. 'killed': the same
 * without an error code, and a file being written is left half written: what a killed process leaves.
 */
export type FaultMode = 'once' | 'from-then-on' | 'killed';

export type Fault = { at: number; mode: FaultMode; code?: string };

export class Killed extends Error {}

export type FaultyFileSystem = { files: FileSystem; calls(): number };

function halve(path: string, source: string | Buffer): void {
  writeFileSync(path, source.slice(0, Math.floor(source.length / 2)));
}

/** What a write that never finished leaves behind. */
function leaveHalf(operation: keyof FileSystem, args: readonly string[]): void {
  const [first = '', second = ''] = args;
  if (operation === 'writeText') halve(first, second);
  if (operation === 'copy') halve(second, readFileSync(first));
}

function failure({ code = 'EIO' }: Fault): Error {
  return Object.assign(new Error(`injected ${code}`), { code });
}

/** A real file system whose Nth operation goes wrong. */
export function faultyFileSystem(fault: Fault): FaultyFileSystem {
  let count = 0;
  const guard = (operation: keyof FileSystem, args: readonly string[]) => {
    count += 1;
    const isHit = fault.mode === 'once' ? count === fault.at : count >= fault.at;
    if (!isHit) return;
    if (fault.mode !== 'killed') throw failure(fault);
    if (count === fault.at) leaveHalf(operation, args);
    throw new Killed(`killed in operation ${fault.at}: ${operation}`);
  };
  const wrap =
    <A extends string[], R>(operation: keyof FileSystem, work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      guard(operation, args);
      return work(...args);
    };
  const real = nodeFileSystem;
  const files: FileSystem = {
    exists: wrap('exists', real.exists),
    list: wrap('list', real.list),
    sizeOf: wrap('sizeOf', real.sizeOf),
    readText: wrap('readText', real.readText),
    hash: wrap('hash', real.hash),
    makeFolder: wrap('makeFolder', real.makeFolder),
    writeText: wrap('writeText', real.writeText),
    copy: wrap('copy', real.copy),
    rename: wrap('rename', real.rename),
    remove: wrap('remove', real.remove),
    sync: wrap('sync', real.sync),
  };
  return { files, calls: () => count };
}

/** SQLite's own loop: the fault at operation 1, 2, 3 … until the work is done before it strikes. Returns how many. */
export async function sweep(
  attempt: (at: number) => Promise<'failed' | 'done'>,
  limit = 500,
): Promise<number> {
  for (let at = 1; at <= limit; at += 1) if ((await attempt(at)) === 'done') return at - 1;
  throw new Error(`still failing after ${limit} operations`);
}
