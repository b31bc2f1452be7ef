export interface PackTarget {
  platform: 'win32' | 'linux';
  arch: 'x64';
}

/**
 * What goes into the archive: our bundles and, of the packages that are not bundled, the files one platform
 * loads. Later patterns win: everything a package brings is left out first, then what is needed comes back.
 */
export function packedFiles({ platform, arch }: PackTarget): string[] {
  return [
    'package.json',
    'out/electron/**',
    'out/renderer/**',
    '!**/*.map',
    '!node_modules/**',
    'node_modules/better-sqlite3/{package.json,LICENSE,lib/**}',
    `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
    'node_modules/@node-rs/argon2/{package.json,LICENSE,index.js}',
    `node_modules/@node-rs/argon2-${platform}-${arch}-${platform === 'win32' ? 'msvc' : 'gnu'}/{package.json,*.node}`,
    'node_modules/pinyin-pro/{package.json,LICENSE,dist/index.js}',
  ];
}
