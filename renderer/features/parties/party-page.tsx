import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type PartyDetail, partyCreate, partyFields, partyUpdate } from '#contract/parties/parties.schema.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import { type RowVersion, VoidedNote } from '#renderer/components/record/voided-note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { listShowing } from '#renderer/lib/list-address.ts';
import { useMay } from '#renderer/lib/session.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { usePartyFields } from './party-fields.ts';
import { PartyPanel } from './party-panel.tsx';
import { RolesField } from './roles-field.tsx';
import { SameNames } from './twins.tsx';

const route = getRouteApi('/shell/parties/$id');

/** One company in its own tab; `new` begins with an empty form. */
export function PartyPage() {
  const { id } = route.useParams();
  const { t } = useTranslation('parties');
  const mayWrite = useMay('parties.write');
  const isNew = id === 'new';
  const party = useQuery({ ...orpc.parties.get.queryOptions({ input: { id } }), enabled: !isNew });
  useTabTitle(isNew ? t('new') : party.data?.name);
  if (party.isError) return <ErrorPanel error={party.error} onRetry={() => void party.refetch()} />;
  if (!isNew && !party.data) return null;
  return (
    <Page label={t('detail')}>
      <FormWithSide
        title={party.data?.name ?? t('new')}
        {...(isNew ? {} : { side: <PartyPanel id={id} isOwnPage />, sideLabel: t('detail') })}
      >
        {party.data && party.data.voidedAt !== null ? (
          <VoidedNote record={party.data} onRestore={mayWrite ? restoreParty : undefined} />
        ) : (
          <PartyForm key={id} party={party.data ?? null} />
        )}
      </FormWithSide>
    </Page>
  );
}

const restoreParty = (voided: RowVersion) => client.parties.saveRows({ restore: [voided] });

function useSections(isNew: boolean): FormSection[] {
  const { t } = useTranslation('parties');
  const fields = usePartyFields();
  const codes = useCodes();
  return [
    {
      title: t('section.name'),
      fields: [
        fields.name,
        fields.fullName,
        fields.creditCode,
        {
          kind: 'custom',
          name: 'roles',
          label: t('field.roles'),
          span: 2,
          items: { labelOf: (role) => codes.word('party_role', role) },
          render: ({ value, onChange }) => <RolesField value={value} onChange={onChange} />,
        },
        {
          kind: 'custom',
          name: 'sameNames',
          label: '',
          span: 3,
          isShown: () => isNew,
          render: ({ values: { name } }) => <SameNames name={typeof name === 'string' ? name : ''} />,
        },
      ],
    },
    {
      title: t('section.trade'),
      fields: [fields.grade, fields.ownerUserId, fields.region, fields.industry, fields.address, fields.note],
    },
  ];
}

function PartyForm({ party }: { party: PartyDetail | null }) {
  const { t } = useTranslation('parties');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = usePagePath();
  const saved: { id: string | null } = { id: null };
  return (
    <RecordForm
      form="parties"
      recordId={party?.id ?? 'new'}
      version={party?.version ?? 0}
      label={party?.name ?? t('new')}
      schema={party ? partyFields : partyCreate}
      sections={useSections(party === null)}
      initialValues={party ? { ...party } : { roles: ['customer'] }}
      columns={3}
      onCancel={() => void navigate({ to: '/parties' })}
      {...(party
        ? {
            history: { entity: 'parties' },
            copy: { form: 'parties', to: '/parties/new', without: ['creditCode', 'aliases'] },
            foot: (
              <VoidAct
                name={party.name}
                onRestore={restoreParty}
                onVoid={(reason) => client.parties.void({ id: party.id, version: party.version, reason })}
                onVoided={() => {
                  dropTab(path);
                  void navigate({ to: '/parties' });
                }}
              />
            ),
          }
        : {})}
      onSave={async (input) => {
        const row = party
          ? await client.parties.update(partyUpdate.parse({ ...input, id: party.id, version: party.version }))
          : await client.parties.create(partyCreate.parse(input));
        saved.id = row.id;
        await queries.invalidateQueries({ queryKey: orpc.parties.key() });
      }}
      onSaved={() => {
        if (party || !saved.id) return;
        dropTab(path);
        void navigate({ to: '/parties', search: listShowing('/parties', saved.id) });
      }}
    />
  );
}
