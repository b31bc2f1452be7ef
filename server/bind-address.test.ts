import { describe, expect, test } from 'vitest';
import { bindAddress, isLoopback, urlHost } from './bind-address.ts';

describe('S30 the door listens on loopback only until there is TLS', () => {
  test.each(['127.0.0.1', '127.0.0.2', '127.255.255.254', '::1'])('%s is loopback', (address) => {
    expect(isLoopback(address)).toBe(true);
    expect(bindAddress(address)).toBe(address);
  });

  test.each([
    '0.0.0.0',
    '::',
    '192.168.1.10',
    '10.0.0.1',
    '128.0.0.1',
    'fe80::1',
    '',
    'factory-pc',
    '127.0.0.1.nip.io',
    '0177.0.0.1',
    '2130706433',
    '127.1',
  ])('%j is refused with TLS_REQUIRED', (address) => {
    expect(() => bindAddress(address)).toThrow(
      expect.objectContaining({ code: 'TLS_REQUIRED', data: { host: address } }),
    );
  });

  test('localhost becomes 127.0.0.1, whatever a hosts file says', () => {
    expect(bindAddress('localhost')).toBe('127.0.0.1');
  });

  test('IPv6 is written in brackets inside an address', () => {
    expect(urlHost('::1')).toBe('[::1]');
    expect(urlHost('127.0.0.1')).toBe('127.0.0.1');
  });
});
