import { expect, test } from 'vitest';
import { publishedLinks } from './published-links.ts';

function urls(address: string, vmPort: number, containerPort = vmPort, protocol: 'tcp' | 'udp' = 'tcp'): string[] {
  return publishedLinks([address], [{ vmPort, containerPort, protocol }]).map(({ url }) => url);
}

test('leads to the port of the VM', () => {
  expect(urls('192.0.2.10', 8080, 80)).toEqual(['http://192.0.2.10:8080/']);
});

test('leaves out the port that a browser takes anyway', () => {
  expect([...urls('192.0.2.10', 80), ...urls('192.0.2.10', 443)]).toEqual([
    'http://192.0.2.10/',
    'https://192.0.2.10/',
  ]);
});

test('follows the port of the container where it speaks TLS', () => {
  expect(urls('192.0.2.10', 8080, 443)).toEqual(['https://192.0.2.10:8080/']);
});

test('puts an IPv6 address into brackets', () => {
  expect(urls('2001:db8::a', 8080)).toEqual(['http://[2001:db8::a]:8080/']);
});

test('has no link for UDP, and none before there is an address', () => {
  expect(urls('192.0.2.10', 53, 53, 'udp')).toEqual([]);
  expect(publishedLinks([], [{ vmPort: 80, containerPort: 80, protocol: 'tcp' }])).toEqual([]);
});
