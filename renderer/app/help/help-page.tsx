import './help.css';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { isComposing } from '#renderer/lib/keys.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { closeTabQuietly, openTabs, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { printSheet } from '#renderer/print/print-ready.ts';
import { ChapterText } from './chapter-text.tsx';
import { Contents } from './contents.tsx';
import { Findings } from './findings.tsx';
import { useManual } from './use-manual.ts';

/** One help is open at a time: the tab of the chapter that was left goes. */
function useOneTab(): void {
  const path = usePagePath();
  useEffect(() => {
    const others = openTabs().filter((tab) => tab.path !== path && /^\/help(\/|$)/.test(tab.path));
    for (const tab of others) closeTabQuietly(tab.path);
  }, [path]);
}

/** The manual that came with this program: contents, search, one chapter at a time. */
export function HelpPage() {
  const { t } = useTranslation('help');
  const chapters = useManual();
  const { chapter: named } = useParams({ strict: false });
  const { at } = useSearch({ strict: false });
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const setup = useQuery(orpc.setup.status.queryOptions());
  const chapter = chapters?.find(({ name }) => name === named);
  const print = () =>
    printSheet({
      route: chapter ? `/print/help?chapter=${JSON.stringify(chapter.name)}` : '/print/help',
      name: `${chapter?.title ?? t('manual')}.pdf`,
      pageSize: 'A4',
    });
  useTabTitle(t('tab'));
  useOneTab();
  useShortcuts([
    { keys: 'Ctrl+F', word: t('find'), run: () => field.current?.focus(), inText: true },
    { keys: 'Ctrl+P', word: t(chapter ? 'print' : 'printAll'), run: () => void print(), inText: true },
  ]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
      field.current?.focus();
    } else if (event.target === field.current && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault();
      const first = event.currentTarget.querySelector<HTMLElement>('.findings a');
      if (event.key === 'Enter') first?.click();
      else first?.focus();
    }
  };
  return (
    <Page label={t('manual')}>
      <div className="mw-help" onKeyDown={onKeyDown}>
        <nav aria-label={t('contents')}>
          <input
            ref={field}
            type="search"
            aria-label={t('find')}
            placeholder={t('placeholder')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Contents chapters={chapters ?? []} open={chapter} onFollow={() => setText('')} />
          <Button keys="Ctrl+P" onClick={() => void print()}>
            {t(chapter ? 'print' : 'printAll')}
          </Button>
          <p className="mw-muted mw-meta">{t('version', { version: setup.data?.version ?? '' })}</p>
        </nav>
        {chapters === undefined ? null : text.trim() === '' ? (
          <ChapterText chapters={chapters} chapter={chapter} at={at} />
        ) : (
          <Findings chapters={chapters} text={text} onFollow={() => setText('')} />
        )}
      </div>
    </Page>
  );
}
