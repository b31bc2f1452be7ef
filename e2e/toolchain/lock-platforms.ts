export interface LockedPackage {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

export type LockedPackages = Record<string, LockedPackage>;

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * The machine a platform package is for, read from its name (`…-linux-arm64-musl`).
 * Throws when the name does not say; such a package must not enter the lock file unasked.
 */
export function platformOf(name: string): Required<Pick<LockedPackage, 'os' | 'cpu'>> & { libc?: string[] } {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) throw new Error(`${name} does not say which platform it is for`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  const namesLibc = words.some((word) => word.startsWith('musl') || word.startsWith('gnu'));
  return os === 'linux' && namesLibc ? { os: [os], cpu: [cpu], libc: [libc] } : { os: [os], cpu: [cpu] };
}

/** Where npm would find `name` from the package at `path`: beside it or in any folder above. */
function findInstalled(packages: LockedPackages, path: string, name: string): string | null {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (at === '') return null;
  }
}

/**
 * The platform packages that something in the lock file wants and the lock file does not list, as the
 * entries it should have.
 */
export function missingPlatforms(packages: LockedPackages): LockedPackages {
  const missing: LockedPackages = {};
  for (const [path, wants] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(wants.optionalDependencies ?? {})) {
      if (findInstalled(packages, path, name) !== null) continue;
      const isDev = wants.dev === true ? { dev: true } : {};
      missing[`node_modules/${name}`] = { version, ...isDev, optional: true, ...platformOf(name) };
    }
  }
  return missing;
}
