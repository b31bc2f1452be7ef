import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import type { Desktop, DesktopOptions } from './launch.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The Electron program on this machine: the given one, or the one its package has fetched. */
export function electronBinary(): string | null {
  const given = process.env.ELECTRON_BINARY;
  if (given) return existsSync(given) ? given : null;
  const folder = join(projectRoot, 'node_modules', 'electron');
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** The same compiled program in a real Electron. */
export async function launchReal(executablePath: string, options: DesktopOptions): Promise<Desktop> {
  const folder = options.dataDir ? ['--data-dir', options.dataDir] : [];
  const profile = options.profileDir ? ['--profile-dir', options.profileDir] : [];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const program = await _electron.launch({
    executablePath,
    args: [
      ...asRoot,
      options.bundles ? join(options.bundles, 'main.js') : projectRoot,
      ...folder,
      ...profile,
      ...(options.args ?? []),
    ],
    cwd: projectRoot,
    env: { ...(process.env as Record<string, string>), ...options.env },
  });
  let printed = '';
  const child = program.process();
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (printed += String(text)));
  const ended = new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? -1)));
  return {
    page: await program.firstWindow(),
    // Playwright hands over the real module, of which the stand-in's is a part.
    evaluate: program.evaluate.bind(program) as unknown as Desktop['evaluate'],
    pages: () => program.windows(),
    output: () => printed,
    ended,
    close: () => program.close(),
  };
}
