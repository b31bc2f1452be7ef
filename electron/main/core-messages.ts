/** What main and the core process say to each other beside the ports of the windows. */
export type ToCore =
  | { kind: 'start'; dataDir: string }
  /** Comes with one port; the same holder is the same session, which the token carries over a core's crash. */
  | { kind: 'connect'; holder: string; sessionToken: string | null }
  | { kind: 'stop' };

export type FromCore =
  /** Open and answering. Not accepted: the folder cannot be used, and every call says why. */
  | { kind: 'ready'; isAccepted: boolean }
  | { kind: 'refused'; code: string; detail: string }
  /** Somebody signed in or out in a window. */
  | { kind: 'session'; holder: string; sessionToken: string | null };
