import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { CoreHostState } from '#contract/kit/desktop-bridge.ts';
import type { FromCore, ToCore } from './core-messages.ts';

export interface CoreHostOptions {
  /** The bundle the utility process runs. */
  entry: string;
  dataDir: string;
  logFile: string;
  log: (level: 'info' | 'error', text: string) => void;
}

/** How long a closing core may take before it is ended: a shutdown of the PC gives no more. */
export const STOP_LIMIT_MS = 5000;

/** Keeps the core process alive, tells who cares how it is, and gives each window a channel to it. */
export class CoreHost {
  readonly #options: CoreHostOptions;
  readonly #listeners = new Set<(state: CoreHostState) => void>();
  #process: UtilityProcess | null = null;
  #state: CoreHostState;
  #isStopping = false;
  #settled: (isUsable: boolean) => void = () => {};
  /** Kept here so that a crash of the core signs nobody out; gone with the program. */
  readonly #sessions = new Map<string, string>();

  constructor(options: CoreHostOptions) {
    this.#options = options;
    const { logFile, dataDir } = options;
    this.#state = { state: 'stopped', code: null, detail: null, logFile, dataDir };
  }

  state(): CoreHostState {
    return this.#state;
  }

  onState(listener: (state: CoreHostState) => void): void {
    this.#listeners.add(listener);
  }

  /** Starts the core unless it runs. What it prints goes to the log, the reason of a crash included. */
  start(): void {
    if (this.#process) return;
    this.#isStopping = false;
    const { entry, log } = this.#options;
    const child = utilityProcess.fork(entry, [], { serviceName: 'millwright-core', stdio: 'pipe' });
    this.#process = child;
    this.#change('starting', null, null);
    child.stdout?.on('data', (chunk: Buffer) => log('info', chunk.toString().trimEnd()));
    child.stderr?.on('data', (chunk: Buffer) => log('error', chunk.toString().trimEnd()));
    child.on('message', (message: FromCore) => this.#hear(child, message));
    child.on('exit', (status) => this.#ended(child, status));
    this.#tell({ kind: 'start', dataDir: this.#state.dataDir });
  }

  /** One end of a new channel to the core, or null while there is none. Calls wait in it until it is ready. */
  connect(holder: string): MessagePortMain | null {
    if (!this.#process || this.#isStopping) return null;
    const { port1, port2 } = new MessageChannelMain();
    this.#tell({ kind: 'connect', holder, sessionToken: this.#sessions.get(holder) ?? null }, [port2]);
    return port1;
  }

  /**
   * Ends what runs and starts again, on another data folder when one is given. True when the core is up and
   * the folder can be used.
   */
  async restart(dataDir = this.#state.dataDir): Promise<boolean> {
    await this.stop();
    if (dataDir !== this.#state.dataDir) this.#sessions.clear();
    this.#state = { ...this.#state, dataDir };
    const isUsable = new Promise<boolean>((resolve) => {
      this.#settled = resolve;
    });
    this.start();
    return isUsable;
  }

  /** Lets the core close its file; ends it when that takes longer than the limit. */
  async stop(limitMs = STOP_LIMIT_MS): Promise<void> {
    const child = this.#process;
    if (!child) return;
    this.#isStopping = true;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(() => {
        this.#options.log('error', `the core did not close within ${limitMs} ms`);
        child.kill();
        resolve();
      }, limitMs);
      child.once('exit', () => {
        clearTimeout(limit);
        resolve();
      });
      this.#tell({ kind: 'stop' });
    });
    this.#process = null;
  }

  #tell(message: ToCore, ports: MessagePortMain[] = []): void {
    this.#process?.postMessage(message, ports);
  }

  #hear(child: UtilityProcess, message: FromCore): void {
    if (child !== this.#process) return;
    switch (message.kind) {
      case 'ready':
        this.#settled(message.isAccepted);
        this.#change('running', null, null);
        return;
      case 'refused':
        this.#change('stopped', message.code, message.detail);
        return;
      case 'session':
        if (message.sessionToken === null) this.#sessions.delete(message.holder);
        else this.#sessions.set(message.holder, message.sessionToken);
    }
  }

  #ended(child: UtilityProcess, status: number): void {
    if (child !== this.#process) return;
    this.#process = null;
    this.#settled(false);
    this.#options.log('info', `the core process ended with status ${status}`);
    // A core that said why it will not start keeps its reason; one that just vanished has crashed.
    if (this.#isStopping) this.#change('stopped', null, null);
    else if (this.#state.state !== 'stopped')
      this.#change('stopped', 'CORE_CRASHED', `exit status ${status}`);
  }

  #change(state: CoreHostState['state'], code: string | null, detail: string | null): void {
    this.#state = { ...this.#state, state, code, detail };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
