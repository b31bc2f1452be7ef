import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { type Core, createCore } from '#db/core.ts';
import type { CoreHost } from '#db/kit/call-context.ts';
import type { Clock } from '#db/kit/clock.ts';
import { newId } from '#db/kit/identity.ts';
import { bindAddress, urlHost } from './bind-address.ts';
import { type Connections, createConnections } from './connections.ts';
import { addGuards } from './guards.ts';
import { registerHealth } from './health.ts';
import { createHttpApp } from './http-app.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { openapiDocument } from './openapi-document.ts';
import { servePages } from './pages.ts';
import type { NoteIncident } from './procedure-answers.ts';
import { acceptJsonOnly, acceptUploads, requireCookieForUploads } from './request-body.ts';
import { allowedHosts } from './request-guard.ts';
import { createRestDoor } from './rest-door.ts';
import { createRpcDoor } from './rpc-door.ts';
import { cookieName } from './session-cookie.ts';
import { createSignInLimit } from './sign-in-limit.ts';

export interface ServerOptions {
  dataDir: string;
  /** Loopback only, until certificates exist. */
  host?: string;
  /** 0 lets the system choose a free one. */
  port?: number;
  /** Folder of the built renderer. */
  rendererDir?: string;
  /** An open core to serve; it stays open when the server closes. Without it the server opens its own. */
  core?: Core;
  clock?: Clock;
  limits?: Partial<Limits>;
}

export interface RunningServer {
  url: string;
  port: number;
  /** False when the interface was not built: calls are answered, pages are not there. */
  hasPages: boolean;
  close(): Promise<void>;
}

/** Leaves the rest of the five seconds of a quiet exit to the core. */
const GRACE_MS = 2_000;
const SWEEP_MS = 20;
/** Slices that take files; all other addresses take JSON only. */
const UPLOAD_SLICES = ['imports', 'attachments'];
/** From the sources, and from the bundle in out/server. */
const BUILT_RENDERER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../out/renderer' : '../renderer', import.meta.url),
);

/**
 * Serves one data folder over HTTP: pages, RPC and REST. Throws DomainError TLS_REQUIRED for an address other
 * machines could reach, and whatever the core says when the data folder cannot be opened.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const address = bindAddress(options.host ?? '127.0.0.1');
  const clock = options.clock === undefined ? {} : { clock: options.clock };
  const core = options.core ?? (await createCore({ dataDir: options.dataDir, ...clock }));
  const closeCore = async () => (options.core === undefined ? core.close() : undefined);
  try {
    const running = await listen(core, address, options);
    return {
      ...running,
      close: async () => {
        await running.close();
        await closeCore();
      },
    };
  } catch (error) {
    await closeCore();
    throw error;
  }
}

async function listen(core: Core, address: string, options: ServerOptions): Promise<RunningServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const note = createIncidentLog(core.host);
  let port = options.port ?? 0;
  let hosts: ReadonlySet<string> = new Set();

  const app = await createHttpApp(limits, note);
  const signInLimit = createSignInLimit(limits.signInBurst, limits.signInForgiveMs, () => performance.now());
  addGuards(app, { limits, hosts: () => hosts, signInLimit });
  const cookie = () => cookieName(port, false);
  const connections = createConnections(core, { name: cookie, isSecure: false });
  await registerDoors(app, { core, limits, cookie, connections, note });
  const hasPages = await servePages(app, options.rendererDir ?? BUILT_RENDERER);

  await app.listen({ host: address, port, ipv6Only: true });
  port = (app.server.address() as AddressInfo).port;
  hosts = allowedHosts(urlHost(address), port);
  const close = () => closeQuietly(app, connections);
  return { url: `http://${urlHost(address)}:${String(port)}`, port, hasPages, close };
}

/** Ends the change streams, lets what is under way finish for two seconds, then cuts what is left. */
async function closeQuietly(app: FastifyInstance, connections: Connections): Promise<void> {
  const limit = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
  // A connection whose last answer ends after closing began would otherwise stay open until it times out.
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  connections.closeAll();
  await app.close();
  clearTimeout(limit);
  clearInterval(sweep);
}

interface Doors {
  core: Core;
  limits: Limits;
  /** Name of the session cookie; known once the port is. */
  cookie: () => string;
  connections: Connections;
  note: NoteIncident;
}

async function registerDoors(app: FastifyInstance, doors: Doors): Promise<void> {
  const { core, limits, cookie, connections, note } = doors;
  const rpc = createRpcDoor(core, connections.rpc, note);
  const rest = createRestDoor(core, connections.rest, note);
  await app.register(async (scope) => {
    acceptJsonOnly(scope, limits);
    registerHealth(scope, core.host);
    registerDocument(scope, core, cookie);
    rpc(scope, '/rpc');
    rest(scope, '/api');
  });
  await app.register(async (scope) => {
    acceptJsonOnly(scope, limits);
    acceptUploads(scope, limits);
    requireCookieForUploads(scope, cookie);
    for (const slice of UPLOAD_SLICES) {
      rpc(scope, `/rpc/${slice}`);
      rest(scope, `/api/${slice}`);
    }
  });
}

/** Unforeseen failures are written to the core's log; the caller only sees the id to quote. */
function createIncidentLog(host: CoreHost): NoteIncident {
  return (cause) => {
    const incident = newId(host.clock.now());
    const error = cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause);
    host.log.error('http door failed', { incident, error });
    return incident;
  };
}

/** Made at the first request: most starts never need it, and making it takes longer than the rest of the start. */
function registerDocument(app: FastifyInstance, core: Core, cookie: () => string): void {
  let document: Promise<string> | undefined;
  app.get('/api/openapi.json', async (_request, reply) => {
    document ??= openapiDocument(core.host.status().version, cookie()).then((made) => JSON.stringify(made));
    return reply.type('application/json; charset=utf-8').send(await document);
  });
}
