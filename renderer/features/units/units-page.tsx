import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type UnitRow, unitRowCreate, unitRowUpdate } from '#contract/units/units.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useUnitColumns } from './unit-columns.tsx';
import { UnitPanel } from './unit-panel.tsx';

const route = getRouteApi('/shell/units');
const SOURCE = { path: ['units', 'list'], list: client.units.list };
const EDITING = rowEditing<UnitRow>(client.units, {
  nameOf: (row) => row.barcode,
  createSchema: unitRowCreate,
  updateSchema: unitRowUpdate,
  newRow: {},
});

/** Every machine and part with its code, and the one in focus beside the list. */
export function UnitsPage() {
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  const canWrite = useMay('units.write');
  return (
    <RecordListPage
      hasVoided
      id="units"
      words={{
        title: t('title'),
        tools: t('tools'),
        find: t('find'),
        create: t('new'),
        createShort: t('new'),
        detail: t('detail'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      columns={useUnitColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={canWrite ? EDITING : undefined}
      rowKey={(row) => row.barcode}
      onCreate={canWrite ? () => void navigate({ to: '/units/new' }) : undefined}
      onOpen={(row) => void navigate({ to: '/units/$barcode', params: { barcode: row.barcode } })}
      panel={(barcode) => <UnitPanel barcode={barcode} />}
      tools={() => <MoreActs />}
      emptyActions={<FirstActs />}
    />
  );
}

/** What is done with many units: count them, see whose warranty ends. */
function MoreActs() {
  const { t } = useTranslation('units');
  const navigate = useNavigate();
  return (
    <>
      <Button onClick={() => void navigate({ to: '/stocktake' })}>{t('count.title')}</Button>
      <Button onClick={() => void navigate({ to: '/warranties', search: {} })}>{t('ending.title')}</Button>
    </>
  );
}

function FirstActs() {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  return (
    <>
      <Button tone="primary" onClick={() => void navigate({ to: '/units/new' })}>
        {t('new')}
      </Button>
      <Button onClick={() => void navigate({ href: '/imports' })}>{common('import')}</Button>
    </>
  );
}
