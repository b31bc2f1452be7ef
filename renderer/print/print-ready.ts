import { useEffect } from 'react';
import { currentBridge, platform } from '#renderer/lib/bridge.ts';

export interface PageRule {
  /** As CSS has it: `A4`, `A4 landscape`, `60mm 40mm`. */
  size: string;
  margin: string;
  /** False for letters: a page number over all of them says nothing to the one who gets his. */
  isNumbered?: boolean;
}

/** Sets the page box of this document; a sheet made in script, because inline ones are refused. */
function setPage({ size, margin, isNumbered = true }: PageRule): void {
  const sheet = new CSSStyleSheet();
  const number = isNumbered ? '' : '@bottom-center { content: none; }';
  sheet.replaceSync(`@page { size: ${size}; margin: ${margin}; ${number} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Tells whoever prints that the sheet stands or cannot; a browser window opened for it prints itself. */
export function usePrintReady(state: 'waiting' | 'ready' | 'failed', page: PageRule): void {
  const { size, margin, isNumbered = true } = page;
  useEffect(() => {
    if (state === 'waiting') return;
    setPage({ size, margin, isNumbered });
    void document.fonts.ready.then(() => {
      document.documentElement.dataset.printReady = state;
      if (state === 'ready' && platform() === 'browser' && window.opener) window.print();
    });
  }, [state, size, margin, isNumbered]);
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
