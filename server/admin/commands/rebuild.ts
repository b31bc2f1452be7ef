import { findDriftedStates, rebuildStates } from '#db/slices/units/unit-replay.service.ts';
import { type AdminCommand, dataDirOf, parseCommand, usageError } from '../command.ts';
import { ADMIN_ACTOR, withStore } from '../with-core.ts';

const OPTIONS = { 'data-dir': 'string', check: 'boolean', json: 'boolean' } as const;

/** Writes what is derived from the events of the units anew; with `--check` it only says what differs. */
export const rebuildCommand: AdminCommand = async (args, io) => {
  const { options, words } = parseCommand(args, OPTIONS, 1);
  const [what = ''] = words;
  if (what !== 'unit-states') throw usageError(what, 'unknown_projection');
  await withStore(dataDirOf(options), async (store) => {
    const drifted = store.read(ADMIN_ACTOR, findDriftedStates);
    const units = options.check ? null : store.writeNow(ADMIN_ACTOR, rebuildStates);
    if (options.json) return io.print(JSON.stringify({ drifted, units }));
    io.print(`${drifted.length} states differed from their events`);
    if (units !== null) io.print(`${units} states written from the events`);
  });
};
