import type { Database } from 'better-sqlite3';
import type { Clock } from '#db/kit/clock.ts';
import type { Actor, WriteContext } from '#db/kit/context.ts';
import { Store } from '#db/kit/store.ts';
import { instantOf } from './calendar.ts';
import { Random } from './random.ts';

/** What happens on a day, done by somebody through the same services people use. */
export type Happening = (w: WriteContext) => void;

interface Scheduled {
  day: string;
  order: number;
  actor: Actor;
  happen: Happening;
}

/** One transaction holds this many happenings: durable saves cost the same however much is in them. */
const AT_ONCE = 60;

/**
 * Years of a factory in seconds: happenings sorted by day, each run at its own date, so that the program's history
 * (stage logs, change log, revisions) reads as if it had been used all along. Happenings may plan later ones.
 */
export class Simulation implements Clock {
  readonly random: Random;
  readonly until: string;
  readonly store: Store;
  readonly #heap: Scheduled[] = [];
  #now: number;
  #count = 0;

  constructor(handle: Database, options: { seed: number; from: string; until: string }) {
    this.random = new Random(options.seed);
    this.until = options.until;
    this.#now = instantOf(options.from, 8);
    this.store = new Store(handle, { clock: this });
  }

  now(): number {
    return this.#now;
  }

  /** Plans a happening; what lies after the end never happens. */
  at(day: string, actor: Actor, happen: Happening): void {
    if (day > this.until) return;
    this.#push({ day, order: this.#count, actor, happen });
    this.#count += 1;
  }

  run(): void {
    for (let next = this.#heap[0]; next; next = this.#heap[0]) {
      const { day } = next;
      this.#now = Math.max(this.#now + 1000, instantOf(day, 8, 30));
      const { actor } = next;
      this.store.writeNow(actor, (w) => {
        for (let i = 0; i < AT_ONCE && this.#heap[0]?.day === day && this.#heap[0].actor === actor; i += 1)
          this.#pop()?.happen(w);
      });
    }
  }

  #isBefore(a: number, b: number): boolean {
    const x = this.#heap[a];
    const y = this.#heap[b];
    return x !== undefined && y !== undefined && (x.day < y.day || (x.day === y.day && x.order < y.order));
  }

  #swap(a: number, b: number): void {
    const x = this.#heap[a];
    const y = this.#heap[b];
    if (x && y) {
      this.#heap[a] = y;
      this.#heap[b] = x;
    }
  }

  #push(item: Scheduled): void {
    this.#heap.push(item);
    for (let i = this.#heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.#isBefore(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #pop(): Scheduled | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (this.#heap.length === 0 || last === undefined) return first;
    this.#heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const right = left + 1;
      let least = i;
      if (left < this.#heap.length && this.#isBefore(left, least)) least = left;
      if (right < this.#heap.length && this.#isBefore(right, least)) least = right;
      if (least === i) return first;
      this.#swap(i, least);
      i = least;
    }
  }
}
