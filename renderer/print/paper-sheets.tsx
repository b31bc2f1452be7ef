import './paper.css';
import './documents/service-papers.css';
import './documents/report-sheets.css';
import './documents/tight-sheets.css';
import './documents/letters.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copiesOf, layoutOf, type PaperChoice } from './paper-choice.ts';

/** Classes of a layout; a third of a form is half of one, only tighter. */
const TIGHT = { whole: '', form: 'form', low: 'form low', narrow: 'narrow' } as const;

interface PaperSheetsProps {
  choice: PaperChoice;
  /** Letters are set larger. */
  isLetter?: boolean;
  children: ReactNode;
}

/** A document on its paper: as tight as the paper asks, with the names of the copies, and once for each part of a form. */
export function PaperSheets({ choice, isLetter = false, children }: PaperSheetsProps) {
  const { t } = useTranslation('papers');
  const layout = layoutOf(choice);
  return copiesOf(choice).map((copies) => (
    <article
      key={copies.join(' ')}
      className={[
        'mw-paper mw-report',
        TIGHT[layout],
        isLetter ? 'mw-notice' : '',
        copies.length > 0 ? 'copied' : '',
      ].join(' ')}
      lang="zh-CN"
    >
      {children}
      {copies.length > 0 ? (
        <div className="copies">
          {copies.map((copy) => (
            <span key={copy}>{t(`copy.${copy}`)}</span>
          ))}
        </div>
      ) : null}
    </article>
  ));
}
