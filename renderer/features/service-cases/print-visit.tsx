import { useTranslation } from 'react-i18next';
import { DocumentExport } from '#renderer/components/record/document-export.tsx';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';

interface PrintVisitProps {
  caseId: string;
  seq: number;
}

/** The visit on paper, to be signed by both. */
export function PrintVisit({ caseId, seq }: PrintVisitProps) {
  const { t: words } = useTranslation('service-papers');
  return (
    <div className="mw-row">
      <PaperButton
        word={words('report.choose')}
        tone="plain"
        document="visit"
        route="/print/visit"
        search={{ id: caseId, seq }}
        name={words('report.fileName', { seq })}
      />
      <DocumentExport
        asked={{ document: 'visit', id: caseId, seq }}
        title={words('report.fileName', { seq }).replace(/\.pdf$/u, '')}
      />
    </div>
  );
}
