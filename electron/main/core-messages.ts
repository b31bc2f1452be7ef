/** What main and the core process say to each other beside the ports of the windows. */
export type ToCore =
  | { kind: 'start'; dataDir: string }
  /** Comes with one port; the same holder after a reload is the same session. */
  | { kind: 'connect'; holder: string }
  | { kind: 'stop' };

export type FromCore = { kind: 'ready' } | { kind: 'refused'; code: string; detail: string };
