import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Sections } from './contents.tsx';
import { helpHref } from './help-map.ts';
import type { Chapter, Section } from './manual.ts';
import { ManualText, type Reading } from './manual-text.tsx';
import { TOP } from './top.ts';

interface ChapterTextProps {
  chapters: readonly Chapter[];
  chapter: Chapter | undefined;
  /** Name of the section to begin at. */
  at: string | undefined;
}

/** The open chapter, or all of them by their headings. The place asked for is in sight and has the focus. */
export function ChapterText({ chapters, chapter, at = TOP }: ChapterTextProps) {
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = text.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(at)}"]`);
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  }, [chapter, at]);
  return (
    <div className="text" ref={text}>
      {chapter ? <ChapterArticle chapters={chapters} chapter={chapter} /> : <Overview chapters={chapters} />}
    </div>
  );
}

function Overview({ chapters }: { chapters: readonly Chapter[] }) {
  const { t } = useTranslation('help');
  return (
    <article>
      <h2 tabIndex={-1} data-section={TOP}>
        {t('manual')}
      </h2>
      <p>{t('lead')}</p>
      <div className="overview">
        {chapters.map((chapter) => (
          <section key={chapter.name}>
            <h3>
              <a href={`#${helpHref(chapter.name)}`}>{chapter.title}</a>
            </h3>
            <Sections chapter={chapter} />
          </section>
        ))}
      </div>
    </article>
  );
}

/** A chapter from its title to its end, on the screen and on paper. */
export function ChapterArticle({ chapters, chapter }: { chapters: readonly Chapter[]; chapter: Chapter }) {
  const reading: Reading = {
    chapter,
    chapters,
    hrefOf: (name, section) => `#${helpHref(name, section)}`,
  };
  return (
    <article>
      {chapter.sections.map((section) => (
        <section key={section.name}>
          <Heading section={section} />
          <ManualText tokens={section.tokens} reading={reading} />
        </section>
      ))}
    </article>
  );
}

function Heading({ section: { name, title, depth } }: { section: Section }) {
  const place = { tabIndex: -1, 'data-section': name };
  if (depth <= 1) return <h2 {...place}>{title}</h2>;
  return depth === 2 ? <h3 {...place}>{title}</h3> : <h4 {...place}>{title}</h4>;
}
