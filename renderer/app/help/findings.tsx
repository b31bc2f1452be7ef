import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Marked } from '#renderer/components/marked.tsx';
import { isComposing } from '#renderer/lib/keys.ts';
import { findInManual } from './find-in-manual.ts';
import { helpHref } from './help-map.ts';
import type { Chapter } from './manual.ts';

interface FindingsProps {
  chapters: readonly Chapter[];
  text: string;
  onFollow: () => void;
}

/** Sections that say what is looked for; arrows go through them, Enter opens one. */
export function Findings({ chapters, text, onFollow }: FindingsProps) {
  const { t } = useTranslation('help');
  const list = useRef<HTMLUListElement>(null);
  const found = findInManual(chapters, text);
  return (
    <div className="text">
      <p className="mw-muted" role="status">
        {found.length === 0 ? t('nothing', { text: text.trim() }) : t('found', { count: found.length })}
      </p>
      <ul className="findings" ref={list} onKeyDown={(event) => walk(event, list.current)}>
        {found.map(({ chapter, section, excerpt, marks }) => {
          const href = helpHref(chapter.name, section.name);
          return (
            <li key={href}>
              <a href={`#${href}`} onClick={onFollow}>
                <strong>{section.title}</strong> <span className="mw-muted">{chapter.title}</span>
                <span className="excerpt">
                  <Marked text={excerpt} marks={marks} />
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function walk(event: KeyboardEvent, list: HTMLUListElement | null): void {
  if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const at = links.findIndex((link) => link === event.target);
  event.preventDefault();
  links[Math.max(0, Math.min(links.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
}
