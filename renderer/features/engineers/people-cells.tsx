import { Button } from '#renderer/components/button.tsx';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { useMay } from '#renderer/lib/session.ts';

/** A name that opens its form for whoever leads service. */
export function NameCell({ name, onOpen }: { name: string; onOpen: () => void }) {
  if (!useMay('service.manage')) return name;
  return (
    <Button tone="quiet" onClick={onOpen}>
      {name}
    </Button>
  );
}

export function PhoneCell({
  row,
}: {
  row: { phone: string | null; exceptions: Record<string, string> | null };
}) {
  return <KeptValue text={row.phone ?? ''} reason={row.exceptions?.['phone']} />;
}
