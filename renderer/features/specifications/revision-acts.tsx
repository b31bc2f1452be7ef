import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEditable, nextLetter } from '#contract/specifications/revision-states.ts';
import type { RevisionRow, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { CloseDialog, type Closing } from './close-dialog.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { useDocumentStep } from './use-revision-acts.ts';

interface Act {
  id: string;
  word: string;
  keys?: string;
  isPrimary?: boolean;
  run: () => void;
}

type OpenDialog = 'issue' | 'sign' | Closing;

interface ActsProps {
  document: SpecificationDetail;
  revision: RevisionRow;
}

/** What can be done with this letter now; the next sensible step is the filled button. */
function useActs(
  { document, revision }: ActsProps,
  step: ReturnType<typeof useDocumentStep>,
  open: (dialog: OpenDialog) => void,
): Act[] {
  const { t } = useTranslation('specifications');
  const navigate = useNavigate();
  const canWrite = useMay('specifications.write') && document.voidedAt === null;
  const canSign = useMay('specifications.sign') && document.voidedAt === null;
  const canOrder = useMay('orders.write');
  const { id } = document;
  const key = { id, letter: revision.letter, version: revision.version };
  const isOpen = isEditable(revision.state);
  const isNewest = revision.letter === document.revisions.at(-1)?.letter;
  const hasDraft = document.revisions.some((one) => isEditable(one.state));
  const next = nextLetter(document.revisions.at(-1)?.letter ?? null);
  const start = () =>
    step.mutate(async () => {
      const made = await client.specifications.newRevision({ id });
      void navigate({ to: '/specifications/$id', params: { id }, search: { letter: next } });
      return made;
    });
  const order = () => void navigate({ to: '/orders/new', search: { specificationRevisionId: revision.id } });
  const head = () => void navigate({ to: '/specifications/$id/head', params: { id } });
  const acts: (Act | false)[] = [
    canOrder &&
      revision.state === 'signed' && {
        id: 'order',
        word: t('act.order'),
        keys: 'Alt+O',
        isPrimary: true,
        run: order,
      },
    canSign &&
      revision.state === 'issued' && {
        id: 'sign',
        word: t('act.sign'),
        keys: 'Alt+G',
        isPrimary: true,
        run: () => open('sign'),
      },
    canWrite && isOpen && { id: 'issue', word: t('act.issue'), keys: 'Alt+P', run: () => open('issue') },
    canWrite &&
      revision.state === 'draft' && {
        id: 'submit',
        word: t('act.submit'),
        run: () => step.mutate(() => client.specifications.submitRevision(key)),
      },
    canWrite &&
      revision.state === 'review' && { id: 'return', word: t('act.return'), run: () => open('return') },
    canWrite &&
      isNewest &&
      !hasDraft && { id: 'next', word: t('act.next', { letter: next }), keys: 'Alt+N', run: start },
    canWrite && { id: 'head', word: t('act.head'), run: head },
    canWrite &&
      (isOpen || revision.state === 'issued') && { id: 'void', word: t('act.void'), run: () => open('void') },
    canWrite &&
      !document.signedLetter && {
        id: 'voidDocument',
        word: t('act.voidDocument'),
        run: () => open('voidDocument'),
      },
  ];
  return acts.filter((act) => act !== false);
}

export function RevisionActs({ children, ...props }: ActsProps & { children?: ReactNode }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const step = useDocumentStep();
  const acts = useActs(props, step, setDialog);
  const close = () => setDialog(null);
  useShortcuts(acts.flatMap((act) => (act.keys ? [{ keys: act.keys, word: act.word, run: act.run }] : [])));
  return (
    <div className="foot">
      {step.error ? <ErrorPanel error={step.error} /> : null}
      {acts.map((act) => (
        <Button
          key={act.id}
          tone={act.isPrimary ? 'primary' : 'plain'}
          disabled={step.isPending}
          onClick={act.run}
          {...(act.keys ? { keys: act.keys } : {})}
        >
          {act.word}
        </Button>
      ))}
      {children}
      {dialog === 'issue' ? <IssueDialog {...props} onClose={close} /> : null}
      {dialog === 'sign' ? <SignDialog {...props} onClose={close} /> : null}
      {dialog !== null && dialog !== 'issue' && dialog !== 'sign' ? (
        <CloseDialog {...props} closing={dialog} onClose={close} />
      ) : null}
    </div>
  );
}
