import { EventEmitter } from 'node:events';
import { LentPorts, MessagePortMain, PortEnd } from './ports.ts';
import type { UtilityNote } from './utility-process.ts';

/** `process.parentPort` of a utility process, over the line a forked Node process has to its parent. */
class ParentPort extends EventEmitter {
  readonly #waiting: unknown[] = [];

  constructor() {
    super();
    // Messages wait until somebody listens, as the real one promises.
    this.on('newListener', (event) => {
      if (event === 'message') setImmediate(() => this.#flush());
    });
  }

  arrive(event: unknown): void {
    if (this.listenerCount('message') > 0) this.emit('message', event);
    else this.#waiting.push(event);
  }

  postMessage(data: unknown): void {
    say({ about: 'message', data, ports: [] });
  }

  #flush(): void {
    for (const event of this.#waiting.splice(0)) this.emit('message', event);
  }
}

function say(note: UtilityNote): void {
  if (process.connected) process.send?.(note);
}

const ports = new LentPorts(say);
const parentPort = new ParentPort();

/** A port object here, whose other end the parent holds. */
function receivedPort(id: number): MessagePortMain {
  const [here, line] = PortEnd.pair();
  ports.lend(line, id);
  return new MessagePortMain(here);
}

process.on('message', (note: UtilityNote) => {
  if (note.about === 'message') parentPort.arrive({ data: note.data, ports: note.ports.map(receivedPort) });
  else ports.hear(note);
});
// A utility process never outlives its main process.
process.on('disconnect', () => process.exit(1));
Object.defineProperty(process, 'parentPort', { value: parentPort });
