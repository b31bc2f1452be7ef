import type { ErrorCode } from '#contract/kit/errors.ts';
import type { SetupStatus } from '#contract/setup/setup.contract.ts';
import type { JobRunner } from '#db/jobs/job-runner.ts';
import type { Clock } from './clock.ts';
import type { Actor, ReadContext, WriteContext } from './context.ts';
import type { Logger } from './logger.ts';
import type { Store } from './store.ts';

export type CoreState =
  | { kind: 'empty' }
  | { kind: 'ready' }
  | { kind: 'refused'; code: ErrorCode; data: unknown };

export interface StartFactory {
  factory: string;
  username: string;
  displayName: string;
  passwordHash: string;
}

/** What procedures may ask of the core around the store: its state, set-up and sessions. */
export interface CoreHost {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  state(): CoreState;
  status(): SetupStatus;
  /** The opened store; throws SETUP_REQUIRED or the reason why it was refused. */
  store(): Store;
  jobs(): JobRunner;
  startFactory(input: StartFactory): Promise<void>;
  openSample(): Promise<void>;
  /** Somebody has read which acknowledged saves the file does not have any more. */
  acknowledgeMissing(): Promise<void>;
}

/** One window or one request. Signing in and out changes it; the door keeps the token. */
export interface ConnectionState {
  readonly device: string;
  token: string | null;
  /** Of a door whose caller may lose an answer: what is asked again under the same key is not done twice. */
  callKey?: string | undefined;
  setToken(token: string | null, expiresAt?: number): void;
}

/** What every procedure starts from. */
export interface CallContext {
  host: CoreHost;
  connection: ConnectionState;
}

/** What a procedure that passed the guard has. */
export interface SignedInContext extends CallContext {
  actor: Actor;
  read<T>(query: (r: ReadContext) => T): T;
  write<T>(useCase: (w: WriteContext) => T): Promise<T>;
}
