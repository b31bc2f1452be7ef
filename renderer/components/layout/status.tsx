import { type ReactNode, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

type Side = 'start' | 'end';
const hosts: Record<Side, HTMLElement | null> = { start: null, end: null };
const watchers = new Set<() => void>();

function watch(listener: () => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

function hold(side: Side) {
  return (element: HTMLElement | null) => {
    hosts[side] = element;
    for (const watcher of watchers) watcher();
  };
}

const holdStart = hold('start');
const holdEnd = hold('end');

/** The line at the bottom of the window. Pages write into it with `Status`. */
export function StatusBar() {
  const { t } = useTranslation('shell');
  return (
    <footer className="mw-foot" aria-label={t('status')}>
      <div ref={holdStart} className="slot" />
      <div ref={holdEnd} className="slot mw-push" />
      <span>{t('keys.hint')}</span>
    </footer>
  );
}

/** Puts a page's figures into the status bar for as long as the page is shown. */
export function Status({ side, children }: { side: Side; children: ReactNode }) {
  const host = useSyncExternalStore(watch, () => hosts[side]);
  return host ? createPortal(children, host) : null;
}
