import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { useScheme } from '#renderer/lib/appearance.ts';
import type { createAppRouter } from './router.ts';
import { theme } from './theme.ts';

interface AppProps {
  queries: QueryClient;
  router: ReturnType<typeof createAppRouter>;
}

export function App({ queries, router }: AppProps) {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        forceColorScheme={useScheme()}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <Notifications position="bottom-right" limit={3} autoClose={5000} />
      </MantineProvider>
    </StrictMode>
  );
}
