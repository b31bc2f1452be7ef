import type { MessagePortMain } from 'electron';
import type { FromCore, ToCore } from '../main/core-messages.ts';
import { type DoorCore, type Holder, PortDoor } from './port-door.ts';

export interface ClosableCore extends DoorCore {
  host: { state(): { kind: string } };
  close(): Promise<void>;
}

export interface ProcessSurroundings {
  open: (dataDir: string) => Promise<ClosableCore>;
  /** Name under which this PC stands in the change log. */
  device: string;
  tell: (message: FromCore) => void;
  exit: (status: number) => void;
}

interface Opened {
  core: ClosableCore;
  door: PortDoor;
}

/** A stable code where the error carries one. */
function codeOf(error: unknown): string {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : 'INTERNAL';
}

/** Opens the core once, serves the windows that come, and closes the file before the process ends. */
export class CoreProcess {
  readonly #around: ProcessSurroundings;
  #opened: Promise<Opened> | null = null;

  constructor(around: ProcessSurroundings) {
    this.#around = around;
  }

  hear(message: ToCore, port: MessagePortMain | null): void {
    switch (message.kind) {
      case 'start':
        this.#start(message.dataDir);
        return;
      case 'connect':
        if (port) this.#serve(port, message);
        return;
      case 'stop':
        void this.#stop();
    }
  }

  #start(dataDir: string): void {
    if (this.#opened) return;
    this.#opened = this.#open(dataDir);
    this.#opened.then(
      ({ core }) => this.#around.tell({ kind: 'ready', isAccepted: core.host.state().kind !== 'refused' }),
      (error: unknown) => {
        console.error(error);
        this.#around.tell({ kind: 'refused', code: codeOf(error), detail: String(error) });
        this.#around.exit(1);
      },
    );
  }

  async #open(dataDir: string): Promise<Opened> {
    const core = await this.#around.open(dataDir);
    const door = new PortDoor(core, this.#around.device, (session) =>
      this.#around.tell({ kind: 'session', ...session }),
    );
    return { core, door };
  }

  /** Calls sent before the core is open wait in the port. A failed start has ended the process already. */
  #serve(port: MessagePortMain, holder: Holder): void {
    this.#opened?.then(({ door }) => door.serve(port, holder)).catch(() => port.close());
  }

  async #stop(): Promise<void> {
    let status = 0;
    try {
      const opened = await this.#opened;
      opened?.door.close();
      await opened?.core.close();
    } catch (error) {
      console.error(error);
      status = 1;
    }
    this.#around.exit(status);
  }
}
