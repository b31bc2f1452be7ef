import { writeSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { createCore } from '#db/core.ts';
import { FAULT_ACCOUNT } from './fault-account.ts';

/**
 * Run as a process of its own: the real core, signed in, saves market records without end. Each number is said
 * only after the call has answered, which is when a person would read "saved".
 */
const [, , folder = ''] = process.argv;
const core = await createCore({ dataDir: folder, holder: 'fault' });
const { context } = core.connect({ transport: 'inprocess', device: 'fault', holder: 'window' });
const client = createRouterClient(core.router, { context });
await client.session.signIn({ username: FAULT_ACCOUNT.username, password: FAULT_ACCOUNT.password });
const known = (await client.parties.list({ limit: 1 })).rows[0];
const party = known ?? (await client.parties.create({ name: '华海造船', roles: ['yard'] }));
const before = (await client.marketRecords.list({ limit: 1, withTotal: true })).total ?? 0;
for (let saved = before + 1; ; saved += 1) {
  await client.marketRecords.create({
    partyId: party.id,
    product: '锚绞机',
    model: `AW-${saved}`,
    quantity: 1000,
  });
  writeSync(1, `${saved}\n`);
}
