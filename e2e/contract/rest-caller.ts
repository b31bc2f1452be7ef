import { isContractProcedure } from '@orpc/contract';
import { contract } from '#contract/index.ts';
import type { Outcome } from './outcome.ts';

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

interface Route {
  method: string;
  path: string;
}

/** Address of a procedure (`marketRecords.get`) for scripts; null when the contract gives it none. */
export function routeOf(procedure: string): Route | null {
  let entry: unknown = contract;
  for (const name of procedure.split('.')) entry = (entry as Record<string, unknown>)[name];
  if (!isContractProcedure(entry)) throw new Error(`no such procedure: ${procedure}`);
  const { method = 'POST', path } = entry['~orpc'].route;
  return path === undefined ? null : { method, path };
}

/** `{ filters: [{ column: 'no' }] }` becomes `filters[0][column]=no`. */
type QueryValue = string | number | boolean | null | undefined | { [step: string]: QueryValue };

function addQuery(query: URLSearchParams, key: string, value: QueryValue): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) {
    query.append(key, String(value));
    return;
  }
  for (const [step, child] of Object.entries(value))
    addQuery(query, key === '' ? step : `${key}[${step}]`, child);
}

/** Calls a procedure the way a script would: parameters in the path, the rest as query or JSON body. */
export async function callRest(
  url: string,
  send: Fetch,
  procedure: string,
  input: unknown,
): Promise<Outcome> {
  const route = routeOf(procedure);
  if (!route) throw new Error(`${procedure} has no REST address`);
  const rest = { ...(input as Record<string, unknown> | undefined) };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return text;
  });
  const query = new URLSearchParams();
  if (route.method === 'GET') addQuery(query, '', rest as QueryValue);
  const hasBody = route.method !== 'GET';
  const response = await send(`${url}/api${path}${query.size > 0 ? `?${query.toString()}` : ''}`, {
    method: route.method,
    headers: hasBody ? { 'content-type': 'application/json' } : {},
    ...(hasBody && { body: JSON.stringify(rest) }),
  });
  const body: unknown = await response.json();
  if (response.ok) return { ok: body };
  const { code, data } = body as { code: string; data: unknown };
  return { error: { code, data, status: response.status } };
}
