import '#renderer/print/paper-fonts.ts';
import '#renderer/print/paper.css';
import './print-help.css';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrintReady } from '#renderer/print/print-ready.ts';
import { ChapterArticle } from './chapter-text.tsx';
import { useManual } from './use-manual.ts';

const route = getRouteApi('/print/help');

/** True once every picture below the element is there to be printed. */
function usePictures(isDrawn: boolean) {
  const sheet = useRef<HTMLDivElement>(null);
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (!isDrawn) return;
    const pictures = [...(sheet.current?.querySelectorAll('img') ?? [])];
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => setThere(true));
  }, [isDrawn]);
  return { sheet, isThere };
}

/** A chapter of the manual on A4, or all of it. */
export function PrintHelpPage() {
  const { i18n } = useTranslation();
  const { chapter: named } = route.useSearch();
  const chapters = useManual();
  const { sheet, isThere } = usePictures(chapters !== undefined);
  usePrintReady(isThere ? 'ready' : 'waiting', { size: 'A4', margin: '14mm 14mm 16mm' });
  const wanted = chapters?.filter(({ name }) => named === undefined || name === named) ?? [];
  return (
    <div className="mw-paper mw-help-paper" lang={i18n.language} ref={sheet}>
      {wanted.map((chapter) => (
        <ChapterArticle key={chapter.name} chapters={chapters ?? []} chapter={chapter} />
      ))}
    </div>
  );
}
