import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#contract/kit/errors.ts';
import type { SetupStatus } from '#contract/setup/setup.contract.ts';
import { dataPaths, SAMPLE_FOLDER } from './connection/data-paths.ts';
import { hasFactoryTraces } from './connection/guards.ts';
import { type FactoryFiles, openFactory } from './connection/open-factory.ts';
import { toDomainError } from './connection/sqlite-errors.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { closeOrphanedJobs } from './jobs/jobs.repo.ts';
import type { CallContext, ConnectionState, CoreHost, CoreState, StartFactory } from './kit/call-context.ts';
import { ChangeHub } from './kit/change-hub.ts';
import { type Clock, systemClock } from './kit/clock.ts';
import { SYSTEM_ACTOR } from './kit/context.ts';
import type { Logger } from './kit/logger.ts';
import { getSetting } from './kit/settings.ts';
import { Store } from './kit/store.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import { router } from './router.ts';
import { SAMPLE_USERS } from './sample/people.ts';
import { needsRebuild } from './slices/search/rebuild.service.ts';
import { setUpFactory } from './slices/setup/setup.service.ts';
import { PROGRAM_VERSION } from './version.ts';

export interface CoreOptions {
  dataDir: string;
  /** Who holds the folder, shown to whoever finds it locked. */
  holder?: string;
  clock?: Clock;
  log?: Logger;
}

export interface ConnectInfo {
  transport: 'port' | 'http' | 'rest' | 'inprocess';
  device: string;
  /** A window that reloads finds its session again under the same key. */
  holder?: string;
  sessionToken?: string | undefined;
  /** Names the call of this connection, see `answered-calls.ts`. */
  callKey?: string | undefined;
}

export interface Connection {
  context: CallContext;
  sessionToken(): string | null;
  onSession(listener: (token: string | null, expiresAt?: number) => void): void;
}

export interface Core {
  router: typeof router;
  host: CoreHost;
  connect(info: ConnectInfo): Connection;
  close(): Promise<void>;
}

const silent: Logger = { info() {}, warn() {}, error() {} };

interface Opened {
  files: FactoryFiles;
  store: Store;
  jobs: JobRunner;
  factory: string;
  isSample: boolean;
}

class FactoryHost implements CoreHost {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly #holder: string;
  #opened: Opened | null = null;
  #refusal: DomainError | null = null;

  constructor(options: CoreOptions) {
    this.dataDir = options.dataDir;
    this.clock = options.clock ?? systemClock;
    this.log = options.log ?? silent;
    this.#holder = options.holder ?? 'core';
  }

  /** Opens what is there. An untouched folder waits for the first-run page; anything else that cannot be opened is refused. */
  async begin(): Promise<void> {
    const { database } = dataPaths(this.dataDir);
    if (!existsSync(database) && !hasFactoryTraces(this.dataDir)) return;
    try {
      const opened = await this.#open(false);
      if (opened.factory !== '' && opened.store.read(SYSTEM_ACTOR, needsRebuild))
        opened.jobs.start('search-rebuild', {}, SYSTEM_ACTOR);
    } catch (error) {
      const domain = toDomainError(error, database);
      if (!domain) throw error;
      this.#refusal = domain;
      this.log.error('data folder refused', { code: domain.code, data: domain.data });
    }
  }

