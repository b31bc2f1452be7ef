import type { CDPSession } from 'playwright-core';

/** Keys as an input method sends them: the text is under composition until it is committed. */
export async function compose(cdp: CDPSession, text: string): Promise<void> {
  await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}
