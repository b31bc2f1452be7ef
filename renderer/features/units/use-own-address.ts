import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { parseSignedCode } from '#contract/labels/signed-code.ts';
import type { UnitLife } from '#contract/units/unit-life.schema.ts';
import { orpc } from '#renderer/lib/client.ts';
import { closeTabQuietly, usePagePath } from '#renderer/lib/tabs.ts';

/** A life that was opened by another form of its code goes to its own address: one unit, one tab. */
export function useOwnAddress(asked: string, life: UnitLife | undefined): void {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const path = usePagePath();
  useEffect(() => {
    const barcode = life?.unit.barcode;
    if (barcode === undefined || barcode === asked) return;
    queries.setQueryData(orpc.units.life.queryKey({ input: { barcode } }), life);
    const search = parseSignedCode(asked) ? { scan: asked } : {};
    void navigate({ to: '/units/$barcode', params: { barcode }, search, replace: true }).then(() =>
      closeTabQuietly(path),
    );
  }, [asked, life, navigate, path, queries]);
}
