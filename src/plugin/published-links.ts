/** Where a browser may find what the container publishes. Nobody has looked: a plugin cannot reach the guest's network. */
import type { PublishedLink, PublishedPort } from './launch.ts';

/** Container ports that speak TLS by convention. */
const tlsPorts: readonly number[] = [443, 8443, 9443];

/** One link per TCP port, at the address that comes first. */
export function publishedLinks(addresses: readonly string[], ports: readonly PublishedPort[]): PublishedLink[] {
  const [address] = addresses;
  if (address === undefined) return [];
  const host = address.includes(':') ? `[${address}]` : address;
  return ports
    .filter(({ protocol }) => protocol === 'tcp')
    .map(({ vmPort, containerPort }) => {
      const scheme = tlsPorts.includes(containerPort) ? 'https' : 'http';
      const isDefault = vmPort === (scheme === 'https' ? 443 : 80);
      return { vmPort, url: `${scheme}://${host}${isDefault ? '' : `:${vmPort}`}/` };
    });
}
