import { expect, test } from 'vitest';
import { type Address, formatAddress, parseAddress } from '../../../runtime/protocol/address';

test.each<Address>([
  { kind: 'unix', path: '/tmp/a b#c/ü.sock', token: '0f' },
  { kind: 'pipe', path: '\\\\.\\pipe\\loopscope-1', token: '0f' },
  { kind: 'tcp', host: '127.0.0.1', port: 4242, token: '0f' },
  { kind: 'tcp', host: '::1', port: 1, token: '0f' },
])('is read as it was written: $kind', (address) => {
  expect(parseAddress(formatAddress(address))).toEqual(address);
});

test.each(['', 'unix:/x', 'tcp:host#ab', 'tcp:host:0#ab', 'tcp:host:70000#ab', 'ftp:x#ab', 'unix:/x#XYZ'])(
  'is nothing of the kind: "%s"',
  (text) => {
    expect(parseAddress(text)).toBeUndefined();
  },
);
