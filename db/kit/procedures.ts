import { implement, ORPCError, ValidationError } from '@orpc/server';
import { contract } from '#contract/index.ts';
import { DomainError, type ErrorCode, errorMap, type InputIssue } from '#contract/kit/errors.ts';
import { isAllowed, type Permission } from '#contract/kit/permissions.ts';
import { toDomainError } from '#db/connection/sqlite-errors.ts';
import { askedHash, callName, doneOnce } from './answered-calls.ts';
import type { CallContext, SignedInContext } from './call-context.ts';
import { SYSTEM_ACTOR } from './context.ts';
import { newId } from './identity.ts';
import { keeping, refuseFigures, shownAnswer, shownError, takeMasked } from './masks/masked-calls.ts';
import type { RoleMasks } from './masks/role-masks.ts';
import { unreadableTexts } from './readable-text.ts';
import { findActor } from './sessions.ts';

interface ZodLikeIssue {
  message: string;
  path?: ReadonlyArray<PropertyKey | { key: PropertyKey }> | undefined;
  code?: string;
  params?: { code?: string };
  /** What zod calls the fields nobody asked for. */
  keys?: readonly string[];
}

/**
 * zod's issues as ours: dotted path and a code the interface can translate. Fields nobody asked for are named one by
 * one, so that every issue says which field it is about.
 */
export function inputIssues(issues: readonly ZodLikeIssue[]): InputIssue[] {
  return issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((p) => String(typeof p === 'object' ? p.key : p));
    const code = issue.params?.code ?? issue.code ?? 'invalid';
    const params = { message: issue.message };
    const paths = issue.keys?.map((key) => [...path, key]) ?? [path];
    return paths.map((steps) => ({ path: steps.join('.'), code, params }));
  });
}

function asRpcError(error: DomainError): ORPCError<ErrorCode, unknown> {
  return new ORPCError(error.code, {
    defined: true,
    status: errorMap[error.code].status,
    data: error.data,
    cause: error,
  });
}

/** Every failure leaves the core as one of the closed list; what is not foreseen becomes INTERNAL with an incident id. */
function translated(
  error: unknown,
  context: CallContext,
  path: readonly string[],
  masks: RoleMasks | null,
): unknown {
  const domain = toDomainError(error);
  if (domain) return asRpcError(masks ? shownError(masks, domain) : domain);
  if (error instanceof ORPCError) {
    if (error.defined) return error;
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      return asRpcError(new DomainError('INPUT_INVALID', { issues: inputIssues(error.cause.issues) }));
    }
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  }
  const incident = newId(context.host.clock.now());
  const reason = error instanceof Error ? (error.cause ?? error) : error;
  const issues = reason instanceof ValidationError ? { issues: reason.issues } : {};
  context.host.log.error('procedure failed', {
    incident,
    procedure: path.join('.'),
    error: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    ...issues,
  });
  return asRpcError(new DomainError('INTERNAL', { incident }));
}

/** One call as the guard lets it in. */
interface Asked {
  path: readonly string[];
  input: unknown;
  /** Kept nowhere: the answer is a secret. */
  isSecret: boolean;
}

function signedIn(context: CallContext, permission: Permission, asked: Asked): SignedInContext {
  const store = context.host.store();
  const actor = findActor(store, context.connection);
  if (!actor) throw new DomainError('UNAUTHENTICATED', {});
  if (!isAllowed(actor.role, permission)) throw new DomainError('FORBIDDEN', { permission });
  const call = asked.isSecret ? null : callName(context.connection.callKey, asked.path);
  let writes = 0;
  return {
    ...context,
    actor,
    read: (query) => store.read(actor, query),
    write: (useCase) => {
      writes += 1;
      if (call === null) return store.write(actor, useCase);
      const once = { call: `${call} ${String(writes)}`, path: asked.path, hash: askedHash(asked.input) };
      return store.write(actor, doneOnce(once, useCase));
    },
  };
}

const implementer = implement(contract).$context<CallContext>();

/** What one call of somebody with masks changes in its context. */
function maskedContext(
  called: SignedInContext,
  masks: RoleMasks,
  kept: ReturnType<typeof takeMasked>,
): SignedInContext {
  return { ...called, write: (useCase) => called.write((w) => useCase(keeping(w, masks, kept))) };
}

/**
 * The one place where a call is let in and its answer let out: permission by the contract's meta, errors by the closed
 * list, fields by the masks of the role.
 */
const guard = implementer.middleware(async ({ context, next, path, procedure }, input) => {
  let masks: RoleMasks | null = null;
  try {
    const { permission, isSecret = false } = procedure['~orpc'].meta;
    if (!permission) throw new Error(`procedure without permission: ${path.join('.')}`);
    const called =
      permission === 'public'
        ? publicContext(context)
        : signedIn(context, permission, { path, input, isSecret });
    const issues = unreadableTexts(input);
    if (issues.length > 0) throw new DomainError('INPUT_INVALID', { issues });
    masks = permission === 'public' ? null : context.host.store().masks.of(called.actor.role);
    if (!masks) return await next({ context: called });
    const name = path.join('.');
    const { inputSchema, outputSchema } = procedure['~orpc'];
    refuseFigures(masks, name);
    const kept = takeMasked(masks, inputSchema, input);
    const result = await next({ context: maskedContext(called, masks, kept) });
    return { ...result, output: shownAnswer(masks, name, outputSchema, result.output) };
  } catch (error) {
    throw translated(error, context, path, masks);
  }
});

/** Public procedures run before anybody signed in, or before there is a factory. */
function publicContext(context: CallContext): SignedInContext {
  return {
    ...context,
    actor: SYSTEM_ACTOR,
    read: (query) => context.host.store().read(SYSTEM_ACTOR, query),
    write: (useCase) => context.host.store().write(SYSTEM_ACTOR, useCase),
  };
}

/** Procedures are made from this: `os.orders.create.handler(({ input, context }) => context.write((w) => …))`. */
export const os = implementer.use(guard);
