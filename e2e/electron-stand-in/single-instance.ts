import { existsSync, mkdirSync, readFileSync, unlinkSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** True for the first process on the profile; a later one leaves its arguments for the first and gets false. */
export function takeSingleInstance(profile: string, onSecond: (argv: string[]) => void): boolean {
  mkdirSync(profile, { recursive: true });
  const lock = join(profile, 'instance.lock');
  const knock = join(profile, 'instance.knock');
  if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
    writeFileSync(knock, JSON.stringify(process.argv));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  const watcher = watch(profile, (_event, name) => {
    if (name !== 'instance.knock' || !existsSync(knock)) return;
    const text = readFileSync(knock, 'utf8');
    if (text === '') return;
    unlinkSync(knock);
    onSecond(JSON.parse(text) as string[]);
  });
  watcher.unref();
  return true;
}
