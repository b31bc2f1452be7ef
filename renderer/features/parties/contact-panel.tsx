import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListedContact } from '#contract/parties/contacts.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

/** The person beside the list: where the person works, how to reach the person, who else is there. */
export function ContactPanel({ id, isOwnPage = false }: { id: string; isOwnPage?: boolean }) {
  const { t } = useTranslation('parties');
  const navigate = useNavigate();
  const contact = useQuery(orpc.contacts.get.queryOptions({ input: { id } }));
  const mayEdit = useMay('parties.write') && !isOwnPage;
  const edit = () => void navigate({ to: '/contacts/$id', params: { id } });
  useShortcuts(mayEdit ? [{ keys: 'Alt+E', word: t('act.edit'), run: edit }] : []);
  if (contact.isError) return <ErrorPanel error={contact.error} onRetry={() => void contact.refetch()} />;
  if (!contact.data) return null;
  const { data } = contact;
  return (
    <>
      <h1>{isOwnPage ? data.partyName : data.name}</h1>
      {isOwnPage ? null : <Facts contact={data} />}
      <Colleagues contact={data} />
      <div className="foot">
        {mayEdit ? (
          <Button keys="Alt+E" onClick={edit}>
            {t('act.edit')}
          </Button>
        ) : null}
        <Links partyId={data.partyId} />
      </div>
    </>
  );
}

/** Beside the list; on its own page the form says all of it. */
function Facts({ contact }: { contact: ListedContact }) {
  const { t } = useTranslation('parties');
  const { t: own } = useTranslation('contacts');
  return (
    <KeyValues
      items={[
        {
          label: own('field.party'),
          value: (
            <Link to="/parties/$id" params={{ id: contact.partyId }}>
              {contact.partyName}
            </Link>
          ),
        },
        { label: t('field.region'), value: contact.region },
        { label: t('contact.post'), value: contact.title },
        {
          label: t('contact.level'),
          value: contact.decisionLevel && t(`level.${contact.decisionLevel}`),
        },
        {
          label: t('contact.phone'),
          value: contact.phone && <KeptValue text={contact.phone} reason={contact.exceptions?.['phone']} />,
        },
        { label: t('contact.wechat'), value: contact.wechat },
        { label: t('contact.email'), value: contact.email },
        { label: t('contact.note'), value: contact.note },
      ]}
    />
  );
}

/** Others of the same company: who is asked when the person is not there. */
function Colleagues({ contact }: { contact: ListedContact }) {
  const { t } = useTranslation('contacts');
  const party = useQuery(orpc.parties.get.queryOptions({ input: { id: contact.partyId } }));
  const others = (party.data?.contacts ?? []).filter((one) => one.id !== contact.id);
  return (
    <>
      <h2>{t('colleagues')}</h2>
      {party.data && others.length === 0 ? <span className="mw-muted">{t('noColleagues')}</span> : null}
      <ul className="mw-related">
        {others.map((one) => (
          <li key={one.id}>
            <Link to="/contacts/$id" params={{ id: one.id }}>
              {one.name}
            </Link>
            <span className="mw-muted">{[one.title, one.phone].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The company, and what was talked about with it. */
function Links({ partyId }: { partyId: string }) {
  const { t } = useTranslation('parties');
  const { t: own } = useTranslation('contacts');
  const navigate = useNavigate();
  const filters = [{ column: 'partyId', op: 'eq' as const, value: partyId }];
  return (
    <>
      <Button onClick={() => void navigate({ to: '/parties/$id', params: { id: partyId } })}>
        {own('act.party')}
      </Button>
      <Button onClick={() => void navigate({ to: '/market-records', search: { filters } })}>
        {t('act.records')}
      </Button>
    </>
  );
}
