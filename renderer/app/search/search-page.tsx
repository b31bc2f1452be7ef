import './search.css';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchGroup, SearchHit } from '#contract/search/search.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { Marked } from '#renderer/components/marked.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { isComposing } from '#renderer/lib/keys.ts';
import { hrefOfHit, isEntityKey } from '#renderer/lib/record-address.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';

const route = getRouteApi('/shell/search');
const FIRST = 8;
const MORE = 200;

/** Everything that contains a text, by kind. The text stands in the address, so the page can be gone back to. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const { q } = route.useSearch();
  const [text, setText] = useState(q);
  const [settled] = useDebouncedValue(text.trim(), 120);
  const navigate = useNavigate();
  useTabTitle(q === '' ? t('title') : t('tab', { text: q }));
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    if (settled !== q) void navigate({ to: '/search', search: { q: settled }, replace: true });
    // Only what was typed moves the address; a new address sets the text above.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [settled]);
  const found = useQuery({
    ...orpc.search.groups.queryOptions({ input: { text: q, limit: FIRST } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const list = useRef<HTMLDivElement>(null);
  return (
    <Page label={t('title')}>
      <div className="mw-scroll">
        <div className="mw-search" ref={list} onKeyDown={(event) => walkLinks(event, list.current)}>
          <div className="mw-search-head">
            <input
              type="search"
              aria-label={t('label')}
              placeholder={t('placeholder')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              // The page is there to type into: nothing else on it takes text.
              autoFocus
              data-search
            />
          </div>
          <p className="mw-muted" role="status">
            {q === ''
              ? t('hint')
              : found.data
                ? summary(found.data, t('nothing', { text: q }), t('keys'))
                : ''}
          </p>
          {found.isError ? <ErrorPanel error={found.error} onRetry={() => void found.refetch()} /> : null}
          {q === ''
            ? null
            : found.data?.map((group) => <Group key={`${group.kind} ${q}`} group={group} text={q} />)}
        </div>
      </div>
    </Page>
  );
}

function summary(groups: readonly SearchGroup[], nothing: string, keys: string): string {
  return groups.length === 0 ? nothing : keys;
}

/** Arrow keys go from the line of text through the hits and back. */
function walkLinks(event: KeyboardEvent, host: HTMLElement | null): void {
  if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const stops = [...(host?.querySelectorAll<HTMLElement>('[data-search], li a') ?? [])];
  const at = stops.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
}

function Group({ group, text }: { group: SearchGroup; text: string }) {
  const { t } = useTranslation('search');
  const { t: shell } = useTranslation('shell');
  const [isWide, setWide] = useState(false);
  const { kind } = group;
  const wide = useQuery({
    ...orpc.search.groups.queryOptions({ input: { text, kind, limit: MORE } }),
    enabled: isWide,
  });
  const shown = (isWide ? wide.data?.[0] : undefined) ?? group;
  const word = isEntityKey(kind) ? shell(`entity.${kind}`) : kind;
  return (
    <section aria-label={word}>
      <h2>
        <span>
          {word}{' '}
          <span className="mw-muted">
            {shown.hits.length}
            {shown.hasMore ? '+' : ''}
          </span>
        </span>
        {group.hasMore && !isWide ? (
          <Button tone="quiet" onClick={() => setWide(true)}>
            {t('more')}
          </Button>
        ) : null}
      </h2>
      <ul>
        {shown.hits.map((hit) => (
          <li key={hit.id + hit.title}>
            <HitLink hit={hit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HitLink({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const href = hrefOfHit(hit);
  return (
    <a
      href={`#${href}`}
      onClick={(event) => {
        event.preventDefault();
        void navigate({ href });
      }}
    >
      <span className={hit.isVoided ? 'voided' : ''}>
        <Marked text={hit.title} marks={hit.titleMarks} />
      </span>
      <span className="mw-muted">
        <Marked text={hit.subtitle} marks={hit.subtitleMarks} />
        {hit.excerpt === null ? null : (
          <>
            {hit.subtitle === '' ? '' : ' · '}
            <Marked text={hit.excerpt} marks={hit.excerptMarks} />
          </>
        )}
      </span>
      <span className="mw-muted">
        {hit.isVoided ? t('voided') : hit.found === 'text' ? '' : t(`found.${hit.found}`)}
      </span>
    </a>
  );
}
