import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeSingleInstance } from './single-instance.ts';
import { utilityMetrics } from './utility-process.ts';

/** Electron's `app`, as far as a program that keeps to the handbook of its house uses it. */
class App extends EventEmitter {
  isPackaged = false;
  /** Calls in the order they came, for rules about what must be said before the app is ready. */
  readonly calls: string[] = [];
  /** Set by the windows; true when none is left. */
  closeWindows: () => boolean = () => true;
  readonly #paths = new Map<string, string>();
  #resolveReady: () => void = () => {};
  readonly #ready = new Promise<void>((resolve) => {
    this.#resolveReady = resolve;
  });
  #isReady = false;
  #whenAsked: () => void = () => {};
  #name = 'electron-stand-in';
  #isQuitting = false;

  becomeReady(): void {
    this.#isReady = true;
    this.calls.push('ready');
    this.emit('ready');
    this.#resolveReady();
  }

  becomeReadyWhenAsked(): void {
    this.#whenAsked = () => setImmediate(() => this.becomeReady());
  }

  isReady(): boolean {
    return this.#isReady;
  }
  whenReady(): Promise<void> {
    this.#whenAsked();
    this.#whenAsked = () => {};
    return this.#ready;
  }
  enableSandbox(): void {
    this.calls.push('enableSandbox');
  }
  getName(): string {
    return this.#name;
  }
  setName(name: string): void {
    this.#name = name;
  }
  getVersion(): string {
    const manifest: unknown = JSON.parse(readFileSync(join(this.getAppPath(), 'package.json'), 'utf8'));
    return (manifest as { version: string }).version;
  }
  getAppPath(): string {
    return process.cwd();
  }
  getLocale(): string {
    return process.env.LANG?.slice(0, 5).replace('_', '-') ?? 'zh-CN';
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }
  setAppUserModelId(_id: string): void {}
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    this.#paths.set(name, path);
  }
  getPath(name: string): string {
    if (name === 'exe') return process.execPath;
    if (name === 'userData') return this.#paths.get(name) ?? join(tmpdir(), this.#name);
    return this.#paths.get(name) ?? homedir();
  }

  getAppMetrics(): { type: string; pid: number; serviceName?: string }[] {
    return [{ type: 'Browser', pid: process.pid }, ...utilityMetrics()];
  }

  requestSingleInstanceLock(): boolean {
    return takeSingleInstance(this.getPath('userData'), (argv) => this.emit('second-instance', {}, argv));
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    if (
      !this.#emitPreventable('before-quit') ||
      !this.closeWindows() ||
      !this.#emitPreventable('will-quit')
    ) {
      this.#isQuitting = false;
      return;
    }
    this.exit(0);
  }

  exit(status = 0): void {
    this.emit('quit', {}, status);
    process.exit(status);
  }

  /** False when a listener prevented the default. */
  #emitPreventable(name: string): boolean {
    let isPrevented = false;
    this.emit(name, { preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  }
}

export const app = new App();
