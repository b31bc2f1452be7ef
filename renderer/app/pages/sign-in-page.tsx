import { PasswordInput, TextInput } from '@mantine/core';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupStatus } from '#contract/setup/setup.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { sessionQuery } from '#renderer/lib/session.ts';
import { Welcome } from './welcome.tsx';

/** A sign-in without another aim begins where the person wants to begin. */
async function goToStart(queries: QueryClient, navigate: ReturnType<typeof useNavigate>): Promise<void> {
  const path = location.hash.slice(1);
  if (path !== '' && path !== '/') return;
  const chosen = await queries.fetchQuery(orpc.preferences.get.queryOptions()).catch(() => null);
  if (chosen?.startPage) await navigate({ href: chosen.startPage });
}

/** User name and password; paste and password managers work. The sample factory lists its accounts. */
export function SignInPage({ status }: { status: SetupStatus }) {
  const { t } = useTranslation('shell');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signIn = useMutation({
    mutationFn: () => client.session.signIn({ username, password }),
    onSuccess: async (user) => {
      await queries.resetQueries({ queryKey: orpc.key() });
      await goToStart(queries, navigate);
      queries.setQueryData(sessionQuery().queryKey, user);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Welcome title={status.factory ?? t('signIn.title')} isNarrow>
      <form className="mw-form" onSubmit={submit} aria-label={t('signIn.title')}>
        {signIn.error ? <ErrorPanel error={signIn.error} /> : null}
        <TextInput
          label={t('signIn.username')}
          autoComplete="username"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          required
          autoFocus
        />
        <PasswordInput
          size="xs"
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
        <div className="mw-row">
          <Button tone="primary" type="submit" busy={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
          <span className="mw-muted">{t('signIn.help')}</span>
        </div>
      </form>
      {status.sampleUsers.length > 0 ? (
        <SampleUsers
          users={status.sampleUsers}
          onChoose={(user) => {
            setUsername(user.username);
            setPassword(user.password);
          }}
        />
      ) : null}
    </Welcome>
  );
}

type SampleUser = SetupStatus['sampleUsers'][number];

function SampleUsers({
  users,
  onChoose,
}: {
  users: readonly SampleUser[];
  onChoose: (user: SampleUser) => void;
}) {
  const { t } = useTranslation('shell');
  return (
    <>
      <h2 style={{ margin: '24px 0 8px' }}>{t('firstRun.sampleUsers')}</h2>
      <table className="mw-accounts">
        <thead>
          <tr>
            <th scope="col">{t('signIn.username')}</th>
            <th scope="col">{t('signIn.password')}</th>
            <th scope="col">{t('account')}</th>
            <th scope="col">
              <span className="mw-hidden">{t('signIn.use')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.username}>
              <th scope="row">{user.username}</th>
              <td className="mw-mono">{user.password}</td>
              <td>{user.displayName}</td>
              <td>
                <Button onClick={() => onChoose(user)} aria-label={`${t('signIn.use')} ${user.username}`}>
                  {t('signIn.use')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
