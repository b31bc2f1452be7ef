import { type AdminCommand, type AdminIo, usageError } from './command.ts';

type Entry = { usage: string; summary: string; load(): Promise<AdminCommand> };

/** Each command is loaded when it is called: `verify` and the help need no application core. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  init: {
    usage: 'init --data-dir DIR --admin NAME --password-stdin [--display-name TEXT] [--factory TEXT]',
    summary: 'start a new factory with its first administrator',
    load: async () => (await import('./commands/init.ts')).initCommand,
  },
  sample: {
    usage: 'sample --data-dir DIR [--size demo|M|L] [--json]',
    summary: 'fill an untouched folder with the sample factory and print its accounts',
    load: async () => (await import('./commands/sample.ts')).sampleCommand,
  },
  import: {
    usage: 'import KIND FILE --data-dir DIR [--map FILE.json] [--sheet NAME] [--dry-run] [--json]',
    summary:
      'bring a ledger in as one batch: market-records, orders, units, service-cases, parties, contacts, sites, products',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  export: {
    usage: 'export KIND FILE --data-dir DIR [--json]',
    summary: 'write one kind of record as .xlsx or .csv',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  backup: {
    usage: 'backup --data-dir DIR [--to FOLDER] [--json]',
    summary: 'make a verified backup and print where it is',
    load: async () => (await import('./commands/backups.ts')).backupCommand,
  },
  thin: {
    usage: 'thin --data-dir DIR [--to FOLDER] [--json]',
    summary: 'take away old backups: all of 2 days, then 14 days, 8 weeks, 24 months and every year stay',
    load: async () => (await import('./commands/backups.ts')).thinCommand,
  },
  verify: {
    usage: 'verify FILE [--json]',
    summary: 'check a backup: hash, structure, rows',
    load: async () => (await import('./commands/backups.ts')).verifyCommand,
  },
  restore: {
    usage: 'restore FILE --data-dir DIR [--json]',
    summary: 'put a backup in the place of the live data, which is kept',
    load: async () => (await import('./commands/backups.ts')).restoreCommand,
  },
  rebuild: {
    usage: 'rebuild unit-states --data-dir DIR [--check] [--json]',
    summary: 'write the states of the units anew from their events, or only say which differ',
    load: async () => (await import('./commands/rebuild.ts')).rebuildCommand,
  },
  user: {
    usage:
      'user list|add|password|disable|enable [NAME] --data-dir DIR [--role ROLE] [--display-name TEXT] [--password-stdin] [--json]',
    summary: 'list, add, disable or enable accounts, set a password',
    load: async () => (await import('./commands/user.ts')).userCommand,
  },
};

function isHelp(word: string | undefined): boolean {
  return word === undefined || word === '--help' || word === '-h' || word === 'help';
}

function printHelp(io: AdminIo): void {
  io.print('usage: npm run admin -- COMMAND …');
  for (const { usage, summary } of Object.values(COMMANDS)) {
    io.print(`  ${usage}`);
    io.print(`      ${summary}`);
  }
  io.print(
    'Exit status 0 only when all is well; otherwise one line on standard error that begins with its code.',
  );
}

/** Runs one command line. Throws what went wrong; returning means all is well. */
export async function runAdmin(args: ReadonlyArray<string>, io: AdminIo): Promise<void> {
  const [name = '', ...rest] = args;
  if (isHelp(args[0])) return printHelp(io);
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) throw usageError(name, 'unknown_command');
  if (rest.includes('--help') || rest.includes('-h'))
    return io.print(`usage: npm run admin -- ${entry.usage}`);
  const command = await entry.load();
  await command(rest, io);
}
