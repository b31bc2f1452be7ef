import type { ChangeNotice } from '#db/kit/change-hub.ts';
import type { FromWorker } from './job-types.ts';

/** The worker's side of the writer's turn: asks, waits, writes, returns it with what changed. */
export class TurnKeeper {
  readonly #send: (message: FromWorker) => void;
  #grant: () => void = () => {};
  #notices: ChangeNotice[] = [];
  #logSeq = 0;

  constructor(send: (message: FromWorker) => void) {
    this.#send = send;
  }

  granted(): void {
    this.#grant();
  }

  committed(logSeq: number): void {
    this.#logSeq = logSeq;
  }

  changed(notice: ChangeNotice): void {
    this.#notices.push(notice);
  }

  async run<T>(write: () => T): Promise<T> {
    const turn = new Promise<void>((resolve) => {
      this.#grant = resolve;
    });
    this.#send({ type: 'want_turn' });
    await turn;
    try {
      return write();
    } finally {
      this.#send({ type: 'return_turn', notices: this.#notices, logSeq: this.#logSeq });
      this.#notices = [];
    }
  }
}
