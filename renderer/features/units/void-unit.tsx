import { useNavigate } from '@tanstack/react-router';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import { type RowVersion, VoidedNote } from '#renderer/components/record/voided-note.tsx';
import { client } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { dropTab, usePagePath } from '#renderer/lib/tabs.ts';

/** What was registered by mistake: still in the works, with nothing built in, and not voided before. */
const isVoidable = ({ unit, tree }: UnitLife) =>
  unit.voidedAt === null && (unit.status === 'made' || unit.status === 'stocked') && tree.length <= 1;

const restoreUnit = (voided: RowVersion) => client.units.saveRows({ restore: [voided] });

/** Says of a voided unit why, and brings it back. */
export function VoidedUnit({ life: { unit } }: { life: UnitLife }) {
  const mayWrite = useMay('units.write');
  return <VoidedNote record={unit} onRestore={mayWrite ? restoreUnit : undefined} />;
}

/** Takes a unit out that was registered by mistake. Its code stays taken. */
export function VoidUnit({ life }: { life: UnitLife }) {
  const navigate = useNavigate();
  const path = usePagePath();
  const { barcode, version } = life.unit;
  if (!isVoidable(life)) return null;
  return (
    <VoidAct
      name={barcode}
      onRestore={restoreUnit}
      onVoid={(reason) => client.units.void({ barcode, version, reason })}
      onVoided={() => {
        dropTab(path);
        void navigate({ to: '/units' });
      }}
    />
  );
}
