import { expect, test } from 'vitest';
import { usableAddresses, type ReportedDevice } from './reported-devices.ts';

function device(name: string, addresses: readonly string[], mac = '56:6f:1a:1a:00:14'): ReportedDevice {
  return { name, mac, addresses };
}

test('takes IPv4 first', () => {
  expect(usableAddresses([device('eth0', ['2001:db8::a', '192.0.2.10'])])).toEqual(['192.0.2.10', '2001:db8::a']);
});

test.each([
  '127.0.0.1',
  '::1',
  '::',
  '0.0.0.0',
  '169.254.3.4',
  'fe80::546f:1aff:fe1a:14',
  'FE80::1',
  'fe80::1%eth0',
  '::ffff:127.0.0.1',
  '224.0.0.251',
  'ff02::1',
  'no address',
  '::2]@elsewhere.example/[',
  '',
])('leaves out %o', (address) => {
  expect(usableAddresses([device('eth0', [address, '192.0.2.10'])])).toEqual(['192.0.2.10']);
});

test.each([
  'lo',
  'docker0',
  'docker_gwbridge',
  'br-0123456789ab',
  'podman0',
  'cni-podman0',
  'cni0',
  'veth1a2b3c',
  'virbr0',
])("leaves out the guest's own %s", (name) => {
  expect(usableAddresses([device(name, ['172.17.0.1'])])).toEqual([]);
});

test('leaves out a bridge by the MAC that docker gives', () => {
  expect(usableAddresses([device('', ['172.17.0.1'], '02:42:ac:11:00:01')])).toEqual([]);
});

test.each(['eth0', 'ens3', 'enp1s0', 'br0', 'bond0', 'br-lan', 'eth0.100', ''])('takes an address of %o', (name) => {
  expect(usableAddresses([device(name, ['10.88.0.5'])])).toEqual(['10.88.0.5']);
});

test('names an address once, however many devices report it', () => {
  expect(usableAddresses([device('br0', ['192.0.2.10']), device('eth0', ['192.0.2.10'])])).toEqual(['192.0.2.10']);
});
