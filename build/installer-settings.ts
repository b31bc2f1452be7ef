import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { burnFuses } from './fuses.ts';
import { type PackTarget, packedFiles } from './packed-files.ts';
import { projectRoot } from './vite.node-bundle.ts';

export interface PackOptions extends PackTarget {
  outDir: string;
  /** A folder with Electron's files, instead of the download. */
  electronDist?: string;
  electronVersion: string;
}

/**
 * Per machine under Program Files, where users cannot write; the folder may be chosen; both languages. Data are
 * never touched, neither by an update nor by the uninstaller.
 */
const nsis = {
  oneClick: false,
  perMachine: true,
  allowElevation: true,
  allowToChangeInstallationDirectory: true,
  deleteAppDataOnUninstall: false,
  createDesktopShortcut: 'always',
  installerLanguages: ['zh_CN', 'en_US'],
  multiLanguageInstaller: true,
  displayLanguageSelector: true,
  include: join(projectRoot, 'build', 'installer.nsh'),
  artifactName: 'Millwright-${version}-setup-${arch}.${ext}',
} satisfies Configuration['nsis'];

const linux = {
  target: ['AppImage', 'deb'],
  executableName: 'millwright',
  category: 'Office',
  maintainer: 'Millwright <millwright@localhost>',
  synopsis: 'Market, order and after-sales ledger for factories',
} satisfies Configuration['linux'];

/** The whole of what electron-builder is told. */
export function installerSettings(options: PackOptions): Configuration {
  return {
    appId: 'local.millwright.desktop',
    productName: 'Millwright',
    directories: { output: options.outDir, buildResources: join(projectRoot, 'build', 'resources') },
    files: packedFiles(options),
    // Only what the system's loader must open as a file lies outside the archive.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    electronLanguages: ['zh-CN', 'zh-TW', 'en-US'],
    electronVersion: options.electronVersion,
    ...(options.electronDist ? { electronDist: options.electronDist } : {}),
    // The native packages bring one binary for Node and Electron alike: nothing is rebuilt or downloaded.
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    publish: null,
    afterPack: burnFuses,
    win: { target: [{ target: 'nsis', arch: ['x64'] }], requestedExecutionLevel: 'asInvoker' },
    nsis,
    linux,
  };
}
