import { createRouterClient } from '@orpc/server';
import { createCore } from '#db/core.ts';

/** Run as a process of its own: opens the sample factory in a folder, as the first page does. */
const [, , folder = ''] = process.argv;
const core = await createCore({ dataDir: folder, holder: 'fault' });
const { context } = core.connect({ transport: 'inprocess', device: 'fault', holder: 'window' });
await createRouterClient(core.router, { context }).setup.openSample();
await core.close();
