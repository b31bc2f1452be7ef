import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OfferedAnalysis, RememberedMapping } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import type { LedgerDraft } from './ledger-draft.ts';

interface RememberedChoicesProps {
  analysis: OfferedAnalysis;
  draft: LedgerDraft;
  onDraft: (draft: LedgerDraft) => void;
}

/** What was chosen for such a header before, offered as long as nothing is chosen now; returned rows say whose they are. */
export function RememberedChoices({ analysis, draft, onDraft }: RememberedChoicesProps) {
  const { t } = useTranslation('imports');
  const { request } = draft;
  const isUntouched = [request.fields, request.answers, request.constants].every(
    (part) => part === undefined,
  );
  return (
    <>
      {analysis.corrects === null ? null : (
        <Note tone="ok">{t('remembered.corrects', { no: analysis.corrects })}</Note>
      )}
      {isUntouched && analysis.corrects === null
        ? analysis.remembered.map((mapping) => (
            <Offer
              key={mapping.id}
              mapping={mapping}
              onUse={() => onDraft({ ...draft, request: { ...mapping.request, ...request } })}
            />
          ))
        : null}
    </>
  );
}

function Offer({ mapping, onUse }: { mapping: RememberedMapping; onUse: () => void }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const forget = async () => {
    await client.imports.forgetMapping({ id: mapping.id });
    await queries.invalidateQueries();
  };
  const { fileName, byName, usedAt, isOwn } = mapping;
  const words = { file: fileName, by: byName ?? '', when: formatInstant(usedAt) };
  return (
    <Note>
      <div className="mw-row between">
        <span>{isOwn ? t('remembered.own', words) : t('remembered.shared', words)}</span>
        <span className="mw-row">
          <Button tone="primary" onClick={onUse}>
            {t('remembered.use')}
          </Button>
          {isOwn ? <Button onClick={() => void forget()}>{t('remembered.forget')}</Button> : null}
        </span>
      </div>
    </Note>
  );
}

/** After a run: lets everybody use what was chosen here. */
export function ShareChoices({ mapping }: { mapping: string }) {
  const { t } = useTranslation('imports');
  const share = async (isShared: boolean) => {
    await client.imports.shareMapping({ id: mapping, isShared });
  };
  return (
    <label className="mw-row">
      <input type="checkbox" onChange={(event) => void share(event.currentTarget.checked)} />
      {t('remembered.share')}
    </label>
  );
}
