import './linked-records.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LinkGroup, LinkKind } from '#contract/search/links.schema.ts';
import { orpc } from '#renderer/lib/client.ts';
import { hrefOfHit, isEntityKey } from '#renderer/lib/record-address.ts';

/** What the record was made from and what was made from it (上查、下查), every step of the chain, each a link. */
export function LinkedRecords({ kind, id }: { kind: LinkKind; id: string }) {
  const { t } = useTranslation('search');
  const found = useQuery(orpc.search.links.queryOptions({ input: { kind, id } }));
  const groups = found.data ?? [];
  if (groups.length === 0) return null;
  const of = (direction: LinkGroup['direction']) => groups.filter((one) => one.direction === direction);
  return (
    <section className="mw-links" aria-label={t('links.title')}>
      <Side word={t('links.up')} groups={of('up')} />
      <Side word={t('links.down')} groups={of('down')} />
    </section>
  );
}

function Side({ word, groups }: { word: string; groups: readonly LinkGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <>
      <h2>{word}</h2>
      <ul>
        {groups.map((group) => (
          <GroupLines key={group.kind} group={group} />
        ))}
      </ul>
    </>
  );
}

function GroupLines({ group }: { group: LinkGroup }) {
  const { t } = useTranslation('search');
  const { t: shell } = useTranslation('shell');
  const { kind, count, records } = group;
  const word = isEntityKey(kind) ? shell(`entity.${kind}`) : t('links.shipments');
  const rest = count - records.length;
  return (
    <>
      {records.map((record) => (
        <li key={record.id}>
          <span className="kind">{word}</span>
          <RecordLink record={record} />
          <span className="mw-muted">{record.text}</span>
        </li>
      ))}
      {rest > 0 ? <li className="mw-muted">{t('links.more', { rest, word })}</li> : null}
    </>
  );
}

function RecordLink({ record }: { record: LinkGroup['records'][number] }) {
  const navigate = useNavigate();
  const href = hrefOfHit(record.open);
  return (
    <a
      href={`#${href}`}
      className="mw-mono"
      onClick={(event) => {
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {record.no}
    </a>
  );
}
