import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRow, PartyDetail } from '#contract/parties/parties.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { latestRow } from '#renderer/lib/latest-row.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { Twins } from './twins.tsx';

/** The company beside the list: who it is, who works there, what there is between us. */
export function PartyPanel({ id, isOwnPage = false }: { id: string; isOwnPage?: boolean }) {
  const party = useQuery(orpc.parties.get.queryOptions({ input: { id } }));
  if (party.isError) return <ErrorPanel error={party.error} onRetry={() => void party.refetch()} />;
  return party.data ? <Panel party={party.data} isOwnPage={isOwnPage} /> : null;
}

function Panel({ party, isOwnPage }: { party: PartyDetail; isOwnPage: boolean }) {
  const { t } = useTranslation('parties');
  const [edited, setEdited] = useState<ContactRow | 'new' | null>(null);
  return (
    <>
      {isOwnPage ? <h1>{party.no}</h1> : <h1>{party.name}</h1>}
      {isOwnPage ? null : <Facts party={party} />}
      <h2>{t('contact.title')}</h2>
      {party.contacts.length === 0 ? <span className="mw-muted">{t('contact.none')}</span> : null}
      <KeyValues
        items={party.contacts.map((c) => ({
          label: c.name,
          value: <ContactLine contact={c} onEdit={() => setEdited(c)} />,
        }))}
      />
      <Links party={party} />
      <Twins party={party} />
      <Acts party={party} isOwnPage={isOwnPage} onAdd={() => setEdited('new')} />
      {edited ? (
        <ContactDialog
          partyId={party.id}
          contact={edited === 'new' ? null : latestRow(party.contacts, edited)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

/** Beside the list; on its own page the form says all of it. */
function Facts({ party }: { party: PartyDetail }) {
  const { t } = useTranslation('parties');
  const codes = useCodes();
  const people = usePeople();
  const join = useJoin();
  return (
    <KeyValues
      items={[
        { label: t('field.no'), value: party.no },
        { label: t('field.fullName'), value: party.fullName },
        {
          label: t('field.roles'),
          value: join.list(party.roles.map((role) => codes.word('party_role', role))),
        },
        { label: t('field.grade'), value: party.grade },
        { label: t('field.region'), value: [party.region, party.address].filter(Boolean).join(' · ') },
        { label: t('field.owner'), value: people.name(party.ownerUserId) },
        {
          label: t('field.creditCode'),
          value: party.creditCode && (
            <KeptValue text={party.creditCode} reason={party.exceptions?.['creditCode']} />
          ),
        },
        ...(party.aliases.length > 0 ? [{ label: t('field.aliases'), value: join.list(party.aliases) }] : []),
      ]}
    />
  );
}

function ContactLine({ contact, onEdit }: { contact: ContactRow; onEdit: () => void }) {
  const { t } = useTranslation('parties');
  const mayWrite = useMay('parties.write');
  const level = contact.decisionLevel ? t(`level.${contact.decisionLevel}`) : null;
  return (
    <>
      <KeptValue
        text={[contact.title, level, contact.phone].filter(Boolean).join(' · ')}
        reason={contact.exceptions?.['phone']}
      />
      {mayWrite ? (
        <Button tone="quiet" aria-label={`${t('contact.edit')} ${contact.name}`} onClick={onEdit}>
          {t('act.edit')}
        </Button>
      ) : null}
    </>
  );
}

/** The lists of what this company is part of. */
function Links({ party }: { party: PartyDetail }) {
  const { t } = useTranslation('parties');
  const navigate = useNavigate();
  const filters = [{ column: 'partyId', op: 'eq', value: party.id }];
  const go = (to: string) => void navigate({ to: to as '/', search: { filters } as never });
  return (
    <div className="mw-row">
      <Button onClick={() => go('/market-records')}>{t('act.records')}</Button>
      <Button onClick={() => go('/orders')}>{t('act.orders')}</Button>
      <Button onClick={() => go('/service-cases')}>{t('act.cases')}</Button>
    </div>
  );
}

function Acts({ party, isOwnPage, onAdd }: { party: PartyDetail; isOwnPage: boolean; onAdd: () => void }) {
  const { t } = useTranslation('parties');
  const navigate = useNavigate();
  const mayWrite = useMay('parties.write');
  const edit = () => void navigate({ to: '/parties/$id', params: { id: party.id } });
  useShortcuts(mayWrite && !isOwnPage ? [{ keys: 'Alt+E', word: t('act.edit'), run: edit }] : []);
  if (!mayWrite) return null;
  return (
    <div className="foot">
      {isOwnPage ? null : (
        <Button keys="Alt+E" onClick={edit}>
          {t('act.edit')}
        </Button>
      )}
      <Button onClick={onAdd}>{t('act.addContact')}</Button>
    </div>
  );
}
