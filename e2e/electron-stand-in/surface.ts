import type { PortEnd } from './ports.ts';

/** What a page tells the shell's side. Addresses are those of the program (`app://…`), not the browser's. */
export interface PageListener {
  /** A message of the preload; `parent` is null for the main frame. */
  message(from: FrameInfo, note: PreloadNote): void;
  navigated(address: string): void;
  loaded(): void;
  failed(code: number, address: string): void;
  crashed(): void;
  closed(): void;
  /** False stops the navigation. */
  mayNavigate(request: { address: string; isMainFrame: boolean; isRedirect: boolean }): boolean;
  /** Answers a request for one of the program's schemes; null when nobody serves it. */
  serve(request: Request): Promise<Response> | null;
}

export interface FrameInfo {
  id: number;
  address: string;
  parentId: number | null;
}

export type PreloadNote =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'send'; channel: string; args: unknown[] };

/** One page, as far as the shell drives it. */
export interface Page {
  navigate(address: string): void;
  reload(): void;
  /** To the preload's `ipcRenderer.on`. */
  send(channel: string, args: unknown[], ports: PortEnd[]): void;
  reply(id: number, outcome: { value: unknown } | { error: string }): void;
  printToPdf(options: Record<string, unknown>): Promise<Uint8Array>;
  close(): void;
}

/** Where pages live: a Chromium, or nothing at all for tests of the shell's own rules. */
export interface Surface {
  openPage(listener: PageListener, preload: string | null): Page;
}

/** Pages that only note what was asked of them. */
export class BlankSurface implements Surface {
  readonly pages: {
    asked: string[];
    listener: PageListener;
    sent: { channel: string; args: unknown[] }[];
  }[] = [];

  openPage(listener: PageListener): Page {
    const page = { asked: [] as string[], listener, sent: [] as { channel: string; args: unknown[] }[] };
    this.pages.push(page);
    return {
      navigate: (address) => page.asked.push(address),
      reload: () => page.asked.push('reload'),
      send: (channel, args) => page.sent.push({ channel, args }),
      reply: () => {},
      printToPdf: () => Promise.resolve(new TextEncoder().encode('%PDF-')),
      close: () => setImmediate(() => listener.closed()),
    };
  }
}

let current: Surface = new BlankSurface();

export function surface(): Surface {
  return current;
}

export function useSurface(next: Surface): void {
  current = next;
}
