/**
 * The two halves of a page, sent to the browser as source: neither may use anything from outside itself.
 * They talk through events on the document that carry cloned values, which works across worlds and, unlike
 * messages, at once: what the preload exposes is there before the page's first script.
 */
type Detail = {
  detail: { key: string; paths: string[]; id: number; path: string; args: unknown[]; outcome: unknown };
};

/** In the page's own world: makes the exposed objects and passes their calls on. */
export function pageHalf(token: string): void {
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const callbacks = new Map<number, (...args: unknown[]) => void>();
  let last = 0;
  const say = (kind: string, detail: object): void => {
    document.dispatchEvent(new CustomEvent(token + kind, { detail }));
  };
  const on = (kind: string, listener: (detail: Detail['detail']) => void): void => {
    document.addEventListener(token + kind, (event) => listener((event as unknown as Detail).detail));
  };
  const pass = (args: unknown[]): unknown[] =>
    args.map((value) => {
      if (typeof value !== 'function') return value;
      callbacks.set(++last, value as () => void);
      return { [token]: last };
    });
  const call = (path: string, args: unknown[]): unknown => {
    const id = ++last;
    const later = new Promise<unknown>((resolve, reject) => calls.set(id, { resolve, reject }));
    let direct: { value: unknown } | null = null;
    const atOnce = (event: Event): void => {
      direct = { value: (event as CustomEvent<{ value: unknown }>).detail.value };
    };
    document.addEventListener(`${token}direct${id}`, atOnce, { once: true });
    say('call', { id, path, args: pass(args) });
    return direct ? (direct as { value: unknown }).value : later;
  };
  const revive = (value: unknown): unknown => {
    const isFunction = typeof value === 'object' && value !== null && `${token}fn` in value;
    return isFunction
      ? (...args: unknown[]) => call((value as Record<string, string>)[`${token}fn`] ?? '', args)
      : value;
  };
  on('expose', ({ key, paths }) => {
    const made: Record<string, unknown> = {};
    for (const path of paths) made[path] = (...args: unknown[]) => revive(call(`${key}.${path}`, args));
    Object.defineProperty(window, key, { value: Object.freeze(made), enumerable: true });
  });
  on('settle', ({ id, outcome }) => {
    const { value, error } = outcome as { value: unknown; error?: string };
    if (error === undefined) calls.get(id)?.resolve(value);
    else calls.get(id)?.reject(new Error(error));
    calls.delete(id);
  });
  on('callback', ({ id, args }) => callbacks.get(id)?.(...args));
  // The web's ports do not say that their other end is closed; Electron's do.
  window.addEventListener(
    'message',
    (event) => {
      for (const port of event.ports) {
        port.addEventListener('message', (message) => {
          if (message.data !== `${token}closed`) return;
          message.stopImmediatePropagation();
          port.dispatchEvent(new Event('close'));
        });
      }
    },
    true,
  );
}

interface Codec {
  encode: (value: unknown) => string;
  decode: (text: string) => unknown;
}
type Listener = (event: object, ...args: unknown[]) => void;

/** In the world of the preload: `require('electron')` for it, over one text line to the shell. */
export function preloadHalf(
  token: string,
  codec: Codec,
  post: (text: string) => void,
): (name: string) => unknown {
  const listeners = new Map<string, Set<Listener>>();
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const ports = new Map<number, MessagePort>();
  const exposed = new Map<string, (...args: unknown[]) => unknown>();
  let last = 0;
  const tell = (note: object): void => post(codec.encode(note));
  const say = (kind: string, detail: object): void => {
    document.dispatchEvent(new CustomEvent(token + kind, { detail }));
  };

  const receivePort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port2);
    port2.onmessage = ({ data }) => tell({ kind: 'port', id, data: data as unknown });
    return port1;
  };
  const takes: Record<string, (note: Record<string, unknown>) => void> = {
    reply: ({ id, value, error }) => {
      const waiting = asked.get(Number(id));
      asked.delete(Number(id));
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error as string));
    },
    message: ({ channel, args, ports: ids }) => {
      const event = { sender: ipcRenderer, senderId: 0, ports: (ids as number[]).map(receivePort) };
      for (const listener of listeners.get(String(channel)) ?? []) listener(event, ...(args as unknown[]));
    },
    port: ({ id, data }) => ports.get(Number(id))?.postMessage(data),
    'port-close': ({ id }) => {
      ports.get(Number(id))?.postMessage(`${token}closed`);
      ports.delete(Number(id));
    },
  };
  Object.defineProperty(globalThis, `${token}take`, {
    value: (text: string) => {
      const note = codec.decode(text) as Record<string, unknown>;
      takes[String(note.kind)]?.(note);
    },
  });

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> => {
      const answer = new Promise<unknown>((resolve, reject) => asked.set(++last, { resolve, reject }));
      tell({ kind: 'invoke', id: last, channel, args });
      return answer;
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args }),
    on: (channel: string, listener: Listener) => {
      const heard = listeners.get(channel) ?? new Set();
      listeners.set(channel, heard.add(listener));
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };

  const give = (value: unknown, path: string): unknown => {
    if (typeof value !== 'function') return value;
    exposed.set(path, value as () => unknown);
    return { [`${token}fn`]: path };
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: Record<string, (...args: unknown[]) => unknown>) => {
      for (const [name, member] of Object.entries(api)) {
        if (typeof member !== 'function') throw new Error('the stand-in exposes functions only');
        exposed.set(`${key}.${name}`, member);
      }
      say('expose', { key, paths: Object.keys(api) });
    },
  };
  const receive = (value: unknown): unknown => {
    const isCallback = typeof value === 'object' && value !== null && token in value;
    if (!isCallback) return value;
    const id = (value as Record<string, number>)[token];
    return (...args: unknown[]) => say('callback', { id, args });
  };
  document.addEventListener(`${token}call`, (event) => {
    const { id, path, args } = (event as unknown as Detail).detail;
    const settle = (outcome: object): void => say('settle', { id, outcome });
    const result = exposed.get(path)?.(...args.map(receive));
    if (result instanceof Promise) {
      result.then(
        (value: unknown) => settle({ value }),
        (error: Error) => settle({ error: error.message }),
      );
    } else {
      say(`direct${id}`, { value: give(result, `${path}#${id}`) });
    }
  });

  return (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`a sandboxed preload cannot require '${name}'`);
  };
}
