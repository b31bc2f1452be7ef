import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FieldDefinition, FormValues, SaveMode } from './form-types.ts';
import { type FieldDifference, fieldDifferences, mergeNewer, type ThreeSides } from './merge-newer.ts';

/** The record what is typed stands on. */
export interface Standing {
  version: number;
  values: FormValues;
}

interface NewerOptions {
  /** The record as it is shown now; a change by somebody else arrives here. */
  record: Standing;
  fields: readonly FieldDefinition[];
  standing: { current: Standing };
  read: () => FormValues;
  /** Puts the merged values into the form. */
  put: (values: FormValues) => void;
}

/**
 * A newer record under what is typed. What only one side changed is taken over by itself and said; when both changed
 * a field, the form stays on the older record and can not be saved until somebody has chosen.
 */
export function useNewer(options: NewerOptions) {
  const { standing } = options;
  const queries = useQueryClient();
  const latest = useRef(options);
  latest.current = options;
  const isSaving = useRef(false);
  /** A save that waits: the core refused it for a newer record that has not arrived yet. */
  const refused = useRef<SaveMode | null>(null);
  const [isHeld, setHeld] = useState(false);
  const [asking, setAsking] = useState<SaveMode | null>(null);
  /** Labels of what somebody else changed and the form took over. */
  const [taken, setTaken] = useState<readonly string[] | null>(null);

  const sides = (): ThreeSides => ({
    opened: standing.current.values,
    mine: latest.current.read(),
    theirs: latest.current.record.values,
  });
  const settle = (keepsMine: (name: string) => boolean): void => {
    const merged = mergeNewer(latest.current.fields, sides(), keepsMine);
    const { version, values } = latest.current.record;
    standing.current = { version, values: { ...values } };
    refused.current = null;
    setHeld(false);
    setAsking(null);
    latest.current.put(merged);
  };
  /** Goes over to the newest record; false while that needs a choice. */
  const meet = (): boolean => {
    if (isSaving.current) return true;
    if (standing.current.version === latest.current.record.version) {
      setHeld(false);
      return true;
    }
    const found = fieldDifferences(latest.current.fields, sides());
    const others = found.filter(({ by }) => by !== 'mine');
    const mode = refused.current;
    if (found.some(({ by }) => by === 'both') || (mode !== null && others.length > 0)) {
      setHeld(true);
      if (mode !== null) setAsking(mode);
      return false;
    }
    settle(() => true);
    const isTyped = found.some(({ by }) => by === 'mine');
    if (mode !== null || (isTyped && others.length > 0)) setTaken(others.map(({ field }) => field.label));
    return true;
  };
  const latestMeet = useRef(meet);
  latestMeet.current = meet;
  const { version } = options.record;
  useEffect(() => {
    latestMeet.current();
  }, [version]);

  return {
    isHeld,
    asking,
    taken,
    /** For the dialog: what differs now. */
    differences: (): FieldDifference[] => fieldDifferences(options.fields, sides()),
    meet: () => latestMeet.current(),
    ask: setAsking,
    settle,
    /** While a save is under way a newer record may be the one it makes. */
    begin: () => {
      isSaving.current = true;
      refused.current = null;
      setTaken(null);
    },
    end: () => {
      isSaving.current = false;
      latestMeet.current();
    },
    /** The core has a newer record: it is asked for, whatever query the form was drawn from. */
    fetch: (mode: SaveMode) => {
      refused.current = mode;
      void queries.invalidateQueries({ refetchType: 'active' });
    },
  };
}
