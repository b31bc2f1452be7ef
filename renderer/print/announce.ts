import { platform } from '#renderer/lib/bridge.ts';

/** Tells whoever prints that data, fonts and drawings are there; a browser window opened for it prints itself. */
export async function announcePaper(verdict: 'ready' | 'failed'): Promise<void> {
  await document.fonts.ready;
  document.documentElement.dataset['printReady'] = verdict;
  if (verdict === 'ready' && platform() === 'browser' && window.opener) window.print();
}
