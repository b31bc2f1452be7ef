import { hostname } from 'node:os';
import { createCore } from '#db/core.ts';
import type { FromCore, ToCore } from '../main/core-messages.ts';
import { CoreProcess } from './lifecycle.ts';

const parent = process.parentPort;
const lifecycle = new CoreProcess({
  open: createCore,
  device: hostname(),
  tell: (message: FromCore) => parent.postMessage(message),
  exit: (status) => process.exit(status),
});

parent.on('message', ({ data, ports }) => {
  lifecycle.hear(data as ToCore, ports[0] ?? null);
});
