import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as z from 'zod/mini';
import { isOwnAddress } from './app-address.ts';

/** Who asked: one of our windows, on one of our pages, from its main frame. */
export interface Caller {
  window: BrowserWindow;
  key: string;
}

export interface BridgeCommand {
  channel: string;
  input: z.ZodMiniType;
  run: (caller: Caller, input: unknown) => unknown;
}

export interface RegistrarOptions {
  /** The key the window factory gave the window, or null for a window it did not make. */
  keyOf: (window: BrowserWindow) => string | null;
  onRefused: (channel: string, reason: string) => void;
}

/** Ties schema and handler together, so that a handler cannot be written against unchecked input. */
export function bridgeCommand<T>(
  channel: string,
  input: z.ZodMiniType<T>,
  run: (caller: Caller, input: T) => unknown,
): BridgeCommand {
  // Parsing again costs microseconds and gives `run` its type without a cast.
  return { channel, input, run: (caller, raw) => run(caller, z.parse(input, raw)) };
}

/** Every reason to refuse a sender, in the order they are checked; null means welcome. */
export function refusalOf(event: IpcMainInvokeEvent): string | null {
  const frame = event.senderFrame;
  if (!frame) return 'the frame is gone';
  if (frame.parent !== null || frame.frameTreeNodeId !== event.sender.mainFrame.frameTreeNodeId)
    return 'not the main frame';
  if (!isOwnAddress(frame.url)) return 'not our page';
  return null;
}

/** The only place that listens to windows. One argument per call, checked against the command's schema. */
export function registerBridge(commands: readonly BridgeCommand[], options: RegistrarOptions): void {
  for (const command of commands) {
    ipcMain.handle(command.channel, (event, ...args: unknown[]) => {
      const window = BrowserWindow.fromWebContents(event.sender);
      const key = window && !window.isDestroyed() ? options.keyOf(window) : null;
      const reason = refusalOf(event) ?? (key === null ? 'not our window' : null);
      const isInputValid = args.length <= 1 && z.safeParse(command.input, args[0]).success;
      if (reason !== null || !isInputValid || !window || key === null) {
        options.onRefused(command.channel, reason ?? 'input not as agreed');
        throw new Error('refused');
      }
      return command.run({ window, key }, args[0]);
    });
  }
}
