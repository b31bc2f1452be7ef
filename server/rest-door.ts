import { OpenAPIHandler } from '@orpc/openapi/fastify';
import type { StandardHandleResult } from '@orpc/server/standard';
import { experimental_ZodSmartCoercionPlugin as TextToNumbersPlugin } from '@orpc/zod/zod4';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Core } from '#db/core.ts';
import { answerOf, refusalAnswer, restErrorBody, retryAfter, sendError } from './answers.ts';
import type { OpenConnection } from './connections.ts';
import { asDownload } from './file-answer.ts';
import { pathOf } from './guards.ts';
import { closedAnswer, type NoteIncident } from './procedure-answers.ts';
import { createMethodFinder, hasRestRoute, restRoutes } from './rest-routes.ts';
import type { RegisterDoor } from './rpc-door.ts';

const PREFIX = '/api';

/** The door of scripts and other systems: procedures with a route, plain JSON in and out. */
export function createRestDoor(core: Core, open: OpenConnection, note: NoteIncident): RegisterDoor {
  const handler = new OpenAPIHandler(core.router, {
    filter: ({ contract: procedure }) => hasRestRoute(procedure),
    customErrorResponseBodyEncoder: (error) => restErrorBody(closedAnswer(error, note)),
    // Query strings and path parameters are text; the contract's schemas say what is a number or a flag.
    plugins: [new TextToNumbersPlugin()],
    rootInterceptors: [withHttpManners],
  });
  const methodsOf = createMethodFinder(restRoutes(contract));

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const connection = open(request, reply);
    try {
      const context = connection.context;
      const { matched } = await handler.handle(request, reply, { prefix: PREFIX, context });
      return matched ? reply : sendUnknown(request, reply);
    } finally {
      connection.close();
    }
  }

  function sendUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const path = pathOf(request);
    const methods = methodsOf(path.slice(PREFIX.length));
    if (methods.length === 0)
      return sendError(request, reply, answerOf('NOT_FOUND', { entity: 'route', key: path }));
    void reply.header('allow', methods.join(', '));
    return sendError(request, reply, refusalAnswer('method_not_allowed', 405));
  }

  return (app, below) => {
    app.all(below, answer);
    app.all(`${below}/*`, answer);
  };
}

/** What HTTP callers expect beside the body: files as downloads, 401 for wrong credentials, Retry-After with 429. */
async function withHttpManners({
  next,
}: {
  next(): Promise<StandardHandleResult>;
}): Promise<StandardHandleResult> {
  const result = await next();
  if (!result.matched) return result;
  if (result.response.status < 400) return { matched: true, response: asDownload(result.response) };
  const error = restError.safeParse(result.response.body);
  if (!error.success) return result;
  const status = error.data.data.rule === 'wrong_password' ? 401 : result.response.status;
  const wait = retryAfter(error.data.data);
  const headers =
    wait === null ? result.response.headers : { ...result.response.headers, 'retry-after': String(wait) };
  return { matched: true, response: { ...result.response, status, headers } };
}

const restError = z.object({ data: z.record(z.string(), z.unknown()) });
