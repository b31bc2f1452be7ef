import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { orpc } from '#renderer/lib/client.ts';
import { sessionQuery } from '#renderer/lib/session.ts';
import { RefusedPage } from './pages/refused-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import { WaitingPage } from './pages/waiting-page.tsx';
import { Shell } from './shell/shell.tsx';

/** Seen once in the life of a factory, with a form that every other day can wait for. */
const FirstRunPage = lazy(async () => {
  const { FirstRunPage: page } = await import('./pages/first-run-page.tsx');
  return { default: page };
});

/** What stands between the address and the program: a folder that can be opened, a factory in it, a person. */
export function Entrance() {
  const setup = useQuery(orpc.setup.status.queryOptions());
  const session = useQuery({ ...sessionQuery(), enabled: setup.data?.state === 'ready' });
  if (setup.isError) return <WaitingPage error={setup.error} onRetry={() => void setup.refetch()} />;
  if (!setup.data) return <WaitingPage />;
  if (setup.data.state === 'refused') return <RefusedPage status={setup.data} />;
  if (setup.data.state === 'empty')
    return (
      <Suspense fallback={<WaitingPage />}>
        <FirstRunPage />
      </Suspense>
    );
  if (session.isError) return <WaitingPage error={session.error} onRetry={() => void session.refetch()} />;
  if (session.isPending) return <WaitingPage />;
  return session.data ? <Shell user={session.data} /> : <SignInPage status={setup.data} />;
}
