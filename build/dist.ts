import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { ALL_PARTS, buildParts } from './build.ts';
import { installerSettings } from './installer-settings.ts';
import { projectRoot } from './vite.node-bundle.ts';

const USAGE = 'npm run dist -- [--platform win32|linux] [--dir] [--electron-dist DIR] [--out DIR]';

export interface DistOptions {
  platform: 'win32' | 'linux';
  /** Only the folder of the installed program, no installer: needs no network when Electron is given. */
  isFolderOnly: boolean;
  electronDist: string | null;
  outDir: string;
}

export function readDistOptions(argv: string[]): DistOptions {
  const { values } = parseArgs({
    args: argv,
    strict: true,
    options: {
      platform: { type: 'string', default: process.platform },
      dir: { type: 'boolean', default: false },
      'electron-dist': { type: 'string' },
      out: { type: 'string', default: join(projectRoot, 'dist') },
    },
  });
  const { platform } = values;
  if (platform !== 'win32' && platform !== 'linux')
    throw new Error(`no package for ${platform}; usage: ${USAGE}`);
  return {
    platform,
    isFolderOnly: values.dir,
    electronDist: values['electron-dist'] ?? null,
    outDir: values.out,
  };
}

function electronVersion(): string {
  const manifest = readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** npm installs the native packages of the machine it runs on only; a package without them would not start. */
function requireNativePackages(platform: DistOptions['platform']): void {
  const name = platform === 'win32' ? 'argon2-win32-x64-msvc' : 'argon2-linux-x64-gnu';
  if (existsSync(join(projectRoot, 'node_modules', '@node-rs', name))) return;
  throw new Error(
    `@node-rs/${name} is not installed: build the ${platform} package on ${platform}, after npm ci`,
  );
}

/** Packs the built program; returns the files made. */
export async function makePackages(options: DistOptions): Promise<string[]> {
  requireNativePackages(options.platform);
  await buildParts(ALL_PARTS);
  const platform = options.platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  const targets = options.isFolderOnly ? ['dir'] : [];
  return build({
    targets: platform.createTarget(targets, Arch.x64),
    projectDir: projectRoot,
    publish: 'never',
    config: installerSettings({
      platform: options.platform,
      arch: 'x64',
      outDir: options.outDir,
      electronVersion: electronVersion(),
      ...(options.electronDist ? { electronDist: options.electronDist } : {}),
    }),
  });
}

if (import.meta.main) {
  try {
    const made = await makePackages(readDistOptions(process.argv.slice(2)));
    console.log(made.join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
