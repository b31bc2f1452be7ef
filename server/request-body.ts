import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOf, sendError } from './answers.ts';
import { assertHarmlessQuery, parseJson, RefusedBody } from './json-body.ts';
import type { Limits } from './limits.ts';
import { readSessionToken } from './session-cookie.ts';

/**
 * The only body most routes take is JSON in UTF-8. Bodies are read and checked here, never by the RPC
 * library: it would read any size and any type.
 */
export function acceptJsonOnly(app: FastifyInstance, limits: Limits): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: limits.jsonBytes },
    (request, text, done) => {
      try {
        assertUtf8(request);
        done(null, parseJson(String(text), limits.jsonDepth));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  );
  // An absent body becomes an empty one, so that nothing downstream reads the socket again.
  app.addHook('preHandler', (request, _reply, done) => {
    request.body ??= {};
    done();
  });
}

/** Adds file uploads (multipart) to the routes of this scope. */
export function acceptUploads(app: FastifyInstance, limits: Limits): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: limits.uploadBytes },
    async (request: FastifyRequest, bytes: Buffer) => parseForm(request, bytes, limits),
  );
}

/** Large bodies are taken in only from somebody who at least holds a cookie; the core checks what it is worth. */
export function requireCookieForUploads(app: FastifyInstance, name: () => string): void {
  app.addHook('onRequest', async (request, reply) => {
    const isForm = request.headers['content-type']?.startsWith('multipart/') === true;
    if (isForm && readSessionToken(request, name()) === undefined) {
      await sendError(request, reply.header('connection', 'close'), answerOf('UNAUTHENTICATED', {}));
    }
  });
}

async function parseForm(request: FastifyRequest, bytes: Buffer, limits: Limits): Promise<FormData> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    throw new RefusedBody('malformed');
  }
  const names = new URLSearchParams([...form.keys()].map((key) => [key, '']));
  assertHarmlessQuery(names, limits.jsonDepth);
  // The RPC client puts the call itself as JSON into the field `data`.
  const call = form.get('data');
  if (typeof call === 'string') parseJson(call, limits.jsonDepth);
  return form;
}

function assertUtf8(request: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new RefusedBody('media_type');
}
