import { useEffect } from 'react';
import { currentBridge, platform } from '#renderer/lib/bridge.ts';

export interface PageRule {
  /** As CSS has it: `A4`, `A4 landscape`, `60mm 40mm`. */
  size: string;
  margin: string;
}

/** Sets the page box of this document; a sheet made in script, because inline ones are refused. */
function setPage({ size, margin }: PageRule): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${size}; margin: ${margin}; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Tells whoever prints that the sheet stands or cannot; a browser window opened for it prints itself. */
export function usePrintReady(state: 'waiting' | 'ready' | 'failed', page: PageRule): void {
  const { size, margin } = page;
  useEffect(() => {
    if (state === 'waiting') return;
    setPage({ size, margin });
    void document.fonts.ready.then(() => {
      document.documentElement.dataset.printReady = state;
      if (state === 'ready' && platform() === 'browser' && window.opener) window.print();
    });
  }, [state, size, margin]);
}

export interface PrintJob {
  /** Route of the sheet with its search. */
  route: string;
  /** Name offered for the PDF. */
  name: string;
  landscape?: boolean;
  pageSize?: 'A4' | { widthMm: number; heightMm: number };
}

/** On the desktop the sheet becomes a PDF that is saved where the person says; a browser prints it itself. */
export async function printSheet({ name, ...options }: PrintJob): Promise<void> {
  const bytes = await currentBridge().printToPdf(options);
  if (bytes.length > 0) await currentBridge().saveFile({ suggestedName: name, bytes });
}
