import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { siteCreate, type siteDetail, siteFields, siteUpdate } from '#contract/sites/sites.contract.ts';
import type { FormSection } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { FormWithSide } from '#renderer/components/layout/form-with-side.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import { type RowVersion, VoidedNote } from '#renderer/components/record/voided-note.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { listShowing } from '#renderer/lib/list-address.ts';
import { useMay } from '#renderer/lib/session.ts';
import { dropTab, usePagePath, useTabTitle } from '#renderer/lib/tabs.ts';
import { useSiteFields } from './site-fields.ts';
import { SitePanel } from './site-panel.tsx';

const route = getRouteApi('/shell/sites/$id');
type SiteDetail = z.infer<typeof siteDetail>;

/** One site in its own tab; `new` begins with an empty form. */
export function SitePage() {
  const { id } = route.useParams();
  const { t } = useTranslation('sites');
  const mayWrite = useMay('parties.write');
  const isNew = id === 'new';
  const site = useQuery({ ...orpc.sites.get.queryOptions({ input: { id } }), enabled: !isNew });
  useTabTitle(isNew ? t('new') : site.data?.name);
  if (site.isError) return <ErrorPanel error={site.error} onRetry={() => void site.refetch()} />;
  if (!isNew && !site.data) return null;
  return (
    <Page label={t('detail')}>
      <FormWithSide
        title={site.data?.name ?? t('new')}
        {...(isNew ? {} : { side: <SitePanel id={id} isOwnPage />, sideLabel: t('detail') })}
      >
        {site.data && site.data.voidedAt !== null ? (
          <VoidedNote record={site.data} onRestore={mayWrite ? restoreSite : undefined} />
        ) : (
          <SiteForm key={id} site={site.data ?? null} />
        )}
      </FormWithSide>
    </Page>
  );
}

const restoreSite = (voided: RowVersion) => client.sites.saveRows({ restore: [voided] });

function useSections(site: SiteDetail | null): FormSection[] {
  const { t } = useTranslation('sites');
  const fields = useSiteFields();
  return [
    {
      title: t('section.what'),
      fields: [
        fields.name,
        fields.kind,
        { ...fields.ownerPartyId, selectedLabel: site?.ownerName ?? null },
        fields.address,
      ],
    },
    {
      title: t('section.ship'),
      fields: [
        { ...fields.yardPartyId, selectedLabel: site?.yardName ?? null },
        fields.hullNo,
        fields.imoNo,
        fields.shipTypeCode,
        fields.classCode,
        fields.deliveredOn,
        fields.note,
      ],
    },
  ];
}

function SiteForm({ site }: { site: SiteDetail | null }) {
  const { t } = useTranslation('sites');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const path = usePagePath();
  const saved: { id: string | null } = { id: null };
  return (
    <RecordForm
      form="sites"
      recordId={site?.id ?? 'new'}
      version={site?.version ?? 0}
      label={site?.name ?? t('new')}
      schema={site ? siteFields : siteCreate}
      sections={useSections(site)}
      initialValues={site ? { ...site } : { kind: 'vessel' }}
      columns={3}
      onCancel={() => void navigate({ to: '/sites' })}
      {...(site
        ? {
            history: { entity: 'sites' },
            copy: { form: 'sites', to: '/sites/new', without: ['imoNo', 'hullNo', 'deliveredOn'] },
            foot: (
              <VoidAct
                name={site.name}
                onRestore={restoreSite}
                onVoid={(reason) => client.sites.void({ id: site.id, version: site.version, reason })}
                onVoided={() => {
                  dropTab(path);
                  void navigate({ to: '/sites' });
                }}
              />
            ),
          }
        : {})}
      onSave={async (input) => {
        const row = site
          ? await client.sites.update(siteUpdate.parse({ ...input, id: site.id, version: site.version }))
          : await client.sites.create(siteCreate.parse(input));
        saved.id = row.id;
        await queries.invalidateQueries({ queryKey: orpc.sites.key() });
      }}
      onSaved={() => {
        if (site || !saved.id) return;
        dropTab(path);
        void navigate({ to: '/sites', search: listShowing('/sites', saved.id) });
      }}
    />
  );
}
