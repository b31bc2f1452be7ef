import { DomainError } from '#contract/kit/errors.ts';
import { type Core, createCore } from '#db/core.ts';
import { type Actor, SYSTEM_ACTOR } from '#db/kit/context.ts';
import type { Logger } from '#db/kit/logger.ts';
import type { Store } from '#db/kit/store.ts';
import { listUsers } from '#db/slices/users/users.service.ts';

/** Who holds the folder while a command runs, for whoever finds it locked. */
export const ADMIN_HOLDER = 'admin command';

/** For accounts: the change log shows that it was done at the machine itself, not by a signed-in person. */
export const ADMIN_ACTOR: Actor = { ...SYSTEM_ACTOR, device: ADMIN_HOLDER };

/** For business records, which belong to an account: the first administrator, from the command line. */
export function administratorOf(store: Store): Actor {
  const account = store
    .read(ADMIN_ACTOR, listUsers)
    .find((user) => user.role === 'administrator' && user.isActive);
  if (!account) throw new DomainError('SETUP_REQUIRED', {});
  return { userId: account.id, username: account.username, role: account.role, device: ADMIN_HOLDER };
}

/** Whoever runs a command has no log file at hand: what stands behind an incident is kept for its error line. */
function incidentLog(): Logger & { reason(): string | undefined } {
  let reason: string | undefined;
  return {
    info() {},
    warn() {},
    error(_message, data) {
      if (data && 'error' in data && typeof data.error === 'string') reason = data.error;
    },
    reason: () => reason,
  };
}

function isIncident(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'INTERNAL';
}

/** Opens the core on a data folder for one command; closed again whatever happens. */
export async function withCore<T>(dataDir: string, work: (core: Core) => Promise<T>): Promise<T> {
  const log = incidentLog();
  const core = await createCore({ dataDir, holder: ADMIN_HOLDER, log });
  try {
    const state = core.host.state();
    // The reason as the opening found it, already one of the closed list.
    if (state.kind === 'refused') throw new DomainError(state.code, state.data as never);
    return await work(core);
  } catch (error) {
    const reason = log.reason();
    throw reason !== undefined && isIncident(error) ? new Error(reason, { cause: error }) : error;
  } finally {
    await core.close();
  }
}

/** The same on a factory that exists; SETUP_REQUIRED otherwise. */
export function withStore<T>(dataDir: string, work: (store: Store, core: Core) => Promise<T>): Promise<T> {
  return withCore(dataDir, (core) => work(core.host.store(), core));
}
