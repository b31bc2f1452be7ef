import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import { type QuotationRow, quotationDraft } from '#contract/quotations/quotations.contract.ts';
import { CopyInto } from '#renderer/components/form/copy-into.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';

const schema = z.object({ caseId: idSchema });

function pickCase(text: string, signal: AbortSignal) {
  return client.serviceCases.pick({ text, limit: 20 }, { signal });
}

/** A draft with these lines for another case that is paid for. */
export function CopyQuotation({ row }: { row: QuotationRow }) {
  const { t } = useTranslation('quotations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <div className="foot">
      <CopyInto
        dialog={(close) => (
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
              const { lines, terms, taxBp } = row;
              const { caseId } = await client.quotations.draft(
                quotationDraft.parse({ ...input, lines, terms, taxBp }),
              );
              await queries.invalidateQueries({ queryKey: orpc.quotations.key() });
              void navigate({ to: '/service-cases/$id', params: { id: caseId } });
            }}
            onClose={close}
          />
        )}
      />
    </div>
  );
}
