import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { contract } from '#contract/index.ts';
import { hasRestRoute } from './rest-routes.ts';

const restError = z.object({ code: z.string(), message: z.string(), data: z.unknown() });

/** The one address that belongs to no procedure: it answers before there is a factory, and without sign-in. */
const healthPath: OpenAPI.PathItemObject = {
  get: {
    operationId: 'health',
    security: [],
    responses: {
      '200': {
        description: 'OK',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                status: { type: 'string', enum: ['ok', 'refused'] },
                version: { type: 'string' },
                schemaVersion: { type: 'integer' },
              },
              required: ['status', 'version', 'schemaVersion'],
            },
          },
        },
      },
    },
  },
};

/** Describes the REST door from the contract itself, so that the two cannot drift apart. */
export async function openapiDocument(version: string, cookie: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    filter: ({ contract: procedure }) => hasRestRoute(procedure),
    info: { title: 'Millwright', version, description: 'Sales and after-sales ledger of one factory.' },
    servers: [{ url: '/api' }],
    security: [{ session: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie, description: 'Set by POST /session.' },
      },
    },
    commonSchemas: { Error: { schema: restError, strategy: 'output' } },
    customErrorResponseBodySchema: () => ({ $ref: '#/components/schemas/Error' }),
  });
  return { ...document, paths: { ...document.paths, '/health': healthPath } };
}
