/**
 * The shape another language must have: the same keys, any text. English needs `_one` wherever Chinese has only
 * `_other`, so a missing plural fails the type check too.
 */
export type Same<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]>;
} & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
