import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { dropTab, type Tab, unsavedOf, useTabs } from '#renderer/lib/tabs.ts';

/** Opens the address a tab remembers; hrefs are stored whole because their search differs from page to page. */
export function useGoTo(): (href: string) => void {
  const navigate = useNavigate();
  return (href) => void navigate({ href });
}

/** Titles up to this many characters are never cut. */
const SHORT_TITLE = 5;
const intoSight = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
const NUMBERS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Open pages. A tab with unsaved contents asks before it closes; switching away just keeps the draft. */
export function TabBar() {
  const { t } = useTranslation('shell');
  const tabs = useTabs();
  const path = useLocation({ select: (location) => location.pathname });
  const go = useGoTo();
  const [asked, setAsked] = useState<Tab | null>(null);
  const close = (tab: Tab) => {
    const next = dropTab(tab.path);
    if (tab.path === path) go(next?.href ?? '/');
  };
  const ask = (tab: Tab | undefined) => {
    if (!tab || tab.path === '/') return;
    if (unsavedOf(tab.path)) setAsked(tab);
    else close(tab);
  };
  const turn = (by: 1 | -1) => {
    const at = tabs.findIndex((tab) => tab.path === path);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next) go(next.href);
  };
  // Browsers keep Ctrl+Tab and Ctrl+W for their own tabs; in the program's window they reach this page.
  useShortcuts([
    ...NUMBERS.map((number, at) => ({
      keys: `Alt+${number}`,
      word: tabs[at]?.title ?? '',
      run: () => tabs[at] && go(tabs[at].href),
      isGlobal: true,
    })).slice(0, tabs.length),
    { keys: 'Ctrl+Tab', word: t('keys.nextTab'), run: () => turn(1), isGlobal: true },
    { keys: 'Ctrl+Shift+Tab', word: t('keys.previousTab'), run: () => turn(-1), isGlobal: true },
    {
      keys: 'Ctrl+W',
      word: t('keys.closeTab'),
      run: () => ask(tabs.find((tab) => tab.path === path)),
      isGlobal: true,
    },
    {
      keys: 'Alt+W',
      word: t('keys.closeTab'),
      run: () => ask(tabs.find((tab) => tab.path === path)),
      isGlobal: true,
    },
  ]);
  return (
    <nav className="mw-tabs" aria-label={t('tabs')}>
      {tabs.map((tab) => (
        <div
          key={tab.path}
          className={tab.path === path ? 'mw-tab on' : 'mw-tab'}
          // Where there are many, long titles give way first; the page on the screen keeps its name.
          style={{ flexShrink: tab.path === path ? 0 : Math.max(0, tab.title.length - SHORT_TITLE) }}
          // Again with every drawing: a title that came later makes its tab wider.
          ref={tab.path === path ? (element) => intoSight(element) : undefined}
        >
          <button
            type="button"
            className="title"
            aria-current={tab.path === path ? 'page' : undefined}
            onClick={() => go(tab.href)}
          >
            {tab.title}
          </button>
          {tab.isDirty ? (
            <i title={t('tab.unsaved')} aria-label={t('tab.unsaved')} role="img">
              ●
            </i>
          ) : null}
          {tab.path === '/' ? null : (
            <button
              type="button"
              className="close"
              aria-label={t('tab.close', { title: tab.title })}
              onClick={() => ask(tab)}
            >
              ✕
            </button>
          )}
        </div>
      ))}
      <LeaveDialog tab={asked} onStay={() => setAsked(null)} onClose={close} />
    </nav>
  );
}

function LeaveDialog({
  tab,
  onStay,
  onClose,
}: {
  tab: Tab | null;
  onStay: () => void;
  onClose: (tab: Tab) => void;
}) {
  const { t } = useTranslation('form');
  const leave = async (act: 'save' | 'keep' | 'discard') => {
    const acts = tab && unsavedOf(tab.path);
    if (!tab || !acts) return;
    const isDone = act === 'save' ? await acts.save() : true;
    if (act !== 'save') await acts[act]();
    onStay();
    if (isDone) onClose(tab);
  };
  return (
    <Dialog
      title={t('leaveTitle')}
      opened={tab !== null}
      onClose={onStay}
      foot={
        <>
          <Button onClick={onStay}>{t('leaveStay')}</Button>
          <Button tone="danger" onClick={() => void leave('discard')}>
            {t('leaveDiscard')}
          </Button>
          <Button onClick={() => void leave('keep')}>{t('leaveKeep')}</Button>
          <Button tone="primary" data-autofocus onClick={() => void leave('save')}>
            {t('leaveSave')}
          </Button>
        </>
      }
    >
      {t('leaveText', { title: tab?.title ?? '' })}
    </Dialog>
  );
}
