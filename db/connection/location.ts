import { readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';

export type LocationProblem = { kind: 'network' | 'sync-folder'; detail: string };

/** What the machine says about its drives; tests hand in other machines. */
export type LocationProbe = {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** `/proc/mounts`, or '' where there is none. */
  mounts(): string;
  /** The real place of a path that may not exist yet; a mapped Windows drive comes back as `\\server\share`. */
  resolve(path: string): string;
};

const NETWORK_FILE_SYSTEMS =
  /^(nfs\d?|cifs|smb\d?|smbfs|smb3|9p|afs|ncpfs|ceph|glusterfs|lustre|davfs|vboxsf|fuse\.(sshfs|rclone|davfs2?|cifs|smbnetfs|glusterfs|gvfsd-fuse|s3fs))$/;

/** Names under which the usual sync programs keep their folder. */
const SYNC_FOLDERS: readonly RegExp[] = [
  /^onedrive( ?- ?.+)?$/i,
  /^(我的)?坚果云$|^nutstore( files)?$/i,
  /^百度(网盘|云|云同步盘|网盘同步空间)$|^baidu(netdisk|netdiskworkspace|syncdisk)$/i,
  /^wps ?(云盘|云文档|drive|cloud files)$|^wpsdrive$/i,
  /^icloud ?drive$|^mobile documents$|^com~apple~clouddocs$/i,
  /^dropbox$|^google ?drive$|^(腾讯)?微云(同步助手)?$|^阿里云盘$/i,
];

function resolveNearest(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : `${resolveNearest(parent)}${path.slice(parent.length)}`;
  }
}

function readMounts(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return '';
  }
}

export const machineProbe: LocationProbe = {
  platform: process.platform,
  env: process.env,
  mounts: readMounts,
  resolve: resolveNearest,
};

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** File system type of the deepest mount that holds the path. */
function mountTypeOf(path: string, mounts: string): { at: string; type: string } | null {
  let found: { at: string; type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, point, type] = line.split(' ');
    if (point === undefined || type === undefined) continue;
    const at = point.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    // Later lines cover earlier ones that name the same place.
    if (isInside(path, at) && at.length >= (found?.at.length ?? 0)) found = { at, type };
  }
  return found;
}

function networkProblem(real: string, probe: LocationProbe): LocationProblem | null {
  if (/^[\\/]{2}[^\\/?.]/.test(real) || /^\\\\\?\\UNC\\/i.test(real))
    return { kind: 'network', detail: 'unc' };
  if (probe.platform === 'win32') return null;
  const mount = mountTypeOf(real, probe.mounts());
  // A machine that runs from a network disk as a whole has no better place to offer.
  if (!mount || mount.at === '/' || !NETWORK_FILE_SYSTEMS.test(mount.type)) return null;
  return { kind: 'network', detail: mount.type };
}

function syncProblem(real: string, probe: LocationProbe): LocationProblem | null {
  const plain = (path: string) => path.replaceAll('\\', '/').replace(/\/+$/, '');
  const fold = (path: string) => (probe.platform === 'win32' ? plain(path).toLowerCase() : plain(path));
  for (const [name, folder] of Object.entries(probe.env)) {
    if (folder && /^OneDrive/i.test(name) && isInside(fold(real), fold(probe.resolve(folder)))) {
      return { kind: 'sync-folder', detail: name };
    }
  }
  const segment = plain(real)
    .split('/')
    .find((part) => SYNC_FOLDERS.some((pattern) => pattern.test(part)));
  return segment === undefined ? null : { kind: 'sync-folder', detail: segment };
}

/**
 * Why a folder must not hold the live database, or null. Locks do not work reliably on network file
 * systems, and sync programs replace files under an open connection; both are fine for backups.
 */
export function findLocationProblem(
  folder: string,
  probe: LocationProbe = machineProbe,
): LocationProblem | null {
  const given = networkProblem(folder, probe) ?? syncProblem(folder, probe);
  if (given) return given;
  const real = probe.resolve(folder);
  return networkProblem(real, probe) ?? syncProblem(real, probe);
}