  async #open(mayCreate: boolean, changes = new ChangeHub()): Promise<Opened> {
    const files = await openFactory(this.dataDir, {
      holder: this.#holder,
      mayCreate,
      appVersion: PROGRAM_VERSION,
      now: () => this.clock.now(),
    });
    // The folder is held here: nobody is building in it.
    rmSync(join(this.dataDir, SAMPLE_FOLDER), { recursive: true, force: true });
    const onCommit = (seq: number) => files.highWater.note(seq);
    const onUncertain = () => this.#startOver();
    const store = new Store(files.handle, { clock: this.clock, onCommit, onUncertain, changes });
    closeOrphanedJobs(store);
    const jobs = new JobRunner(store, { dataDir: this.dataDir, log: this.log, onCommit });
    this.#opened = { files, store, jobs, ...this.#identity(store) };
    return this.#opened;
  }

  /**
   * After a save the disk did not confirm: the connection is closed, the file opened anew and checked. Until then
   * calls are told to wait; a file that fails the check is refused like at any start.
   */
  #startOver(): void {
    const opened = this.#opened;
    if (!opened) return;
    const { database } = dataPaths(this.dataDir);
    this.#opened = null;
    this.#refusal = new DomainError('STORAGE_BUSY', { path: database });
    this.log.error('the disk did not confirm a save; the file is opened anew', { path: database });
    // Not inside the transaction that failed.
    setImmediate(() => void this.#openAnew(opened, database));
  }

  async #openAnew({ files, jobs, store }: Opened, database: string): Promise<void> {
    try {
      store.close();
      await files.abandon();
      await jobs.close();
      await this.#open(false, store.changes);
      this.#refusal = null;
      this.log.info('the file was checked and is open again', { path: database });
    } catch (error) {
      this.#refusal =
        toDomainError(error, database) ?? new DomainError('STORAGE_DAMAGED', { path: database });
      this.log.error('data folder refused', { code: this.#refusal.code, data: this.#refusal.data });
    }
  }

  #identity(store: Store): { factory: string; isSample: boolean } {
    return store.read(SYSTEM_ACTOR, (r) => ({
      factory: getSetting<string>(r.db, 'factory') ?? '',
      isSample: getSetting<boolean>(r.db, 'is_sample') ?? false,
    }));
  }

  state(): CoreState {
    // A start that was interrupted before the first account left a file without a factory in it.
    if (this.#opened) return { kind: this.#opened.factory === '' ? 'empty' : 'ready' };
    if (this.#refusal) return { kind: 'refused', code: this.#refusal.code, data: this.#refusal.data };
    return { kind: 'empty' };
  }

  status(): SetupStatus {
    const state = this.state();
    return {
      state: state.kind,
      factory: this.#opened?.factory ?? null,
      isSample: this.#opened?.isSample ?? false,
      dataDir: this.dataDir,
      version: PROGRAM_VERSION,
      schemaVersion: SCHEMA_VERSION,
      sampleUsers: this.#opened?.isSample ? [...SAMPLE_USERS] : [],
      missingSaves: [...(this.#opened?.files.highWater.missing ?? [])],
      refusal: state.kind === 'refused' ? { code: state.code, data: state.data } : null,
    };
  }

  #require(): Opened {
    if (this.#opened && this.#opened.factory !== '') return this.#opened;
    throw this.#refusal ?? new DomainError('SETUP_REQUIRED', {});
  }

  store(): Store {
    return this.#require().store;
  }

  jobs(): JobRunner {
    return this.#require().jobs;
  }

  async startFactory(input: StartFactory): Promise<void> {
    const { factory, ...account } = input;
    const opened = this.#opened ?? (await this.#open(true));
    opened.store.writeNow(SYSTEM_ACTOR, (w) =>
      setUpFactory(w, factory, false, [{ ...account, role: 'administrator' }]),
    );
    Object.assign(opened, this.#identity(opened.store));
  }

  async openSample(): Promise<void> {
    const opened = this.#opened ?? (await this.#open(true));
    const { buildSampleBeside, moveSampleIn } = await import('./sample/build-beside.ts');
    await buildSampleBeside(this.dataDir, { appVersion: PROGRAM_VERSION });
    this.#opened = null;
    await opened.jobs.close();
    opened.store.close();
    await opened.files.close();
    moveSampleIn(this.dataDir);
    await this.#open(false, opened.store.changes);
  }

  async acknowledgeMissing(): Promise<void> {
    await this.#require().files.highWater.acknowledge();
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    if (!opened) return;
    await opened.jobs.close();
    opened.store.close();
    await opened.files.close();
  }
}

/** Starts the application core on one data folder. Doors connect to it; it knows none of them. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const host = new FactoryHost(options);
  await host.begin();
  const held = new Map<string, string>();
  return {
    router,
    host,
    connect(info) {
      const listeners: ((token: string | null, expiresAt?: number) => void)[] = [];
      const connection: ConnectionState = {
        device: info.device,
        callKey: info.callKey,
        token: info.sessionToken ?? (info.holder === undefined ? null : (held.get(info.holder) ?? null)),
        setToken(token, expiresAt) {
          connection.token = token;
          if (info.holder !== undefined) {
            if (token === null) held.delete(info.holder);
            else held.set(info.holder, token);
          }
          for (const listener of listeners) listener(token, expiresAt);
        },
      };
      return {
        context: { host, connection },
        sessionToken: () => connection.token,
        onSession: (listener) => void listeners.push(listener),
      };
    },
    close: () => host.close(),
  };
}
