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
  app.addHook('onRequest', async (request, reply) => {
    const wait = isSignIn(request) ? signInLimit.waitSeconds(request.ip) : 0;
    if (wait > 0) await sendError(request, reply, answerOf('RATE_LIMITED', { retryAfterSeconds: wait }));
  });
  app.addHook('onRequest', async (request, reply) => refuseStrayBody(request, reply));
  app.addHook('onRequest', async (request) => {
    const mark = request.url.indexOf('?');
    if (mark >= 0) assertHarmlessQuery(new URLSearchParams(request.url.slice(mark + 1)), limits.jsonDepth);
  });
  app.addHook('onResponse', (request, reply, done) => {
    if (isSignIn(request) && isWrongCredentials(reply.statusCode)) signInLimit.noteFailure(request.ip);
    done();
  });
}

/** A body without a type, or on a request that reads, would be taken in by nobody's rules. */
async function refuseStrayBody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const length = request.headers['content-length'];
  const hasBody = request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
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

/** Malformed and rate-limited tries tell a guesser nothing, so they do not count. */
function isWrongCredentials(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429 && status !== 415 && status !== 400;
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}
