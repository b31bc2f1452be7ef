import { hostname } from 'node:os';
import { createCore } from '#db/core.ts';
import type { FromCore, ToCore } from '../main/core-messages.ts';
import { CoreProcess } from './lifecycle.ts';

const parent = process.parentPort;
const lifecycle = new CoreProcess({
  // What the core has to say goes to the shell's log, through the line the process is started with.
  open: (dataDir) => createCore({ dataDir, holder: 'desktop', log: console }),
  device: hostname(),
  tell: (message: FromCore) => parent.postMessage(message),
  exit: (status) => process.exit(status),
});

parent.on('message', ({ data, ports }) => {
  lifecycle.hear(data as ToCore, ports[0] ?? null);
});
