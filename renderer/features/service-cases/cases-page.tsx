import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import { type CaseRow, caseCreate, caseUpdate } from '#contract/service-cases/service-cases.schema.ts';
import { CASE_STATES, isOpenCase } from '#contract/service-cases/states.ts';
import { Button } from '#renderer/components/button.tsx';
import { rowEditing } from '#renderer/components/grid/editing/row-editing.ts';
import { type GridState, type GridStatePatch, withFilter } from '#renderer/components/grid/grid-state.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useCaseColumns } from './case-columns.tsx';
import { CasePanel } from './case-panel.tsx';

const route = getRouteApi('/shell/service-cases');
const SOURCE = { path: ['serviceCases', 'list'], list: client.serviceCases.list };
const EDITING = rowEditing<CaseRow>(client.serviceCases, {
  nameOf: (row) => row.no,
  createSchema: caseCreate,
  updateSchema: caseUpdate,
  newRow: {},
});

/** Cases, newest first, and the one in focus beside the list. */
export function CasesPage() {
  const { t } = useTranslation('service-cases');
  const navigate = useNavigate();
  const canWrite = useMay('cases.write');
  return (
    <RecordListPage
      hasVoided
      id="service-cases"
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
      columns={useCaseColumns()}
      source={SOURCE}
      search={route.useSearch()}
      editing={canWrite ? EDITING : undefined}
      onCreate={canWrite ? () => void navigate({ to: '/service-cases/new' }) : undefined}
      onOpen={(row) => void navigate({ to: '/service-cases/$id', params: { id: row.id } })}
      panel={(id) => <CasePanel id={id} />}
      tools={(state, onStateChange) => (
        <>
          <Switch word={t('onlyOpen')} filter={OPEN} state={state} onStateChange={onStateChange} />
          <Switch
            word={t('onlyIncomplete')}
            filter={INCOMPLETE}
            state={state}
            onStateChange={onStateChange}
          />
        </>
      )}
      emptyActions={<FirstActs />}
    />
  );
}

const OPEN: Filter = { column: 'state', op: 'in', values: CASE_STATES.filter(isOpenCase) };
const INCOMPLETE: Filter = { column: 'isIncomplete', op: 'in', values: ['1'] };

interface SwitchProps {
  word: string;
  filter: Filter;
  state: GridState;
  onStateChange: (patch: GridStatePatch) => void;
}

/** Switches one ready-made condition on and off. */
function Switch({ word, filter, state, onStateChange }: SwitchProps) {
  const filters = state.filters ?? [];
  const isOn = filters.some((one) => JSON.stringify(one) === JSON.stringify(filter));
  return (
    <Button
      on={isOn}
      aria-pressed={isOn}
      onClick={() => onStateChange({ filters: withFilter(filters, filter.column, isOn ? null : filter) })}
    >
      {word}
    </Button>
  );
}

function FirstActs() {
  const { t } = useTranslation('service-cases');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  return (
    <>
      <Button tone="primary" onClick={() => void navigate({ to: '/service-cases/new' })}>
        {t('new')}
      </Button>
      <Button onClick={() => void navigate({ href: '/imports' })}>{common('import')}</Button>
    </>
  );
}
