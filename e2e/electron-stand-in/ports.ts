import { EventEmitter } from 'node:events';

/** Where what arrives at one end of a channel goes. */
export interface PortSink {
  message: (data: unknown) => void;
  close: () => void;
}

/** One end of a channel, wherever it is at the moment: held by a port object or lent to another process. */
export class PortEnd {
  #other: PortEnd | null = null;
  #sink: PortSink | null = null;
  #waiting: unknown[] = [];
  #isClosed = false;

  static pair(): [PortEnd, PortEnd] {
    const ends: [PortEnd, PortEnd] = [new PortEnd(), new PortEnd()];
    [ends[0].#other, ends[1].#other] = [ends[1], ends[0]];
    return ends;
  }

  post(data: unknown): void {
    if (this.#other) this.#other.#arrive(data);
  }

  /** Delivers what waited and all that comes. */
  attach(sink: PortSink): void {
    this.#sink = sink;
    for (const data of this.#waiting.splice(0)) sink.message(data);
    if (this.#isClosed) sink.close();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#other) this.#other.#closedThere();
  }

  #arrive(data: unknown): void {
    if (this.#isClosed) return;
    if (this.#sink) this.#sink.message(data);
    else this.#waiting.push(data);
  }

  #closedThere(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#sink?.close();
  }
}

/** Messages are delivered in a later turn, as between real processes. */
export class MessagePortMain extends EventEmitter {
  #end: PortEnd | null;

  constructor(end: PortEnd) {
    super();
    this.#end = end;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('ports over ports are not part of the stand-in');
    const end = this.#end;
    if (!end) throw new Error('the port was handed on');
    const copy = structuredClone(message);
    setImmediate(() => end.post(copy));
  }

  start(): void {
    this.#end?.attach({
      message: (data) => this.emit('message', { data, ports: [] }),
      close: () => this.emit('close'),
    });
  }

  close(): void {
    this.#end?.close();
    this.emit('close');
  }

  /** Gives the end away, as a transfer does; this object is of no use afterwards. */
  handOn(): PortEnd {
    const end = this.#end;
    if (!end) throw new Error('the port was handed on before');
    this.#end = null;
    return end;
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const [one, two] = PortEnd.pair();
    this.port1 = new MessagePortMain(one);
    this.port2 = new MessagePortMain(two);
  }
}

/** What goes over a line to another process or page about lent ports. */
export type PortNote = { about: 'port'; id: number; data: unknown } | { about: 'port-close'; id: number };

/** The ends lent over one line, by number. Both sides of the line keep one of these. */
export class LentPorts {
  readonly #ends = new Map<number, PortEnd>();
  readonly #say: (note: PortNote) => void;
  #last = 0;

  constructor(say: (note: PortNote) => void) {
    this.#say = say;
  }

  /** Lends an end to the other side; the number names it there. */
  lend(end: PortEnd, id = ++this.#last): number {
    this.#ends.set(id, end);
    end.attach({
      message: (data) => this.#say({ about: 'port', id, data }),
      close: () => {
        if (this.#ends.delete(id)) this.#say({ about: 'port-close', id });
      },
    });
    return id;
  }

  hear(note: PortNote): void {
    const end = this.#ends.get(note.id);
    if (note.about === 'port') end?.post(note.data);
    else if (this.#ends.delete(note.id)) end?.close();
  }

  /** The other side is gone: every end it held is closed. */
  closeAll(): void {
    const ends = [...this.#ends.values()];
    this.#ends.clear();
    for (const end of ends) end.close();
  }
}
