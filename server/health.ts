import type { FastifyInstance } from 'fastify';
import type { CoreHost } from '#db/kit/call-context.ts';

/** Answers without sign-in, for monitoring and for scripts that wait until the program is up. */
export function registerHealth(app: FastifyInstance, host: CoreHost): void {
  app.get('/api/health', () => {
    const { version, schemaVersion } = host.status();
    const state = host.state();
    const status = state.kind === 'refused' ? 'refused' : 'ok';
    return { status, version, schemaVersion };
  });
}
