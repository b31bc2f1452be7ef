import type { Page } from 'playwright-core';

const GAP_S = 0.008;

/** Key of a US keyboard, as wedge scanners send them. */
function keyOf(sign: string): { key: string; code: string; text: string; modifiers: number } {
  const code = /[a-z]/i.test(sign) ? `Key${sign.toUpperCase()}` : /\d/.test(sign) ? `Digit${sign}` : 'Minus';
  return { key: sign, code, text: sign, modifiers: /[A-Z]/.test(sign) ? 8 : 0 };
}

/**
 * A burst as a scanner sends it: keys 8 ms apart by their own time stamps, whatever the machine is doing, closed by
 * Enter or Tab.
 */
export async function scan(page: Page, barcode: string, end: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const strokes = [...barcode]
    .map(keyOf)
    .concat({ key: end, code: end, text: end === 'Enter' ? '\r' : '', modifiers: 0 });
  // It has just ended: no stamp lies ahead of what a person types next.
  const started = Date.now() / 1000 - strokes.length * GAP_S;
  await Promise.all(
    strokes.flatMap(({ key, code, text, modifiers }, at) => {
      const timestamp = started + at * GAP_S;
      const stroke = { key, code, modifiers, timestamp };
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, ...(text ? { text } : {}) }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
      ];
    }),
  );
  await session.detach();
}
