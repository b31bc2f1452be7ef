/** Something a view draws from: it says when it changed, without knowing who looks. */
export class Watched {
  readonly #watchers = new Set<() => void>();
  /** Counts changes; a view that remembers it knows when to draw again. */
  revision = 0;

  readonly watch = (listener: () => void): (() => void) => {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  };
  readonly snapshot = (): number => this.revision;

  protected emit(): void {
    this.revision += 1;
    for (const watcher of this.#watchers) watcher();
  }
}
