import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#contract/kit/permissions.ts';
import type { Marks } from '#contract/search/search.contract.ts';
import { orpc } from '#renderer/lib/client.ts';
import { hrefOfHit, isEntityKey, searchHref } from '#renderer/lib/record-address.ts';
import { type Shortcut, useActiveShortcuts } from '#renderer/lib/shortcuts.ts';
import { useTabs } from '#renderer/lib/tabs.ts';
import { shell } from '#renderer/locales/zh-CN/shell.ts';
import { MORE_PAGES, NAVIGATION } from '../navigation.ts';
import { PAGE_INITIALS } from './page-initials.ts';
import { fold, matches } from './palette-match.ts';

export interface PaletteEntry {
  id: string;
  group: 'recent' | 'pages' | 'actions' | 'records';
  title: string;
  note: string;
  marks?: Marks;
  open: { href: string } | { run: () => void };
}

const MOST_RECORDS = 12;
const ALL_RESULTS = 'all results';

function usePages(text: string, permissions: readonly Permission[]): PaletteEntry[] {
  const { t } = useTranslation('shell');
  return [...NAVIGATION.flatMap((group) => group.items), ...MORE_PAGES]
    .filter((item) => permissions.includes(item.permission))
    .filter((item) => matches(text, t(`nav.${item.key}`), shell.nav[item.key], PAGE_INITIALS[item.key]))
    .map((item) => ({
      id: `page ${item.key}`,
      group: 'pages',
      title: t(`nav.${item.key}`),
      note: '',
      open: { href: item.to },
    }));
}

function actionEntries(text: string, shortcuts: readonly Shortcut[]): PaletteEntry[] {
  return shortcuts
    .filter(
      (one) =>
        one.word !== '' && !/^(Alt\+\d|\?|Ctrl\+K)$/.test(one.keys) && matches(text, one.word, one.keys),
    )
    .map((one) => ({
      id: `action ${one.keys}`,
      group: 'actions',
      title: one.word,
      note: one.keys,
      open: { run: one.run },
    }));
}

function useRecords(text: string): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const [settled] = useDebouncedValue(text, 80);
  const found = useQuery({
    ...orpc.search.find.queryOptions({ input: { text: settled, limit: 20 } }),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
  });
  if (text === '') return [];
  const records = (found.data ?? []).slice(0, MOST_RECORDS).map((hit): PaletteEntry => {
    const kind = isEntityKey(hit.kind) ? t(`entity.${hit.kind}`) : '';
    return {
      id: `record ${hit.kind} ${hit.id} ${hit.title}`,
      group: 'records',
      title: hit.title,
      marks: hit.titleMarks,
      note: [hit.excerpt ?? hit.subtitle, kind].filter(Boolean).join(' · '),
      open: { href: hrefOfHit(hit) },
    };
  });
  const all: PaletteEntry = {
    id: ALL_RESULTS,
    group: 'records',
    title: t('palette.all', { text }),
    note: '',
    open: { href: searchHref(text) },
  };
  // Only behind an answer: Enter pressed before it came must not mean "all results".
  const isAnswered = found.isSuccess && !found.isPlaceholderData && settled === text;
  return isAnswered ? [...records, all] : records;
}

/** What the palette offers for a text: open pages first, then records, pages and commands. */
export function usePaletteEntries(raw: string, permissions: readonly Permission[]): PaletteEntry[] {
  const text = fold(raw);
  const tabs = useTabs();
  const shortcuts = useActiveShortcuts();
  const pages = usePages(text, permissions);
  const records = useRecords(raw.trim());
  const recent: PaletteEntry[] = [...tabs]
    .reverse()
    .filter((tab) => matches(text, tab.title))
    .map((tab) => ({
      id: `tab ${tab.path}`,
      group: 'recent',
      title: tab.title,
      note: '',
      open: { href: tab.href },
    }));
  const kept = recent.slice(0, text === '' ? 8 : 3);
  const named = [...pages, ...actionEntries(text, shortcuts)];
  // Where no record is found, the page or command of that name is what was meant.
  const hasRecord = records.some(({ id }) => id !== ALL_RESULTS);
  return hasRecord ? [...kept, ...records, ...named] : [...kept, ...named, ...records];
}
