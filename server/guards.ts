import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerOf, refusalAnswer, sendError } from './answers.ts';
import { assertHarmlessQuery } from './json-body.ts';
import type { Limits } from './limits.ts';
import { ALLOW, refusalOf } from './request-guard.ts';
import type { SignInLimit } from './sign-in-limit.ts';

const SIGN_IN = /^(?:\/rpc\/session\/signIn|\/api\/session)\/*$/;

export interface GuardOptions {
  limits: Limits;
  hosts(): ReadonlySet<string>;
  signInLimit: SignInLimit;
}

/** Everything that is decided from the request line and headers, before a byte of the body is read. */
export function addGuards(app: FastifyInstance, { limits, hosts, signInLimit }: GuardOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    const isData = /^\/(?:rpc|api)(?:\/|$)/.test(path);
    const refused = refusalOf({ method: request.method, headers: request.headers, isData }, hosts());
    if (refused === null) return;
    if (refused.status === 405) void reply.header('allow', ALLOW);
    await sendError(request, reply, refusalAnswer(refused.reason, refused.status));
  });
  limitSignIns(app, signInLimit);
  app.addHook('onRequest', async (request, reply) => refuseStrayBody(request, reply));
  app.addHook('onRequest', async (request) => {
    const mark = request.url.indexOf('?');
    if (mark >= 0) assertHarmlessQuery(new URLSearchParams(request.url.slice(mark + 1)), limits.jsonDepth);
  });
}

function limitSignIns(app: FastifyInstance, limit: SignInLimit): void {
  const counted = new WeakSet<FastifyRequest>();
  app.addHook('onRequest', async (request, reply) => {
    if (!isSignIn(request)) return;
    const wait = limit.begin(request.ip);
    if (wait === 0) counted.add(request);
    else await sendError(request, reply, answerOf('RATE_LIMITED', { retryAfterSeconds: wait }));
  });
  app.addHook('onResponse', (request, reply, done) => {
    // An answer nobody waited for still cost a hash, so only complete ones are given back.
    const isAnswered = counted.has(request) && reply.raw.writableFinished;
    if (isAnswered && isGuiltless(reply.statusCode)) limit.forgive(request.ip);
    done();
  });
}

/** A body without a type, or on a request that reads, would be taken in by nobody's rules. */
async function refuseStrayBody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const length = request.headers['content-length'];
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
  if (!hasBody) return;
  if (request.method === 'GET' || request.method === 'HEAD') {
    await sendError(request, reply.header('connection', 'close'), refusalAnswer('malformed'));
  } else if (request.headers['content-type'] === undefined) {
    await sendError(request, reply.header('connection', 'close'), refusalAnswer('media_type', 415));
  }
}

function isSignIn(request: FastifyRequest): boolean {
  return request.method === 'POST' && SIGN_IN.test(pathOf(request));
}

/** Only wrong credentials (401 over REST, 409 over RPC) keep a try in the bucket. */
function isGuiltless(status: number): boolean {
  return status !== 401 && status !== 409;
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
