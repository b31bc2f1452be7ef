import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { contract } from '#contract/index.ts';
import { PERMISSIONS, type Permission } from '#contract/kit/permissions.ts';

export interface NamedProcedure {
  /** `marketRecords.list` */
  name: string;
  definition: AnyContractProcedure['~orpc'];
  permission: Permission | undefined;
}

/** Every procedure of the contract, with its dotted name and the permission its meta asks for. */
export const procedures: readonly NamedProcedure[] = collect(contract, []);

function collect(entry: unknown, path: readonly string[]): NamedProcedure[] {
  if (isContractProcedure(entry)) {
    const definition = entry['~orpc'];
    return [{ name: path.join('.'), definition, permission: permissionOf(definition.meta) }];
  }
  if (typeof entry !== 'object' || entry === null) return [];
  return Object.entries(entry).flatMap(([name, child]) => collect(child, [...path, name]));
}

function permissionOf(meta: object): Permission | undefined {
  const named: unknown = 'permission' in meta ? meta.permission : undefined;
  return PERMISSIONS.find((permission) => permission === named);
}
