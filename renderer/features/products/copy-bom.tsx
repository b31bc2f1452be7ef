import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import { type BomView, bomSave } from '#contract/products/boms.contract.ts';
import { CopyInto } from '#renderer/components/form/copy-into.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickPart, pickProduct } from '#renderer/lib/pickers.ts';

/** A draft with these lines for another model or part of the same kind. */
export function CopyBom({ bom }: { bom: BomView }) {
  const { t } = useTranslation('products');
  const queries = useQueryClient();
  const navigate = useNavigate();
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
    <CopyInto
      dialog={(close) => (
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
          onClose={close}
        />
      )}
    />
  );
}
