import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeRow, PartyTwin } from '#contract/parties/merge.schema.ts';
import type { PartyDetail } from '#contract/parties/parties.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { MergeDialog } from './merge-dialog.tsx';

/** Parties that may be the same company, merges that were made, and the act that merges. */
export function Twins({ party }: { party: PartyDetail }) {
  const { t } = useTranslation('parties');
  const mayWrite = useMay('parties.write');
  const [open, setOpen] = useState<PartyTwin | 'any' | null>(null);
  const input = { id: party.id };
  const twins = useQuery(orpc.parties.twins.queryOptions({ input })).data ?? [];
  const merges = useQuery(orpc.parties.merges.queryOptions({ input })).data ?? [];
  return (
    <>
      {twins.map((twin) => (
        <Note key={twin.id} tone="warn">
          {t('merge.maybe')}{' '}
          <Link to="/parties/$id" params={{ id: twin.id }}>
            {`${twin.no} ${twin.name}`}
          </Link>{' '}
          <span className="mw-muted">
            {`${t(`merge.why.${twin.why}`)} · ${t('merge.records', { count: twin.records })}`}
          </span>
          {mayWrite && party.voidedAt === null ? (
            <Button tone="quiet" onClick={() => setOpen(twin)}>
              {t('merge.into')}
            </Button>
          ) : null}
        </Note>
      ))}
      {merges.map((merge) => (
        <Merge key={merge.id} merge={merge} party={party} />
      ))}
      {mayWrite && party.voidedAt === null ? (
        <div className="mw-row">
          <Button onClick={() => setOpen('any')}>{t('merge.act')}</Button>
        </div>
      ) : null}
      {open ? (
        <MergeDialog party={party} twin={open === 'any' ? null : open} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

/** A merge that stands; on the kept party it can be taken back, on the other it says where everything is. */
function Merge({ merge, party }: { merge: MergeRow; party: PartyDetail }) {
  const { t } = useTranslation('parties');
  const queries = useQueryClient();
  const mayWrite = useMay('parties.write');
  const undo = useMutation({
    mutationFn: () => client.parties.unmerge({ mergeId: merge.id }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const isKept = merge.keptId === party.id;
  return (
    <Note tone="off">
      {isKept
        ? t('merge.done', { name: `${merge.mergedNo} ${merge.mergedName}`, count: merge.moved })
        : t('merge.gone')}{' '}
      {isKept ? null : (
        <Link to="/parties/$id" params={{ id: merge.keptId }}>
          {t('merge.open')}
        </Link>
      )}
      <div className="mw-muted">
        {[formatInstant(merge.at), merge.byName, merge.reason].filter(Boolean).join(' · ')}
      </div>
      {mayWrite ? (
        <Button tone="quiet" busy={undo.isPending} onClick={() => undo.mutate()}>
          {t('merge.undo')}
        </Button>
      ) : null}
      {undo.error ? <ErrorPanel error={undo.error} /> : null}
    </Note>
  );
}

/** While a new company is typed: who is here under nearly the same name. */
export function SameNames({ name }: { name: string }) {
  const { t } = useTranslation('parties');
  const typed = name.trim();
  const twins = useQuery({
    ...orpc.parties.twins.queryOptions({ input: { name: typed } }),
    enabled: typed.length >= 2,
  });
  if (typed.length < 2 || !twins.data || twins.data.length === 0) return null;
  return (
    <div className="mw-note warn" role="status">
      {t('merge.here')}
      {twins.data.map((twin) => (
        <div key={twin.id}>
          <Link to="/parties/$id" params={{ id: twin.id }}>
            {`${twin.no} ${twin.name}`}
          </Link>{' '}
          <span className="mw-muted">{t('merge.records', { count: twin.records })}</span>
        </div>
      ))}
    </div>
  );
}
