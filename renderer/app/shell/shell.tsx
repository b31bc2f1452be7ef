import './shell.css';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuCommand } from '#contract/kit/desktop-bridge.ts';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import { CreateHerePlace } from '#renderer/components/form/create-here-place.tsx';
import { Status, StatusBar } from '#renderer/components/layout/status.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { followChanges } from '#renderer/lib/changes.ts';
import { useMyLook } from '#renderer/lib/my-preferences.ts';
import { runShortcut, useShortcuts } from '#renderer/lib/shortcuts.ts';
import { openTabs, renameTabs, visitTab } from '#renderer/lib/tabs.ts';
import { isNavKey } from '../navigation.ts';
import { Palette } from '../palette/palette.tsx';
import { About } from './about.tsx';
import { Header } from './header.tsx';
import { KeyList } from './key-list.tsx';
import { MissingSaves } from './missing-saves.tsx';
import { Rail, useCurrentNav } from './rail.tsx';
import { RunningTasks } from './running-tasks.tsx';
import { TabBar } from './tab-bar.tsx';
import { useRail } from './use-rail.ts';
import { useRecordSteps } from './use-record-steps.ts';
import { useScanner } from './use-scanner.ts';

/** The reader of pictures is a megabyte; most people have a scanner. */
const ScanDialog = lazy(async () => {
  const { ScanDialog: dialog } = await import('#renderer/components/scanning/scan-dialog.tsx');
  return { default: dialog };
});

/** Every navigation opens or refreshes its tab. */
function useVisits(): void {
  const { t } = useTranslation('shell');
  // The resolved location: while a page is still loading, its address and the matches are not of one mind.
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const href = useRouterState({ select: (state) => state.resolvedLocation?.href });
  const nav = useCurrentNav();
  useEffect(() => {
    if (path === undefined || href === undefined) return;
    // The day's work is always the first tab.
    if (openTabs().length === 0) visitTab('/', '/', t('nav.today'), 'today');
    visitTab(path, href, nav ? t(`nav.${nav}`) : path, nav);
  }, [path, href, nav, t]);
  useEffect(() => renameTabs((key) => (isNavKey(key) ? t(`nav.${key}`) : key)), [t]);
}

function useLiveData(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const abort = new AbortController();
    void followChanges(queries, abort.signal);
    return () => abort.abort();
  }, [queries]);
}

/** The application menu says what; the page on the screen knows how. */
const MENU_KEYS: Record<Exclude<MenuCommand, 'about'>, string> = {
  palette: 'Ctrl+K',
  settings: 'Ctrl+,',
  print: 'Ctrl+P',
  save: 'Ctrl+S',
  new: 'Ctrl+N',
  find: 'Ctrl+F',
  back: 'Alt+ArrowLeft',
};

function useMenu(onAbout: () => void): void {
  const latest = useRef(onAbout);
  latest.current = onAbout;
  useEffect(
    () =>
      currentBridge().onMenuCommand((command) => {
        if (command === 'about') latest.current();
        else runShortcut(MENU_KEYS[command]);
      }),
    [],
  );
}

/** Opens what the manual says about the page on the screen; which section that is comes with the first question. */
function useManualOfPage(): () => Promise<void> {
  const navigate = useNavigate();
  const route = useRouterState({ select: (state) => state.matches.at(-1)?.fullPath ?? '/' });
  return async () => {
    const { helpOfRoute } = await import('../help/help-map.ts');
    await navigate({ href: helpOfRoute(route) });
  };
}

/** The window of a signed-in person. */
export function Shell({ user }: { user: CurrentUser }) {
  const { t } = useTranslation('shell');
  const [isFinding, setFinding] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [isAbout, setAbout] = useState(false);
  const scanner = useScanner();
  const rail = useRail();
  const navigate = useNavigate();
  const manual = useManualOfPage();
  const openManual = () => {
    setHelping(false);
    void manual();
  };
  useVisits();
  useLiveData();
  useMyLook();
  useRecordSteps();
  useShortcuts([
    { keys: 'Ctrl+K', word: t('keys.palette'), run: () => setFinding(true), isGlobal: true },
    { keys: 'F1', word: t('keys.help'), run: () => setHelping(true), isGlobal: true },
    { keys: 'Shift+F1', word: t('keys.manual'), run: openManual, inText: true, isGlobal: true },
    { keys: 'Ctrl+B', word: t('menu.toggle'), run: rail.toggle, isGlobal: true },
    { keys: 'Alt+M', word: t('scan.open'), run: scanner.open, isGlobal: true },
    { keys: '?', word: t('keys.help'), run: () => setHelping(true), isGlobal: true },
    { keys: 'Alt+ArrowLeft', word: t('keys.back'), run: () => history.back(), isGlobal: true },
    {
      keys: 'Ctrl+,',
      word: t('nav.settings'),
      run: () => void navigate({ to: '/settings' }),
      isGlobal: true,
    },
  ]);
  useMenu(() => setAbout(true));
  return (
    <div className={rail.isOpen ? 'mw-shell' : 'mw-shell bare'}>
      <a
        className="mw-skip"
        href="#work"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#work')?.focus();
        }}
      >
        {t('skip')}
      </a>
      <Header
        user={user}
        lastScan={scanner.lastScan}
        rail={rail}
        onFind={() => setFinding(true)}
        onScan={scanner.open}
        onHelp={() => setHelping(true)}
      />
      <Rail user={user} holdsPerson={rail.holdsPerson} onFold={rail.fold} />
      <div className="mw-work">
        <TabBar />
        <main className="mw-main" id="work" tabIndex={-1}>
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <StatusBar />
      <Status side="end">
        <RunningTasks user={user} />
      </Status>
      <MissingSaves />
      <Palette opened={isFinding} onClose={() => setFinding(false)} permissions={user.permissions} />
      <CreateHerePlace />
      <KeyList opened={isHelping} onClose={() => setHelping(false)} onManual={openManual} />
      {scanner.isOpen ? (
        <Suspense>
          <ScanDialog onScan={scanner.take} onClose={scanner.close} />
        </Suspense>
      ) : null}
      {isAbout ? <About onClose={() => setAbout(false)} /> : null}
    </div>
  );
}
