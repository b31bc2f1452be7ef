import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './tokens.css';
import './base.css';
import './small-screen.css';
import './fonts.ts';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { listenForAlt } from '#renderer/lib/alt-marks.ts';
import { startLook } from '#renderer/lib/appearance.ts';
import { startI18n } from '#renderer/lib/i18n.ts';
import { createQueryClient } from '#renderer/lib/query-client.ts';
import { listenForShortcuts } from '#renderer/lib/shortcuts.ts';
import { App } from './app.tsx';
import { createAppRouter } from './router.ts';
import { adoptThemeVariables } from './theme.ts';

// zod would compile validators with `new Function`, which the content policy forbids.
z.config({ jitless: true });

async function start(): Promise<void> {
  adoptThemeVariables();
  startLook();
  listenForShortcuts();
  listenForAlt();
  await startI18n();
  const host = document.querySelector('#root');
  if (!host) throw new Error('index.html has no #root');
  const queries = createQueryClient();
  createRoot(host).render(<App queries={queries} router={createAppRouter(queries)} />);
}

void start();
