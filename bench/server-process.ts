import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

const BUNDLE = fileURLToPath(new URL('../out/server/main.js', import.meta.url));
const SOURCE = fileURLToPath(new URL('../server/main.ts', import.meta.url));

/** The LAN host as its users start it: the bundle when it was built, else the sources. */
export function startServerProcess(dataDir: string, port = 0): Promise<ServerProcess> {
  const entry = existsSync(BUNDLE) ? BUNDLE : SOURCE;
  const child: ChildProcess = spawn(
    process.execPath,
    [entry, '--data-dir', dataDir, '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return new Promise((resolve, reject) => {
    let text = '';
    const heard = (chunk: Buffer) => {
      text += chunk.toString();
      const url = /http:\/\/[\w.[\]:]+:\d+/u.exec(text)?.[0];
      if (url) resolve({ url, pid: child.pid ?? 0, stop: () => stopped(child) });
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Resident memory of a process in MB; null where the system does not tell. */
export function residentMb(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const kb = /VmRSS:\s+(\d+)/u.exec(readFileSync(file, 'utf8'))?.[1];
  return kb === undefined ? null : Number(kb) / 1024;
}
