import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import { type QuotationRow, quotationDraft } from '#contract/quotations/quotations.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';

const schema = z.object({ caseId: idSchema });

function pickCase(text: string, signal: AbortSignal) {
  return client.serviceCases.pick({ text, limit: 20 }, { signal });
}

/** A draft with these lines for another case that is paid for. */
export function CopyQuotation({ row }: { row: QuotationRow }) {
  const { t } = useTranslation('quotations');
  const { t: form } = useTranslation('form');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  useShortcuts([{ keys: 'Ctrl+D', word: form('copy'), run: () => setOpen(true), inText: true }]);
  return (
    <div className="foot">
      <Button keys="Ctrl+D" onClick={() => setOpen(true)}>
        {form('copy')}
      </Button>
      {isOpen ? (
        <FormDialog
          title={t('copyTo', { no: row.no + row.letter })}
          form="quotation-copies"
          recordId={row.id}
          schema={schema}
          fields={[
            {
              kind: 'reference',
              name: 'caseId',
              label: t('field.case'),
              load: pickCase,
              isRequired: true,
              span: 2,
            },
          ]}
          onSave={async (input) => {
            const { lines, terms } = row;
            const { caseId } = await client.quotations.draft(
              quotationDraft.parse({ ...input, lines, terms }),
            );
            await queries.invalidateQueries({ queryKey: orpc.quotations.key() });
            void navigate({ to: '/service-cases/$id', params: { id: caseId } });
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
