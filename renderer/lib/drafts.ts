/**
 * Unsaved form contents, kept in this browser's IndexedDB per user, form and record until they are saved or
 * dropped. IndexedDB because drafts are business data: they must not sit in localStorage.
 */
export interface Draft {
  values: Record<string, unknown>;
  /** Version of the record the draft started from; 0 for a new one. */
  version: number;
  /** The record in that version. */
  base?: Record<string, unknown>;
  savedAt: number;
  /** Calls of the form whose answer was lost, see `call-keys.ts`. */
  lost?: Record<string, string>;
}

export interface DraftKey {
  userId: string;
  form: string;
  recordId: string;
}

const STORE = 'drafts';
let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('millwright', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
  return opened;
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = act(database.transaction(STORE, mode).objectStore(STORE));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
}

const keyText = (key: DraftKey) => `${key.userId}|${key.form}|${key.recordId}`;

/** Drafts written since somebody signed in here: switching tabs brings them back without a question. */
const own = new Set<string>();

export function isOwnDraft(key: DraftKey): boolean {
  return own.has(keyText(key));
}

/** After signing out, what was typed before is offered and no longer filled in by itself. */
export function forgetOwnDrafts(): void {
  own.clear();
}

/** Drafts are a help, never a condition: with storage blocked the form works without them. */
async function quietly<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch {
    return null;
  }
}

export async function readDraft(key: DraftKey): Promise<Draft | null> {
  return (
    (await quietly(
      run<Draft | undefined>('readonly', (store) => store.get(keyText(key)) as IDBRequest<Draft | undefined>),
    )) ?? null
  );
}

export async function writeDraft(key: DraftKey, draft: Draft): Promise<boolean> {
  own.add(keyText(key));
  return (await quietly(run('readwrite', (store) => store.put(draft, keyText(key))))) !== null;
}

export async function dropDraft(key: DraftKey): Promise<void> {
  own.delete(keyText(key));
  await quietly(run('readwrite', (store) => store.delete(keyText(key))));
}
