import type { BrowserWindow, PrintToPDFOptions } from 'electron';
import type { PrintOptions } from '#contract/kit/desktop-bridge.ts';
import { routeAddress } from './app-address.ts';
import type { Caller } from './bridge-registrar.ts';
import { createWindow } from './window-factory.ts';

/** A page that has not drawn itself by then is shown as failed, not waited for. */
const READY_LIMIT_MS = 60_000;
const MM_PER_INCH = 25.4;

/** Hidden pages that are being waited for, by window. */
const waiting = new Map<BrowserWindow, (verdict: string) => void>();

/** The page said that fonts, data and charts are drawn (`ready`) or that they cannot be. */
export function pageDrawn(window: BrowserWindow, verdict: string): void {
  waiting.get(window)?.(verdict);
}

/** Margins stay zero: the document's own `@page` rules decide them. */
export function pdfOptions(options: PrintOptions): PrintToPDFOptions {
  const { pageSize = 'A4', landscape = false } = options;
  const size =
    typeof pageSize === 'string'
      ? pageSize
      : { width: pageSize.widthMm / MM_PER_INCH, height: pageSize.heightMm / MM_PER_INCH };
  return {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    landscape,
    pageSize: size,
  };
}

function drawn(window: BrowserWindow, asking: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('the page to print did not get ready')), READY_LIMIT_MS);
    const settle = (verdict: string): void => {
      clearTimeout(limit);
      if (verdict === 'ready') resolve();
      else reject(new Error('the page to print could not be drawn'));
    };
    waiting.set(window, settle);
    asking.once('closed', () => settle('closed'));
    window.webContents.once('did-fail-load', () => settle('failed'));
  });
}

/** Draws the route in a hidden window that shares the asking window's session, and returns the PDF. */
export async function printRoute(
  options: PrintOptions,
  caller: Caller,
  preload: string,
): Promise<Uint8Array> {
  const window = createWindow({
    preload,
    key: caller.key,
    address: routeAddress(options.route),
    isHidden: true,
  });
  try {
    await drawn(window, caller.window);
    return await window.webContents.printToPDF(pdfOptions(options));
  } finally {
    waiting.delete(window);
    window.destroy();
  }
}
