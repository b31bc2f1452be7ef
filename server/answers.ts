import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, type ErrorData, errorMap, type Refusal } from '#contract/kit/errors.ts';

export interface ErrorAnswer {
  code: string;
  status: number;
  data: unknown;
  message: string;
}

/** Only codes travel: the text is the code again, so no stack, path or SQL can slip into it. */
export function answerOf<C extends ErrorCode>(code: C, data: ErrorData<C>, status?: number): ErrorAnswer {
  return { code, data, status: status ?? errorMap[code].status, message: code };
}

export function refusalAnswer(
  reason: Refusal,
  status: number = errorMap.REQUEST_REFUSED.status,
): ErrorAnswer {
  return answerOf('REQUEST_REFUSED', { reason }, status);
}

/** True for addresses of the RPC door, whose client expects its own envelope. */
export function isRpc(request: FastifyRequest): boolean {
  return /^\/rpc(?:[/?]|$)/.test(request.raw.url ?? '');
}

/** What REST callers see of an error: nothing but these three fields. */
export function restErrorBody(answer: Omit<ErrorAnswer, 'status'>): object {
  return { code: answer.code, data: answer.data, message: answer.message };
}

/** The envelope the RPC client turns back into a typed error. */
export function rpcErrorBody({ code, status, data, message }: ErrorAnswer): object {
  return { json: { defined: true, code, status, message, data } };
}

/** Answers in the form of the door the request came through. */
export function sendError(request: FastifyRequest, reply: FastifyReply, answer: ErrorAnswer): FastifyReply {
  const wait = retryAfter(answer.data);
  if (answer.status === 429 && wait !== null) void reply.header('retry-after', String(wait));
  const body = isRpc(request) ? rpcErrorBody(answer) : restErrorBody(answer);
  return reply.status(answer.status).type('application/json; charset=utf-8').send(body);
}

export function retryAfter(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('retryAfterSeconds' in data)) return null;
  return typeof data.retryAfterSeconds === 'number' ? Math.ceil(data.retryAfterSeconds) : null;
}
