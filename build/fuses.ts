import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * Switches burnt into the program file, so that neither a script nor another user of the PC can turn it into a
 * Node runtime or have it load other code. A fuse a later Electron adds fails the build until it is decided.
 */
export function fuseConfig(platform: string): FuseConfig {
  const hasAsarIntegrity = platform === 'win32' || platform === 'darwin';
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // The core runs as a utility process, which this switch does not concern.
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: hasAsarIntegrity,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Pages come over app://, never from files.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

interface PackedApp {
  appOutDir: string;
  electronPlatformName: string;
  packager: { executableName?: string; appInfo: { productFilename: string } };
}

export function programFile({ appOutDir, electronPlatformName, packager }: PackedApp): string {
  return electronPlatformName === 'win32'
    ? join(appOutDir, `${packager.appInfo.productFilename}.exe`)
    : join(appOutDir, packager.executableName ?? packager.appInfo.productFilename);
}

/** Runs between packing and signing. */
export async function burnFuses(packed: PackedApp): Promise<void> {
  await flipFuses(programFile(packed), fuseConfig(packed.electronPlatformName));
}
