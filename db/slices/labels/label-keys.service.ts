import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { DomainError, inputInvalid } from '#contract/kit/errors.ts';
import type { LabelKeyRow } from '#contract/labels/labels.contract.ts';
import { composeSignedCode, type SignedCode, signedText } from '#contract/labels/signed-code.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { allKeys, currentKey, findKey, insertKey, retireKey, type StoredKey } from './labels.repo.ts';

/** Raw public key of 32 bytes, base64url. */
function rawPublic(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? '';
}

function publicKeyOf(raw: string): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw } });
}

/** Stores a pair as the present key; whoever copies the database copies the secret half, as with everything in it. */
function storeKey(w: WriteContext, secret: KeyObject): StoredKey {
  const publicKey = rawPublic(createPublicKey(secret));
  const id = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 8);
  const privateKey = secret.export({ format: 'pem', type: 'pkcs8' }).toString();
  const key: StoredKey = {
    id,
    publicKey,
    privateKey,
    createdAt: w.at,
    createdBy: w.actor.userId,
    retiredAt: null,
  };
  insertKey(w.db, key);
  w.log({ entity: 'labels', id, action: 'create', after: { publicKey } });
  return key;
}

const makeKey = (w: WriteContext) => storeKey(w, generateKeyPairSync('ed25519').privateKey);

/** The key that signs now. A new factory makes it at its first run; older data files when it is first wanted. */
export function signingKey(w: WriteContext): StoredKey {
  return currentKey(w.db) ?? makeKey(w);
}

/** Retires the present key and makes another. Labels of the old one stay genuine: its public half is kept for ever. */
export function rotateKey(w: WriteContext, reason: string): LabelKeyRow[] {
  retireCurrent(w, reason);
  makeKey(w);
  return listKeys(w);
}

function retireCurrent(w: WriteContext, reason: string): void {
  const before = currentKey(w.db);
  if (!before) return;
  retireKey(w.db, before.id, w.at);
  w.log({ entity: 'labels', id: before.id, action: 'update', after: { retiredAt: w.at, reason } });
}

function ed25519Of(pem: string): KeyObject {
  try {
    const secret = createPrivateKey(pem);
    if (secret.asymmetricKeyType === 'ed25519') return secret;
  } catch {
    // Said below: whatever it is, it is no key of ours.
  }
  throw inputInvalid('privateKey', 'invalid_format');
}

/**
 * Takes over the key of another installation of the same factory, from its exported PEM, as the one that signs from
 * now on; labels of both stay genuine. INPUT_INVALID when the text is no Ed25519 key, DUPLICATE when it is known here.
 */
export function importKey(w: WriteContext, input: { privateKey: string; reason: string }): LabelKeyRow[] {
  const secret = ed25519Of(input.privateKey);
  const publicKey = rawPublic(createPublicKey(secret));
  const known = allKeys(w.db).find((key) => key.publicKey === publicKey);
  if (known) {
    const { id } = known;
    throw new DomainError('DUPLICATE', { entity: 'labels', field: 'privateKey', value: id, existingId: id });
  }
  retireCurrent(w, input.reason);
  storeKey(w, secret);
  return listKeys(w);
}

export function listKeys(r: ReadContext): LabelKeyRow[] {
  return allKeys(r.db).map(({ id, publicKey, createdAt, retiredAt }) => {
    return { id, publicKey, createdAt, retiredAt };
  });
}

/** The secret half of the present key as PEM, and a line in the log that it was taken out. */
export function exportKey(w: WriteContext): { id: string; privateKey: string } {
  const { id, privateKey } = signingKey(w);
  w.log({ entity: 'labels', id, action: 'override', after: { exported: true } });
  return { id, privateKey };
}

/** Text of a signed label for a code, Ed25519 by the given key. */
export function signCode({ id, privateKey }: StoredKey, barcode: string): string {
  const bytes = sign(null, Buffer.from(signedText(id, barcode)), createPrivateKey(privateKey));
  return composeSignedCode({ keyId: id, signature: bytes.toString('base64url'), barcode });
}

/** Whether the factory signed this code, with any key it ever had. */
export function checkSignature(r: ReadContext, signed: SignedCode): 'genuine' | 'forged' | 'unknown_key' {
  const key = findKey(r.db, signed.keyId);
  if (!key) return 'unknown_key';
  const message = Buffer.from(signedText(signed.keyId, signed.barcode));
  const isGood = verify(
    null,
    message,
    publicKeyOf(key.publicKey),
    Buffer.from(signed.signature, 'base64url'),
  );
  return isGood ? 'genuine' : 'forged';
}
