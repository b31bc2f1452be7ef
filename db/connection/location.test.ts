import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint, temporaryFolder } from '#db/faults/folders.ts';
import { DATABASE } from '#db/faults/ledgers.ts';
import { findLocationProblem, type LocationProbe, machineProbe } from './location.ts';
import { openWriter } from './open.ts';

const MOUNTS = [
  '/dev/sda1 / ext4 rw 0 0',
  '//nas/share /mnt/nas cifs rw 0 0',
  'server:/export /mnt/team\\040files nfs4 rw 0 0',
  'drvfs /mnt/c 9p rw 0 0',
  'me@host: /home/me/remote fuse.sshfs rw 0 0',
  'smb /mnt/smb smb3 rw 0 0',
  '/dev/sdb1 /mnt/nas/local ext4 rw 0 0',
].join('\n');

function linux(mounts = MOUNTS): LocationProbe {
  return { platform: 'linux', env: {}, mounts: () => mounts, resolve: (path) => path };
}

function windows(mapped: Record<string, string> = {}, env: Record<string, string> = {}): LocationProbe {
  const resolve = (path: string) => {
    const share = mapped[path.slice(0, 2).toUpperCase()];
    return share === undefined ? path : share + path.slice(2);
  };
  return { platform: 'win32', env, mounts: () => '', resolve };
}

describe('where live data may be', () => {
  it.each([
    ['/mnt/nas/factory', 'cifs'],
    ['/mnt/team files/a', 'nfs4'],
    ['/mnt/c/Users/me', '9p'],
    ['/home/me/remote/x', 'fuse.sshfs'],
    ['/mnt/smb', 'smb3'],
  ])('fault F40 refuses %s (%s)', (folder, detail) => {
    expect(findLocationProblem(folder, linux())).toEqual({ kind: 'network', detail });
  });

  it.each(['/mnt/nas/local/factory', '/mnt/nas2', '/home/me/remotely', '/srv/millwright'])(
    'fault F40 allows the local folder %s',
    (folder) => expect(findLocationProblem(folder, linux())).toBeNull(),
  );

  it('fault F40 allows a machine that runs from a network root as a whole', () => {
    expect(findLocationProblem('/srv/data', linux('none / 9p rw 0 0'))).toBeNull();
  });

  it('fault F40 refuses UNC paths and mapped drives', () => {
    const probe = windows({ 'Z:': '\\\\nas\\share' });
    expect(findLocationProblem('\\\\nas\\share\\mill', probe)?.kind).toBe('network');
    expect(findLocationProblem('\\\\?\\UNC\\nas\\share', probe)?.kind).toBe('network');
    expect(findLocationProblem('Z:\\mill', probe)?.kind).toBe('network');
    expect(findLocationProblem('D:\\MillwrightData', probe)).toBeNull();
    expect(findLocationProblem('\\\\?\\D:\\MillwrightData', probe)).toBeNull();
  });

  it.each([
    'C:\\Users\\王\\OneDrive\\账',
    'C:\\Users\\wang\\OneDrive - 重型机械\\mill',
    'D:\\我的坚果云\\mill',
    'D:\\Nutstore\\1\\mill',
    'D:\\百度网盘\\mill',
    'D:\\BaiduSyncdisk\\mill',
    'E:\\WPS云盘\\mill',
    'E:\\WPSDrive\\123\\mill',
    'C:\\Users\\wang\\iCloudDrive\\mill',
    'C:\\Users\\wang\\Dropbox\\mill',
  ])('fault F41 refuses the synchronised folder %s', (folder) => {
    expect(findLocationProblem(folder, windows())?.kind).toBe('sync-folder');
  });

  it('fault F41 knows OneDrive by its variable when the folder has another name', () => {
    const probe = windows({}, { OneDriveCommercial: 'D:\\Cloud' });
    expect(findLocationProblem('d:\\cloud\\mill', probe)).toEqual({
      kind: 'sync-folder',
      detail: 'OneDriveCommercial',
    });
    expect(findLocationProblem('D:\\Cloudy\\mill', probe)).toBeNull();
  });

  it('fault F40 refuses before anything is made in the folder', () => {
    const folder = temporaryFolder();
    const probe: LocationProbe = { ...machineProbe, mounts: () => `nas:/x ${folder} nfs rw 0 0` };
    const open = () =>
      openWriter(join(folder, DATABASE), { latestVersion: 10, mayCreate: true, location: probe }).close();
    expect(open).toThrow(expect.objectContaining({ code: 'STORAGE_NETWORK' }));
    expect(fingerprint(folder)).toEqual({});
  });
});
