import { fromBrowser, toBrowser } from './addresses.ts';
import type { PageListener } from './surface.ts';

/** What `Fetch.requestPaused` says about a request. */
export interface PausedRequest {
  requestId: string;
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
}

interface Gate {
  listener: PageListener;
  /** The shell itself asked for this navigation; only what pages start is put to the guards. */
  isAsked: boolean;
  isMainFrame: boolean;
  send: (method: string, params: object) => Promise<unknown>;
}

/** Only this machine may be reached for real: a test never talks to the outside. */
function isLoopback(address: string): boolean {
  const host = URL.parse(address)?.hostname;
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
}

async function fulfil(requestId: string, response: Response, send: Gate['send']): Promise<void> {
  const headers = [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'location' ? toBrowser(value) : value,
  }));
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  await send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: headers,
    body,
  });
}

/** Decides about one request: stopped by the shell's guards, answered by its protocol, or let through. */
export async function answerPaused(paused: PausedRequest, gate: Gate): Promise<void> {
  const { requestId, request } = paused;
  const address = fromBrowser(request.url);
  const fail = (errorReason: string): Promise<unknown> =>
    gate.send('Fetch.failRequest', { requestId, errorReason });
  try {
    if (paused.resourceType === 'Document' && !gate.isAsked) {
      const isRedirect = paused.redirectedRequestId !== undefined;
      const isAllowed = gate.listener.mayNavigate({ address, isMainFrame: gate.isMainFrame, isRedirect });
      if (!isAllowed) return void (await fail('Aborted'));
    }
    if (address !== request.url) {
      const { method, headers, postData } = request;
      const body = method === 'GET' || method === 'HEAD' ? null : (postData ?? '');
      const served = gate.listener.serve(new Request(address, { method, headers, body }));
      if (served) await fulfil(requestId, await served, gate.send);
      else await fail('NameNotResolved');
      return;
    }
    const isWeb = /^(https?|wss?):/.test(address);
    if (isWeb && !isLoopback(address)) await fail('InternetDisconnected');
    else await gate.send('Fetch.continueRequest', { requestId });
  } catch {
    // The page went away while its request was being answered.
  }
}
