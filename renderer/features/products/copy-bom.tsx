import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import { type BomView, bomSave } from '#contract/products/boms.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickPart, pickProduct } from '#renderer/lib/pickers.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

/** A draft with these lines for another model or part of the same kind. */
export function CopyBom({ bom }: { bom: BomView }) {
  const { t } = useTranslation('products');
  const { t: form } = useTranslation('form');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ keys: 'Ctrl+D', word: form('copy'), run: () => setOpen(true), inText: true }]);
  const isPart = bom.partId !== null;
  const save = async ({ ownerId }: Record<string, unknown>) => {
    const lines = bom.lines.map(({ position, partId, quantity, capacity, note }) => ({
      ...{ position, partId, quantity, capacity, note },
    }));
    const owner = isPart ? { partId: ownerId } : { productId: ownerId };
    const made = await client.products.saveBom(bomSave.parse({ ...owner, note: bom.note, lines }));
    await queries.invalidateQueries({ queryKey: orpc.products.key() });
    const id = made.partId ?? made.productId ?? '';
    void navigate({ to: '/boms/$kind/$id', params: { kind: isPart ? 'part' : 'product', id } });
  };
  return (
    <>
      <Button keys="Ctrl+D" onClick={() => setOpen(true)}>
        {form('copy')}
      </Button>
      {isOpen ? (
        <FormDialog
          title={t('bom.copyTo')}
          form="bom-copies"
          recordId={bom.id}
          schema={z.object({ ownerId: idSchema })}
          fields={[
            {
              kind: 'reference',
              name: 'ownerId',
              label: isPart ? t('field.part') : t('title'),
              load: isPart ? pickPart : pickProduct,
              isRequired: true,
              span: 2,
            },
          ]}
          onSave={save}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
