import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '#contract/users/users.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Card, Cards, Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { latestRow } from '#renderer/lib/latest-row.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { FieldMasksTable } from './field-masks-table.tsx';
import { UserDialog } from './user-dialog.tsx';

/** Accounts of the factory: who may do what. */
export function UsersPage() {
  const { t } = useTranslation('users');
  const { t: common } = useTranslation('common');
  const { t: shell } = useTranslation('shell');
  const users = useQuery(orpc.users.list.queryOptions());
  const [edited, setEdited] = useState<UserRow | 'new' | null>(null);
  useShortcuts([{ keys: 'Ctrl+N', word: t('new'), run: () => setEdited('new'), inText: true }]);
  return (
    <Page label={t('title')}>
      <Toolbar label={t('tools')}>
        <Button tone="primary" keys="Ctrl+N" onClick={() => setEdited('new')}>
          {common('create')}
        </Button>
      </Toolbar>
      {users.isError ? <ErrorPanel error={users.error} onRetry={() => void users.refetch()} /> : null}
      <div className="mw-scroll">
        <Cards columns="minmax(0, 1fr)">
          <Card label={t('title')}>
            <DetailTable
              label={t('title')}
              rows={users.data ?? []}
              rowKey={(user) => user.id}
              columns={[
                {
                  id: 'username',
                  header: t('field.username'),
                  cell: (user) => <span className="mw-mono">{user.username}</span>,
                },
                { id: 'displayName', header: t('field.displayName'), cell: (user) => user.displayName },
                { id: 'role', header: t('field.role'), cell: (user) => shell(`role.${user.role}`) },
                {
                  id: 'state',
                  header: t('field.isActive'),
                  cell: (user) => (
                    <StateBadge
                      tone={user.isActive ? 'ok' : 'off'}
                      word={user.isActive ? t('active') : t('disabled')}
                    />
                  ),
                },
                {
                  id: 'edit',
                  header: common('edit'),
                  cell: (user) => (
                    <Button
                      tone="quiet"
                      aria-label={`${t('edit')} ${user.displayName}`}
                      onClick={() => setEdited(user)}
                    >
                      {common('edit')}
                    </Button>
                  ),
                },
              ]}
            />
          </Card>
          <FieldMasksTable />
        </Cards>
      </div>
      {edited ? (
        <UserDialog
          user={edited === 'new' ? null : latestRow(users.data, edited)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Page>
  );
}
