import { describe, expect, it } from 'vitest';
import { toEntity } from './entities.ts';

const today = { isCompatible: false };

describe('toEntity', () => {
  it('joins the addresses of a running VM and uses the status names of WebAdmin', () => {
    const ips = { ip: [{ address: '10.0.0.5' }, { address: 'fe80::1' }] };
    const resource = {
      id: '1',
      name: 'web',
      status: 'powering_up',
      start_time: 1,
      reported_devices: { reported_device: [{ ips }] },
    };
    expect(toEntity('VirtualMachine', resource, today)).toEqual({
      id: '1',
      name: 'web',
      ipaddress: '10.0.0.5 fe80::1',
      status: 'PoweringUp',
      managed: true,
    });
  });

  it('leaves the data center out of a storage domain that is attached to none', () => {
    const resource = { id: '2', name: 'iso', storage: { type: 'nfs' } };
    expect(toEntity('Storage', resource, today)).toEqual({ id: '2', name: 'iso', type: 'nfs' });
  });

  it('gives an event a text in place of its toString', () => {
    const event = toEntity('Event', { id: '3', description: 'Started' }, today);
    expect(event).toMatchObject({ toString: 'Started' });
  });

  it('knows of a row of no plugin API type nothing but its id', () => {
    expect(toEntity(undefined, { id: '4', name: 'nic1' }, today)).toEqual({ id: '4' });
  });

  it('leaves out for a 4.3 host what came later', () => {
    expect(toEntity('Cluster', { id: '5', name: 'a' }, { isCompatible: true })).toEqual({ id: '5', name: 'a' });
  });
});
