import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { PAGE_POLICY } from './security-headers.ts';

const HASHED = `${sep}assets${sep}`;

/**
 * The built renderer. Routes live behind `#`, so `/` is the only page. The page itself is never stored, so
 * that a client picks up a new version at its next load; hashed assets never change and are kept for good.
 * False when nothing was built: then only calls are answered, and who starts the host says so.
 */
export async function servePages(app: FastifyInstance, rendererDir: string): Promise<boolean> {
  if (!existsSync(join(rendererDir, 'index.html'))) return false;
  await app.register(fastifyStatic, {
    root: rendererDir,
    prefix: '/',
    index: 'index.html',
    dotfiles: 'ignore',
    list: false,
    cacheControl: false,
    setHeaders(reply, path) {
      void reply.header('content-security-policy', PAGE_POLICY).header('cache-control', cacheRule(path));
    },
  });
  return true;
}

function cacheRule(path: string): string {
  if (path.endsWith('.html')) return 'no-store';
  return path.includes(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
