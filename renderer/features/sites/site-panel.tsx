import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

/** The site beside the list: what it is, who owned it, which machines work there. */
export function SitePanel({ id, isOwnPage = false }: { id: string; isOwnPage?: boolean }) {
  const { t } = useTranslation('sites');
  const codes = useCodes();
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
      <h1>{data.name}</h1>
      <KeyValues
        items={[
          { label: t('field.no'), value: data.no },
          { label: t('field.kind'), value: t(`kind.${data.kind}`) },
          { label: t('field.yard'), value: [data.yardName, data.hullNo].filter(Boolean).join(' · ') },
          { label: t('field.imoNo'), value: data.imoNo },
          {
            label: t('field.shipType'),
            value: [codes.word('ship_type', data.shipTypeCode), data.classCode].filter(Boolean).join(' · '),
          },
          { label: t('field.owner'), value: data.ownerName },
          { label: t('field.deliveredOn'), value: data.deliveredOn },
          { label: t('field.address'), value: data.address },
        ]}
      />
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
