import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';

export interface RestRoute {
  /** Dotted name of the procedure, `marketRecords.get`. */
  procedure: string;
  method: string;
  /** With `{name}` for parameters, without the `/api` prefix. */
  path: string;
}

/** True for procedures scripts may call: those whose contract names a path. */
export function hasRestRoute(procedure: AnyContractProcedure): boolean {
  return procedure['~orpc'].route.path !== undefined;
}

/** Every REST address of a contract, in contract order. */
export function restRoutes(contract: object, above: string[] = []): RestRoute[] {
  return Object.entries(contract).flatMap(([name, entry]: [string, unknown]) => {
    const names = [...above, name];
    if (isContractProcedure(entry)) {
      const { method = 'POST', path } = entry['~orpc'].route;
      return path === undefined ? [] : [{ procedure: names.join('.'), method, path }];
    }
    return typeof entry === 'object' && entry !== null ? restRoutes(entry, names) : [];
  });
}

/** Methods that exist for an address below `/api`; empty when the address is unknown. */
export function createMethodFinder(routes: readonly RestRoute[]): (path: string) => string[] {
  const patterns = routes.map(({ method, path }) => {
    const source = path
      .split('/')
      .map((step) => (step.startsWith('{') ? '[^/]+' : step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    return { method, pattern: new RegExp(`^${source}/?$`) };
  });
  return (path) => patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}
