import { RPCHandler } from '@orpc/server/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Core } from '#db/core.ts';
import { answerOf, refusalAnswer, retryAfter, rpcErrorBody, sendError } from './answers.ts';
import type { OpenConnection } from './connections.ts';
import { asDownload, type StandardResponse } from './file-answer.ts';
import { closedAnswer, type NoteIncident } from './procedure-answers.ts';

/** Registers the door's addresses below a prefix, `/rpc` itself or one slice of it. */
export type RegisterDoor = (app: FastifyInstance, below: string) => void;

const OTHER_METHODS = ['GET', 'PUT', 'PATCH', 'DELETE'] as const;

/** The door of our own renderer: every procedure of the contract, POST only. */
export function createRpcDoor(core: Core, open: OpenConnection, note: NoteIncident): RegisterDoor {
  const endings = new WeakMap<object, AbortSignal>();
  const handler = new RPCHandler(core.router, {
    // POST is the only method here, so the library's own GET check has nothing left to do.
    strictGetMethodPluginEnabled: false,
    rootInterceptors: [
      async (options) => {
        const ended = endings.get(options.context);
        const signals = [options.request.signal, ended].filter((signal) => signal !== undefined);
        const request = { ...options.request, signal: AbortSignal.any(signals) };
        const result = await options.next({ ...options, request });
        return result.matched ? { matched: true, response: closeErrors(result.response, note) } : result;
      },
    ],
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const connection = open(request, reply);
    try {
      const { context } = connection;
      endings.set(context, connection.ended);
      const { matched } = await handler.handle(request, reply, { prefix: '/rpc', context });
      if (matched) return reply;
      return sendError(request, reply, answerOf('NOT_FOUND', { entity: 'procedure', key: '' }));
    } finally {
      connection.close();
    }
  }

  function refuseMethod(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return sendError(request, reply.header('allow', 'POST'), refusalAnswer('method_not_allowed', 405));
  }

  return (app, below) => {
    app.post(`${below}/*`, answer);
    for (const method of OTHER_METHODS) app.route({ method, url: `${below}/*`, handler: refuseMethod });
  };
}

/** Error envelopes with a code of the closed list pass as they are; anything else is mapped to one. */
function closeErrors(response: StandardResponse, note: NoteIncident): StandardResponse {
  if (response.status < 400) return asDownload(response);
  const parsed = envelope.safeParse(response.body);
  if (!parsed.success) return response;
  const answer = closedAnswer(parsed.data.json, note);
  const wait = retryAfter(answer.data);
  const headers = wait === null ? response.headers : { ...response.headers, 'retry-after': String(wait) };
  if (answer.code === parsed.data.json.code) return { ...response, headers };
  return { status: answer.status, headers, body: rpcErrorBody(answer) };
}

const envelope = z.object({
  json: z.object({ code: z.string(), status: z.number(), message: z.string(), data: z.unknown() }),
});
