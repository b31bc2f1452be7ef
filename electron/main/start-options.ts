export interface StartOptions {
  dataDir: string | null;
  /** Where window places and the browser profile live; tests give each run its own. */
  profileDir: string | null;
}

const FLAGS = { '--data-dir': 'dataDir', '--profile-dir': 'profileDir' } as const;

/** Reads `--name value` and `--name=value`; what belongs to Chromium or Electron is passed over. */
export function readStartOptions(argv: readonly string[]): StartOptions {
  const options: StartOptions = { dataDir: null, profileDir: null };
  for (const [flag, option] of Object.entries(FLAGS)) {
    const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
    const word = argv[at];
    if (word === undefined) continue;
    const value = word === flag ? argv[at + 1] : word.slice(flag.length + 1);
    if (value) options[option] = value;
  }
  return options;
}
