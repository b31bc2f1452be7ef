/** Which rows are in sight now. Written on every scrolled frame, so only those who need it listen. */
export interface Sight {
  first: number;
  last: number;
}

export interface SightStore {
  get: () => Sight;
  set: (next: Sight) => void;
  watch: (listener: () => void) => () => void;
}

/** Rows asked for before the window has been measured. */
const AT_START: Sight = { first: 0, last: 40 };

export function createSightStore(): SightStore {
  let sight = AT_START;
  const listeners = new Set<() => void>();
  return {
    get: () => sight,
    set: (next) => {
      if (next.first === sight.first && next.last === sight.last) return;
      sight = next;
      for (const listener of listeners) listener();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
