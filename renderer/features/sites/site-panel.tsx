import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { siteDetail } from '#contract/sites/sites.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

/** The site beside the list: what it is, who owned it, which machines work there. */
export function SitePanel({ id, isOwnPage = false }: { id: string; isOwnPage?: boolean }) {
  const { t } = useTranslation('sites');
  const navigate = useNavigate();
  const site = useQuery(orpc.sites.get.queryOptions({ input: { id } }));
  const mayEdit = useMay('parties.write') && !isOwnPage;
  const edit = () => void navigate({ to: '/sites/$id', params: { id } });
  useShortcuts(mayEdit ? [{ keys: 'Alt+E', word: t('act.edit'), run: edit }] : []);
  if (site.isError) return <ErrorPanel error={site.error} onRetry={() => void site.refetch()} />;
  if (!site.data) return null;
  const { data } = site;
  return (
    <>
      <h1>{isOwnPage ? data.no : data.name}</h1>
      {isOwnPage ? null : <Facts site={data} />}
      <h2>{t('units')}</h2>
      {data.units.length === 0 ? <span className="mw-muted">{t('noUnits')}</span> : null}
      <ul className="mw-related">
        {data.units.map((unit) => (
          <li key={unit.id}>
            <Link to="/units/$barcode" params={{ barcode: unit.barcode }} className="mw-mono">
              {unit.barcode}
            </Link>
            <span className="mw-muted">{unit.name}</span>
          </li>
        ))}
      </ul>
      <h2>{t('owners')}</h2>
      <Timeline
        label={t('owners')}
        entries={data.owners.map((o) => ({ id: o.fromOn, when: o.fromOn, text: o.partyName }))}
      />
      {mayEdit ? (
        <div className="foot">
          <Button keys="Alt+E" onClick={edit}>
            {t('act.edit')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Beside the list; on its own page the form says all of it. */
function Facts({ site }: { site: z.infer<typeof siteDetail> }) {
  const { t } = useTranslation('sites');
  const codes = useCodes();
  return (
    <KeyValues
      items={[
        { label: t('field.no'), value: site.no },
        { label: t('field.kind'), value: t(`kind.${site.kind}`) },
        { label: t('field.yard'), value: [site.yardName, site.hullNo].filter(Boolean).join(' · ') },
        {
          label: t('field.imoNo'),
          value: site.imoNo && <KeptValue text={site.imoNo} reason={site.exceptions?.['imoNo']} />,
        },
        {
          label: t('field.shipType'),
          value: [codes.word('ship_type', site.shipTypeCode), site.classCode].filter(Boolean).join(' · '),
        },
        { label: t('field.owner'), value: site.ownerName },
        { label: t('field.deliveredOn'), value: site.deliveredOn },
        { label: t('field.address'), value: site.address },
      ]}
    />
  );
}
