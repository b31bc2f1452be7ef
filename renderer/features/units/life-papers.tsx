import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import type { UnitPaper, UnitPapers } from '#contract/units/unit-papers.schema.ts';
import { FileButton, filesGiven } from '#renderer/components/file-button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { attachFiles } from '#renderer/lib/attach-files.ts';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { PaperDialog } from './paper-dialog.tsx';
import { usePaperName } from './paper-words.ts';

/** Puts certificates and pictures on the unit itself; what belongs to a case is put there. */
function useAddPapers(unitId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (files: readonly File[]) => attachFiles('units', unitId, files),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: orpc.units.papers.key() }),
        queries.invalidateQueries({ queryKey: orpc.attachments.key() }),
      ]),
  });
}

/** Certificates, the signed specification, visit reports and pictures, newest first; more by paste, drop or choice. */
export function LifePapers({ life, papers }: { life: UnitLife; papers: UnitPapers }) {
  const { t } = useTranslation('units');
  const mayAdd = useMay('cases.write');
  const add = useAddPapers(life.unit.id);
  return (
    <section className="mw-papers" aria-label={t('papers.title')} {...filesGiven(mayAdd ? add.mutate : null)}>
      <div className="mw-row between">
        <h2>{t('papers.title')}</h2>
        {mayAdd ? (
          <FileButton
            tone="quiet"
            busy={add.isPending}
            word={t('papers.add')}
            accept="image/*,application/pdf"
            isMultiple
            onFiles={add.mutate}
          />
        ) : null}
      </div>
      {add.error ? <ErrorPanel error={add.error} /> : null}
      <PaperList life={life} papers={papers.papers} />
    </section>
  );
}

function PaperList({ life, papers }: { life: UnitLife; papers: readonly UnitPaper[] }) {
  const { t } = useTranslation('units');
  const [shown, setShown] = useState<UnitPaper | null>(null);
  const { origin } = life;
  const hasSpecification = Boolean(origin?.specificationId);
  return (
    <>
      {papers.length === 0 && !hasSpecification ? <p className="mw-muted">{t('papers.none')}</p> : null}
      <ul className="mw-tree">
        {origin?.specificationId ? (
          <li>
            <Link
              to="/specifications/$id"
              params={{ id: origin.specificationId }}
              search={{ letter: origin.specificationLetter ?? undefined }}
            >
              <span>{t('papers.specification')}</span>
              <span className="mw-mono">{`${origin.specificationNo ?? ''} ${origin.specificationLetter ?? ''}`}</span>
            </Link>
          </li>
        ) : null}
        {papers.map((paper) => (
          <PaperLine key={paper.id} paper={paper} onShow={setShown} />
        ))}
      </ul>
      {shown ? <PaperDialog paper={shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}

function PaperLine({ paper, onShow }: { paper: UnitPaper; onShow: (paper: UnitPaper) => void }) {
  const nameOf = usePaperName();
  if (paper.kind === 'visit_report' && paper.caseId !== null) {
    return (
      <li>
        <Link to="/service-cases/$id" params={{ id: paper.caseId }}>
          <span>{nameOf(paper)}</span>
          <span className="mw-mono">{paper.on}</span>
        </Link>
      </li>
    );
  }
  return (
    <li>
      <button type="button" onClick={() => onShow(paper)}>
        {paper.mediaType === 'application/pdf' ? null : <Thumbnail paper={paper} />}
        <span>{nameOf(paper)}</span>
        <span className="mw-mono">{paper.on}</span>
      </button>
    </li>
  );
}

function Thumbnail({ paper }: { paper: UnitPaper }) {
  const content = useQuery({
    ...orpc.attachments.get.queryOptions({ input: { id: paper.id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return content.data ? <img src={content.data.dataUrl} alt="" width={32} height={24} /> : null;
}
