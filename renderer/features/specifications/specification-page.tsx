import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isEditable } from '#contract/specifications/revision-states.ts';
import type { RevisionRow, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { Segments } from '#renderer/components/layout/segments.tsx';
import { DocumentExport } from '#renderer/components/record/document-export.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { CopySpecification } from './copy-specification.tsx';
import { RevisionActs } from './revision-acts.tsx';
import { RevisionDifference } from './revision-difference.tsx';
import { RevisionFile } from './revision-file.tsx';
import { RevisionForm } from './revision-form.tsx';
import { RevisionSheet } from './revision-sheet.tsx';
import { SpecificationFacts } from './specification-panel.tsx';
import { STATE_TONES } from './state-words.ts';

const route = getRouteApi('/shell/specifications/$id');

/** One document: its letters as tabs, the draft to write in, what is frozen to read, two letters to compare. */
export function SpecificationPage() {
  const { id } = route.useParams();
  const document = useQuery(orpc.specifications.get.queryOptions({ input: { id } }));
  useTabTitle(document.data && `${document.data.no} ${document.data.partyName}`);
  if (document.isError) return <ErrorPanel error={document.error} onRetry={() => void document.refetch()} />;
  return document.data ? <Loaded document={document.data} /> : null;
}

function Loaded({ document }: { document: SpecificationDetail }) {
  const { t } = useTranslation('specifications');
  const { letter, from } = route.useSearch();
  const shown =
    document.revisions.find((one) => one.letter === (letter ?? document.letter)) ?? document.revisions.at(-1);
  if (!shown) return null;
  const base = document.revisions.find((one) => one.letter === from && one.letter !== shown.letter);
  return (
    <Page label={document.no}>
      <Tools document={document} shown={shown} base={base} />
      <FormWithSide
        title={document.title}
        side={
          <>
            <SpecificationFacts document={document} hasChain />
            <LinkedRecords kind="specifications" id={document.id} />
            <RevisionFile key={shown.id} document={document} revision={shown} />
            <RevisionActs document={document} revision={shown}>
              <CopySpecification document={document} revision={shown} />
            </RevisionActs>
          </>
        }
        sideLabel={t('detail')}
      >
        {base ? (
          <RevisionDifference document={document} from={base.letter} to={shown.letter} />
        ) : (
          <Contents document={document} revision={shown} />
        )}
      </FormWithSide>
    </Page>
  );
}

function Contents({ document, revision }: { document: SpecificationDetail; revision: RevisionRow }) {
  const canWrite = useMay('specifications.write') && document.voidedAt === null;
  if (isEditable(revision.state) && canWrite) {
    return <RevisionForm key={`${revision.id} ${revision.state}`} document={document} revision={revision} />;
  }
  return <RevisionSheet revision={revision} />;
}

interface ToolsProps {
  document: SpecificationDetail;
  shown: RevisionRow;
  base: RevisionRow | undefined;
}

function Tools({ document, shown, base }: ToolsProps) {
  const { t } = useTranslation('specifications');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const show = (letter: string, from: string | undefined) =>
    void navigate({
      to: '/specifications/$id',
      params: { id: document.id },
      search: { letter, from },
      replace: true,
    });
  const letters = document.revisions.map((one) => ({
    value: one.letter,
    word: t('revision', { letter: one.letter }),
  }));
  const others = document.revisions.filter((one) => one.letter !== shown.letter);
  const compared = [
    { value: '', word: common('none') },
    ...others.map((one) => ({ value: one.letter, word: one.letter })),
  ];
  return (
    <Toolbar
      label={t('tools')}
      end={
        <>
          {others.length > 0 ? (
            <>
              <span className="mw-muted">{t('difference.from')}</span>
              <Segments
                label={t('difference.from')}
                value={base?.letter ?? ''}
                options={compared}
                onChange={(letter) => show(shown.letter, letter || undefined)}
              />
            </>
          ) : null}
          <DocumentExport
            asked={{ document: 'specification', id: document.id, letter: shown.letter }}
            title={`${document.no} ${shown.letter}`}
            keys="Alt+X"
          />
        </>
      }
    >
      <Segments
        label={t('revisions')}
        value={shown.letter}
        options={letters}
        onChange={(letter) => show(letter, undefined)}
      />
      <StateBadge tone={STATE_TONES[shown.state]} word={t(`state.${shown.state}`)} />
    </Toolbar>
  );
}
