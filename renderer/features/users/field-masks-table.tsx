import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  MASK_LEVELS,
  MASKED_FIELD_NAMES,
  type MaskedField,
  type MaskLevel,
} from '#contract/field-masks/masked-fields.ts';
import { ROLES } from '#contract/kit/permissions.ts';
import { Card } from '#renderer/components/layout/page.tsx';
import { type DetailColumn, DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { maskedFieldKey } from '#renderer/lib/masked-fields.ts';

const MASKED_ROLES = ROLES.filter((role) => role !== 'administrator');
type MaskedRole = (typeof MASKED_ROLES)[number];

interface Cell {
  role: MaskedRole;
  field: MaskedField;
  level: MaskLevel;
}

/** What each role may do with the fields one can be kept from. A change holds at once, for everybody in the role. */
export function FieldMasksTable() {
  const { t } = useTranslation('users');
  const { t: shell } = useTranslation('shell');
  const { t: errors } = useTranslation('errors');
  const queries = useQueryClient();
  const masks = useQuery(orpc.fieldMasks.list.queryOptions());
  const save = useMutation({
    mutationFn: (cell: Cell) => client.fieldMasks.save(cell),
    onSuccess: (saved) => queries.setQueryData(orpc.fieldMasks.list.queryKey(), saved),
  });
  const levelOf = (role: MaskedRole, field: MaskedField): MaskLevel =>
    masks.data?.find((one) => one.role === role && one.field === field)?.level ?? 'edit';
  const nameOf = (field: MaskedField) => errors(maskedFieldKey(field));
  const columns: DetailColumn<MaskedField>[] = [
    { id: 'field', header: t('masks.field'), cell: nameOf },
    ...MASKED_ROLES.map((role) => ({
      id: role,
      header: shell(`role.${role}`),
      width: 180,
      cell: (field: MaskedField) => (
        <NativeSelect
          aria-label={`${nameOf(field)} ${shell(`role.${role}`)}`}
          data={MASK_LEVELS.map((value) => ({ value, label: t(`masks.level.${value}`) }))}
          value={levelOf(role, field)}
          disabled={!masks.isSuccess}
          onChange={({ currentTarget }) => {
            const level = MASK_LEVELS.find((one) => one === currentTarget.value);
            if (level) save.mutate({ role, field, level });
          }}
        />
      ),
    })),
  ];
  return (
    <Card label={t('masks.title')}>
      <h2>{t('masks.title')}</h2>
      <p>{t('masks.text')}</p>
      {masks.isError ? <ErrorPanel error={masks.error} onRetry={() => void masks.refetch()} /> : null}
      {save.isError ? <ErrorPanel error={save.error} /> : null}
      <DetailTable
        label={t('masks.title')}
        rows={MASKED_FIELD_NAMES}
        rowKey={(field) => field}
        columns={columns}
      />
    </Card>
  );
}
