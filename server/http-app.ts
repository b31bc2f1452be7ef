import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { answerOf, type ErrorAnswer, refusalAnswer, restErrorBody, sendError } from './answers.ts';
import { RefusedBody } from './json-body.ts';
import type { Limits } from './limits.ts';
import type { NoteIncident } from './procedure-answers.ts';
import { SECURITY_HEADERS, setSecurityHeaders } from './security-headers.ts';

/** Fastify with our answers to everything that goes wrong before a route is reached; no routes yet. */
export async function createHttpApp(limits: Limits, note: NoteIncident): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: limits.jsonBytes,
    // What is under way may finish; the server closes what takes too long itself.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    serverFactory: (handler) => createRawServer(handler, limits),
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      void sendError(request, reply, answerOfFailure(error, request, limits, note));
    },
  });
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendError(request, reply, answerOfFailure(error, request, limits, note)),
  );
  app.setNotFoundHandler((request, reply) =>
    sendError(request, reply, answerOf('NOT_FOUND', { entity: 'page', key: '' })),
  );
  await app.register(fastifyCookie);
  return app;
}

/** The raw server sets the headers before routing, so that no answer can leave without them. */
function createRawServer(handler: RequestListener, limits: Limits): Server {
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.sweepMs,
      keepAliveTimeout: limits.headersMs,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      setSecurityHeaders(response);
      handler(request, response);
    },
  );
  server.on('checkExpectation', (_request, response) => {
    setSecurityHeaders(response);
    response.writeHead(417).end();
  });
  return server;
}

/** Requests the HTTP parser gave up on never become a request object; the answer is written by hand. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = brokenRequestAnswer(error.code);
  const body = JSON.stringify(restErrorBody(answer));
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${String(answer.status)} \r\n${lines.join('')}\r\n${body}`);
}

function brokenRequestAnswer(code: string | undefined): ErrorAnswer {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return answerOf('TIMED_OUT', {}, 408);
  if (code === 'HPE_HEADER_OVERFLOW') return answerOf('TOO_LARGE', { limit: 16_384 }, 431);
  return refusalAnswer('malformed');
}

/** One mapping of whatever was thrown outside a procedure; unforeseen causes only leave an incident id. */
function answerOfFailure(
  error: Error & { code?: string; statusCode?: number },
  request: FastifyRequest,
  limits: Limits,
  note: NoteIncident,
): ErrorAnswer {
  if (error instanceof RefusedBody) {
    return refusalAnswer(error.reason, error.reason === 'media_type' ? 415 : 400);
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refusalAnswer('media_type', 415);
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return answerOf('TOO_LARGE', { limit: isForm(request) ? limits.uploadBytes : limits.jsonBytes });
    default:
      if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
        return refusalAnswer('malformed');
      }
      return answerOf('INTERNAL', { incident: note(error) });
  }
}

function isForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('multipart/form-data') === true;
}
