import { type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#contract/index.ts';
import { AppError, toAppError } from './app-error.ts';
import { platform } from './bridge.ts';
import { callKey } from './call-keys.ts';
import { isHostThere, noteConnection } from './connection.ts';
import { PortConnection } from './port-link.ts';

export interface CallOptions {
  /** Milliseconds; null for streams and calls that may take as long as they need. Default 30 s. */
  timeout?: number | null;
  /** Names the call, so that asking again never does it twice. Given by the link itself. */
  key?: string;
}

const DEFAULT_TIMEOUT = 30_000;

const portConnection = platform() === 'desktop' ? new PortConnection() : null;
portConnection?.onChange((now) => noteConnection(now));

function fetchLink(): FetchLink<CallOptions> {
  return new FetchLink({
    url: new URL('./rpc', document.baseURI).href.split('#')[0] ?? '/rpc',
    headers: ({ context }) => (context.key === undefined ? {} : { 'idempotency-key': context.key }),
    // The session cookie is the only credential; nothing is kept in script.
    fetch: (request, init) => globalThis.fetch(request, { ...init, credentials: 'same-origin' }),
  });
}

const overHttp = portConnection === null ? fetchLink() : null;

/** What the end of a call says about the way to the core. A port says by itself when it is gone. */
function noteOutcome(error: AppError | null): void {
  if (!overHttp || error?.code === 'CANCELLED') return;
  if (error?.code === 'DISCONNECTED') noteConnection(false, isHostThere);
  else if (error?.code === 'TIMED_OUT') void isHostThere().then((ok) => noteConnection(ok, isHostThere));
  else noteConnection(true);
}
if (overHttp)
  window.addEventListener('offline', () => {
    // The network of this machine went away; a host on the machine itself is still there.
    void isHostThere().then((ok) => noteConnection(ok, isHostThere));
  });

function withTimeout(signal: AbortSignal | undefined, timeout: number | null): AbortSignal | undefined {
  if (timeout === null) return signal;
  const limit = AbortSignal.timeout(timeout);
  if (!signal) return limit;
  // AbortSignal.any came with Chrome 116; the LAN bundle still serves 109.
  const both = new AbortController();
  for (const one of [signal, limit]) {
    if (one.aborted) both.abort(one.reason);
    else one.addEventListener('abort', () => both.abort(one.reason), { once: true });
  }
  return both.signal;
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

/** Chooses the door, gives every call a limit and turns every failure into an AppError. */
const link: ClientLink<CallOptions> = {
  async call(path, input, options) {
    const timeout = options.context.timeout === undefined ? DEFAULT_TIMEOUT : options.context.timeout;
    const signal = withTimeout(options.signal, timeout);
    const { key, answered, lost } = callKey(path, input);
    try {
      const send = async (): Promise<unknown> => {
        const door = overHttp ?? (await portConnection?.current());
        if (!door) throw new AppError('DISCONNECTED', {});
        const context = { ...options.context, key };
        return door.call(path, input, { ...options, context, ...(signal ? { signal } : {}) });
      };
      // A port that dies without a close event leaves calls unsettled, so the limit is enforced here as well.
      const answer = await (signal ? Promise.race([send(), rejectOn(signal)]) : send());
      answered(true);
      noteOutcome(null);
      return answer;
    } catch (thrown) {
      // A call the caller itself gave up is not a failure to show.
      if (options.signal?.aborted) throw new AppError('CANCELLED', {}, { cause: thrown });
      const error = toAppError(thrown);
      if (error.code === 'DISCONNECTED' || error.code === 'TIMED_OUT') lost();
      else answered(false);
      noteOutcome(error);
      throw error;
    }
  },
};

export type Client = ContractRouterClient<Contract, CallOptions>;
export const client: Client = createORPCClient(link);
/** Query and mutation options with typed keys: `orpc.parties.get.queryOptions({ input: { id } })`. */
export const orpc = createTanstackQueryUtils(client);
