import { useTranslation } from 'react-i18next';
import { helpHref } from './help-map.ts';
import type { Chapter } from './manual.ts';

interface ContentsProps {
  chapters: readonly Chapter[];
  open: Chapter | undefined;
  /** A link was followed, perhaps to where one is. */
  onFollow: () => void;
}

/** The chapters; of the open one its sections too. */
export function Contents({ chapters, open, onFollow }: ContentsProps) {
  const { t } = useTranslation('help');
  return (
    <ul className="contents">
      <li>
        <a href={`#${helpHref()}`} aria-current={open ? undefined : 'page'} onClick={onFollow}>
          {t('contents')}
        </a>
      </li>
      {chapters.map((chapter) => (
        <li key={chapter.name}>
          <a
            href={`#${helpHref(chapter.name)}`}
            aria-current={chapter === open ? 'page' : undefined}
            onClick={onFollow}
          >
            {chapter.title}
          </a>
          {chapter === open ? <Sections chapter={chapter} onFollow={onFollow} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** Links to the sections of a chapter. */
export function Sections({ chapter, onFollow }: { chapter: Chapter; onFollow?: () => void }) {
  return (
    <ul>
      {chapter.sections.slice(1).map((section) => (
        <li key={section.name}>
          <a href={`#${helpHref(chapter.name, section.name)}`} onClick={onFollow}>
            {section.title}
          </a>
        </li>
      ))}
    </ul>
  );
}
