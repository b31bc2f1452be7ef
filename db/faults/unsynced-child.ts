import { writeSync } from 'node:fs';
import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import { createCore } from '#db/core.ts';
import { FAULT_ACCOUNT } from './fault-account.ts';

/**
 * Run as a process of its own under a tool that fails one fsync: the real core saves parties, says each answer, and
 * goes on after the refusal as a person would. Ends a few saves after it.
 */
const [, , folder = ''] = process.argv;
const core = await createCore({ dataDir: folder, holder: 'fault' });
const { context } = core.connect({ transport: 'inprocess', device: 'fault', holder: 'window' });
const client = createRouterClient(core.router, { context });
await client.session.signIn({ username: FAULT_ACCOUNT.username, password: FAULT_ACCOUNT.password });
const said = { saved: 0, refusals: [] as string[] };
for (let at = 1; said.refusals.length === 0 ? at < 400 : at < 20; at += 1) {
  const [error] = await safe(client.parties.create({ name: `客户 ${process.pid}-${said.saved}-${at}` }));
  if (!error) said.saved += 1;
  else {
    said.refusals.push(isDefinedError(error) ? error.code : String(error));
    // The file is opened anew behind the refusal; who asks meanwhile is told to wait.
    while (core.host.state().kind === 'refused') await new Promise(setImmediate);
    at = 10;
  }
}
const { total } = await client.parties.list({ limit: 1, withTotal: true });
await core.close();
writeSync(1, `${JSON.stringify({ ...said, total })}\n`);
