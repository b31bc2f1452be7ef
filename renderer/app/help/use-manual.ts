import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CHAPTERS } from './chapters.ts';
import { type Chapter, readChapter } from './manual.ts';

/** What the files of a language are called; what has no manual of its own reads the Chinese one. */
function fileLanguage(language: string): 'zh' | 'en' {
  return language.startsWith('en') ? 'en' : 'zh';
}

/** The manual as it was shipped with this program, in the language of the screen. */
async function readManual(language: string): Promise<readonly Chapter[]> {
  const suffix = fileLanguage(language);
  const { texts } = await (suffix === 'en' ? import('./texts-en.ts') : import('./texts-zh.ts'));
  return CHAPTERS.flatMap((name) => {
    const text = texts[`../../../docs/manual/${name}.${suffix}.md`];
    return text === undefined ? [] : [readChapter(name, text)];
  });
}

/** All chapters, once they have come; never asked for again in one run of the program. */
export function useManual(): readonly Chapter[] | undefined {
  const { i18n } = useTranslation();
  const { data } = useQuery({
    queryKey: ['manual', i18n.language],
    queryFn: () => readManual(i18n.language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
