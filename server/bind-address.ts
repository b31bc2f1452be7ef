import { BlockList, isIP } from 'node:net';
import { DomainError } from '#contract/kit/errors.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** True for 127.0.0.0/8 and ::1 only; names are not resolved, because a hosts file may point them anywhere. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * The address to listen on. Plain HTTP would carry passwords over the factory network in clear text, so
 * anything but loopback is refused with TLS_REQUIRED until certificates exist.
 */
export function bindAddress(host: string): string {
  const address = host === 'localhost' ? '127.0.0.1' : host;
  if (!isLoopback(address)) throw new DomainError('TLS_REQUIRED', { host });
  return address;
}

/** How the address is written inside a URL: IPv6 in brackets. */
export function urlHost(address: string): string {
  return isIP(address) === 6 ? `[${address}]` : address;
}
