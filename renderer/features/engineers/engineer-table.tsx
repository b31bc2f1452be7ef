import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EngineerRow,
  engineerCreate,
  engineerFields,
  engineerUpdate,
  PHONE_CHECKS,
} from '#contract/engineers/engineers.schema.ts';
import { checkedBy } from '#contract/kit/checked-text.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { ManyField } from '#renderer/components/form/many-field.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useCodes } from '#renderer/lib/codes.ts';
import { useJoin } from '#renderer/lib/join.ts';
import { latestRow } from '#renderer/lib/latest-row.ts';
import { usePeople } from '#renderer/lib/people.ts';
import { useMay } from '#renderer/lib/session.ts';
import { NameCell, PhoneCell } from './people-cells.tsx';

/** Engineers; whoever leads service adds and changes them. */
export function EngineerTable() {
  const { t } = useTranslation('engineers');
  const { wordOf } = useSkills();
  const join = useJoin();
  const mayManage = useMay('service.manage');
  const [open, setOpen] = useState<EngineerRow | 'new' | null>(null);
  const found = useQuery(orpc.engineers.list.queryOptions({ input: { limit: 200 } }));
  return (
    <section aria-label={t('people')}>
      <div className="mw-row between">
        <h2>{t('people')}</h2>
        {mayManage ? <Button onClick={() => setOpen('new')}>{t('new')}</Button> : null}
      </div>
      <DetailTable
        label={t('people')}
        rows={found.data?.rows ?? []}
        rowKey={(one) => one.id}
        empty={t('none')}
        columns={[
          {
            id: 'name',
            header: t('engineer'),
            width: 110,
            cell: (one) => <NameCell name={one.name} onOpen={() => setOpen(one)} />,
          },
          { id: 'point', header: t('point'), width: 140, cell: (one) => one.servicePoint },
          {
            id: 'phone',
            header: t('phone'),
            width: 130,
            cell: (one) => <PhoneCell row={one} />,
          },
          { id: 'skills', header: t('skills'), cell: (one) => join.list(one.skills.map(wordOf)) },
          {
            id: 'open',
            header: t('openDispatches'),
            width: 100,
            isNumber: true,
            cell: (one) => one.openDispatches,
          },
        ]}
      />
      {open === 'new' ? <EngineerDialog onClose={() => setOpen(null)} /> : null}
      {open !== null && typeof open === 'object' ? (
        <EngineerDialog row={latestRow(found.data?.rows, open)} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

const newSchema = engineerFields.extend({}).superRefine(checkedBy(PHONE_CHECKS));

/** Product families and faults, by their words. */
function useSkills() {
  const codes = useCodes();
  const choices = [...codes.options('product_family'), ...codes.options('fault')];
  const wordOf = (skill: string) => choices.find(({ value }) => value === skill)?.word ?? skill;
  return { choices, wordOf };
}

function EngineerDialog({ row, onClose }: { row?: EngineerRow; onClose: () => void }) {
  const { t } = useTranslation('engineers');
  const queries = useQueryClient();
  const people = usePeople();
  const skills = useSkills();
  const points = useQuery(orpc.engineers.points.queryOptions({ input: { limit: 200 } }));
  return (
    <FormDialog
      title={row ? row.name : t('new')}
      form="engineers"
      recordId={row?.id ?? 'new'}
      version={row?.version ?? 0}
      schema={row ? engineerFields : newSchema}
      initialValues={row ? { ...row } : { isActive: true, skills: [] }}
      fields={[
        { kind: 'text', name: 'name', label: t('name'), isRequired: true },
        { kind: 'text', name: 'phone', label: t('phone'), inputMode: 'tel' },
        {
          kind: 'choice',
          name: 'servicePointId',
          label: t('point'),
          choices: (points.data?.rows ?? []).map((one) => ({ value: one.id, word: one.name })),
        },
        { kind: 'choice', name: 'userId', label: t('account'), choices: people.choices },
        {
          kind: 'custom',
          name: 'skills',
          label: t('skills'),
          span: 2,
          items: { labelOf: skills.wordOf },
          render: (field) => (
            <ManyField
              name="skills"
              label={t('skills')}
              hint={t('skillsHint')}
              choices={skills.choices}
              {...field}
            />
          ),
        },
        { kind: 'flag', name: 'isActive', label: t('isActive') },
      ]}
      onSave={async (given) => {
        if (row)
          await client.engineers.update(engineerUpdate.parse({ ...given, id: row.id, version: row.version }));
        else await client.engineers.create(engineerCreate.parse(given));
        await queries.invalidateQueries({ queryKey: orpc.engineers.key() });
      }}
      onClose={onClose}
    />
  );
}
