import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ROLES } from '#contract/kit/permissions.ts';
import { type UserRow, userCreate, userUpdate } from '#contract/users/users.contract.ts';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';

const userChange = userUpdate.omit({ id: true, version: true });

/** Makes an account or changes one; an empty password keeps the old. */
export function UserDialog({ user, onClose }: { user: UserRow | null; onClose: () => void }) {
  const { t } = useTranslation('users');
  const { t: shell } = useTranslation('shell');
  const queries = useQueryClient();
  const title = user ? t('edit') : t('new');
  const common: FieldDefinition[] = [
    { kind: 'text', name: 'displayName', label: t('field.displayName'), isRequired: true },
    {
      kind: 'choice',
      name: 'role',
      label: t('field.role'),
      isRequired: true,
      choices: ROLES.map((value) => ({ value, word: shell(`role.${value}`) })),
    },
    {
      kind: 'password',
      name: 'password',
      label: user ? t('field.newPassword') : t('field.password'),
      hint: t('passwordHint'),
      isRequired: !user,
      autoComplete: 'new-password',
    },
  ];
  const fields: FieldDefinition[] = user
    ? [...common, { kind: 'flag', name: 'isActive', label: t('field.isActive') }]
    : [
        { kind: 'text', name: 'username', label: t('field.username'), isRequired: true, autoComplete: 'off' },
        ...common,
      ];
  return (
    <Dialog title={title} opened onClose={onClose}>
      <RecordForm
        form="users"
        recordId={user?.id ?? 'new'}
        version={user?.version ?? 0}
        label={title}
        schema={user ? userChange : userCreate}
        initialValues={
          user
            ? {
                displayName: user.displayName,
                role: user.role,
                isActive: user.isActive,
                ...stampOf(user),
              }
            : { role: 'sales' }
        }
        sections={[{ fields }]}
        onCancel={onClose}
        onSave={async (input) => {
          if (user)
            await client.users.update(userUpdate.parse({ ...input, id: user.id, version: user.version }));
          else await client.users.create(userCreate.parse(input));
          await queries.invalidateQueries({ queryKey: orpc.users.key() });
        }}
        onSaved={onClose}
      />
    </Dialog>
  );
}
