import { type ChildProcess, fork as forkChild } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { LentPorts, type MessagePortMain, type PortNote } from './ports.ts';

interface ForkOptions {
  serviceName?: string;
  stdio?: 'pipe' | 'ignore' | 'inherit';
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  execArgv?: string[];
}

export type UtilityNote = PortNote | { about: 'message'; data: unknown; ports: number[] };

const runtime = new URL('./utility-runtime.ts', import.meta.url).href;

const running = new Map<UtilityProcess, string>();

/** Utility processes for `app.getAppMetrics`, under the names they were given. */
export function utilityMetrics(): { type: string; pid: number; serviceName: string }[] {
  return [...running].flatMap(([{ pid }, serviceName]) =>
    pid === undefined ? [] : [{ type: 'Utility', pid, serviceName }],
  );
}

/** A real process of its own, so that it can be killed, can crash and has its own memory. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports: LentPorts;

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super();
    const output = options.stdio ?? 'inherit';
    this.#child = forkChild(modulePath, args, {
      execArgv: [...(options.execArgv ?? []), '--import', runtime],
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
      env: options.env ?? process.env,
      ...(options.cwd ? { cwd: options.cwd } : {}),
    });
    this.#ports = new LentPorts((note) => this.#say(note));
    running.set(this, options.serviceName ?? '');
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (note: UtilityNote) => {
      if (note.about === 'message') this.emit('message', note.data);
      else this.#ports.hear(note);
    });
    this.#child.on('exit', (status, signal) => {
      running.delete(this);
      this.#ports.closeAll();
      // A process ended by a signal has no status of its own; Electron reports a number all the same.
      this.emit('exit', status ?? (signal ? 128 : 1));
    });
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  get stderr(): Readable | null {
    return this.#child.stderr;
  }

  postMessage(data: unknown, transfer: readonly MessagePortMain[] = []): void {
    const ports = transfer.map((port) => this.#ports.lend(port.handOn()));
    this.#say({ about: 'message', data, ports });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #say(note: UtilityNote): void {
    // A process that is ending hears nothing any more; its ports are closed by its end.
    if (this.#child.connected) this.#child.send(note, () => {});
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess =>
    new UtilityProcess(modulePath, args, options),
};
