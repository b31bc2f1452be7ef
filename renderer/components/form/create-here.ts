import { useSyncExternalStore } from 'react';
import type { Permission } from '#contract/kit/permissions.ts';
import { pickParty, pickProduct, pickSite } from '#renderer/lib/pickers.ts';
import type { PickedRecord, ReferenceField } from './form-types.ts';

/** Kinds that can be made from inside another form. */
export type CreatedKind = 'parties' | 'sites' | 'products';

const KIND_OF = new Map<ReferenceField['load'], CreatedKind>([
  [pickParty, 'parties'],
  [pickSite, 'sites'],
  [pickProduct, 'products'],
]);
export const CREATE_PERMISSION: Record<CreatedKind, Permission> = {
  parties: 'parties.write',
  sites: 'parties.write',
  products: 'units.write',
};

/** What a reference field points at, where a new one can be made without leaving the form. */
export function createdKind(field: ReferenceField): CreatedKind | undefined {
  return KIND_OF.get(field.load);
}

export interface CreateRequest {
  kind: CreatedKind;
  /** What was typed in the field. */
  text: string;
  settle: (made: PickedRecord | null) => void;
}

let open: CreateRequest | null = null;
const watchers = new Set<() => void>();

function set(next: CreateRequest | null): void {
  open = next;
  for (const watcher of watchers) watcher();
}

/** Opens the small form over the page; resolves with the new record, or null when the person gave up. */
export function createHere(kind: CreatedKind, text: string): Promise<PickedRecord | null> {
  return new Promise((resolve) => {
    set({
      kind,
      text,
      settle: (made) => {
        set(null);
        resolve(made);
      },
    });
  });
}

function watch(listener: () => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

export function useCreateRequest(): CreateRequest | null {
  return useSyncExternalStore(watch, () => open);
}
