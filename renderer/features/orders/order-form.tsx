import './orders.css';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type OrderDetail, orderCreate, orderUpdate, type Proposal } from '#contract/orders/orders.schema.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { useOrderSections } from './order-fields.tsx';
import { lineValues } from './order-lines-field.ts';
import { taxBpOf, taxRateOf, taxRateSchema } from './tax-rates.ts';
import { useWarrantyChoice } from './warranty-choice.ts';

const chosen = { taxRate: taxRateSchema, warrantyTermsId: z.string().nullable().optional() };
const createSchema = orderCreate.extend(chosen);
const updateSchema = orderUpdate.omit({ id: true, version: true }).extend(chosen);

/** The form has one tax rate; the contract has it on every line. */
function withLineTax({ taxRate, ...input }: FormValues): FormValues {
  const lines = Array.isArray(input['lines']) ? (input['lines'] as FormValues[]) : [];
  return { ...input, lines: lines.map((line) => ({ ...line, taxBp: taxBpOf(taxRate, line['taxBp']) })) };
}

function proposedValues(proposal: Proposal, ownerUserId: string | null): FormValues {
  const { specificationRevisionId, marketRecordId, partyId, shipownerPartyId, currency, line } = proposal;
  const { product, model, productId, quantity, uom, priceMinor, siteId } = line;
  const first =
    product || model || productId ? [{ productId, product, model, quantity, uom, priceMinor, siteId }] : [];
  return {
    specificationRevisionId: proposal.isSigned ? specificationRevisionId : null,
    marketRecordId,
    partyId,
    shipownerPartyId,
    orderedOn: today(),
    currency,
    taxRate: '1300',
    pricesIncludeTax: true,
    state: 'in_force',
    ownerUserId,
    lines: first,
  };
}

function revisionLabel(no: string | null, letter: string | null): string | null {
  return no && letter ? `${no} ${letter}` : null;
}

export interface NewOrderFormProps {
  proposal: Proposal;
  onSaved: (order: OrderDetail) => void;
  onCancel: () => void;
  /** Another revision was chosen: the order is proposed anew. */
  onPickRevision: (revisionId: string) => void;
}

/** A new order, filled in from the revision or market record it comes from. */
export function NewOrderForm({ proposal, onSaved, onCancel, onPickRevision }: NewOrderFormProps) {
  const { t } = useTranslation('orders');
  const queries = useQueryClient();
  const user = useCurrentUser();
  const warranty = useWarrantyChoice(null);
  const specification = proposal.isSigned
    ? revisionLabel(proposal.specificationNo, proposal.specificationLetter)
    : null;
  const sections = useOrderSections({
    ...proposal,
    specification,
    products: [proposal.line],
    existingId: null,
    hasMixedRates: false,
    onPickRevision,
    warranty: warranty.field,
  });
  const saved: { order: OrderDetail | null } = { order: null };
  return (
    <RecordForm
      form="orders"
      recordId={`new ${proposal.specificationRevisionId ?? proposal.marketRecordId ?? ''}`.trim()}
      version={0}
      label={t('new')}
      schema={createSchema}
      sections={sections}
      initialValues={proposedValues(proposal, user?.userId ?? null)}
      columns={3}
      onCancel={onCancel}
      onSave={async (input) => {
        saved.order = await client.orders.create(orderCreate.parse(withLineTax(warranty.withClause(input))));
        await queries.invalidateQueries({ queryKey: orpc.orders.key() });
        void queries.invalidateQueries({ queryKey: orpc.marketRecords.key() });
      }}
      onSaved={() => saved.order && onSaved(saved.order)}
    />
  );
}

/** An order that is still being prepared. */
export function PreparedOrderForm({ order }: { order: OrderDetail }) {
  const queries = useQueryClient();
  const taxRate = taxRateOf(order.lines);
  const warranty = useWarrantyChoice(order.warrantyClause);
  const specification = revisionLabel(order.specificationNo, order.specificationLetter);
  const sections = useOrderSections({
    ...order,
    specification,
    products: order.lines,
    existingId: order.id,
    hasMixedRates: taxRate === 'mixed',
    warranty: warranty.field,
  });
  if (!warranty.isLoaded) return null;
  return (
    <RecordForm
      form="orders"
      recordId={order.id}
      version={order.version}
      label={order.no}
      schema={updateSchema}
      sections={sections}
      initialValues={{
        ...order,
        taxRate,
        lines: lineValues(order.lines),
        warrantyTermsId: warranty.initial,
      }}
      columns={3}
      onSave={async (input) => {
        const patch = { ...withLineTax(warranty.withClause(input)), id: order.id, version: order.version };
        const saved = await client.orders.update(orderUpdate.parse(patch));
        queries.setQueryData(orpc.orders.get.queryKey({ input: { id: order.id } }), saved);
      }}
    />
  );
}
