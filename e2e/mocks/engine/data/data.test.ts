import { describe, expect, it } from 'vitest';
import { createEngine, type MockEngine } from '../engine.ts';
import type { Content } from '../store.ts';
import { labData } from './lab.ts';
import { makeLargeData } from './large.ts';

async function read(engine: MockEngine, path: string): Promise<string> {
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  return (await engine.internal.fetch(path, login.token)).text();
}

/** References to objects that are not there. */
function dangling(content: Content): readonly string[] {
  const ids = new Set(Object.values(content).flatMap((rows) => rows.map(({ id }) => id)));
  const references = [
    ...(content.vms ?? []).flatMap(({ cluster, template, host }) => [
      cluster.id,
      template.id,
      ...(host ? [host.id] : []),
    ]),
    ...(content.templates ?? []).flatMap(({ cluster }) => (cluster ? [cluster.id] : [])),
    ...(content.nics ?? []).flatMap(({ ownerId, vnic_profile }) => [
      ownerId,
      ...(vnic_profile ? [vnic_profile.id] : []),
    ]),
    ...(content.diskAttachments ?? []).flatMap(({ ownerId, diskId }) => [ownerId, diskId]),
    ...(content.disks ?? []).flatMap(({ storage_domains }) => storage_domains.map(({ id }) => id)),
    ...(content.clusterNetworks ?? []).flatMap(({ clusterId, networkId }) => [clusterId, networkId]),
    ...(content.permissions ?? []).map(({ role }) => role.id),
  ];
  return references.filter((id) => !ids.has(id));
}

describe('the lab', () => {
  it('names nothing that is not there, and no name twice', () => {
    expect(dangling(labData)).toEqual([]);
    const names = (labData.vms ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a template of every kind that the dialog tells apart', () => {
    const templates = labData.templates ?? [];
    const types = templates.map(({ os }) => os.type.replace(/_.*/, ''));
    for (const type of ['debian', 'other', 'rhel', 'windows', 'rhcos']) expect(types).toContain(type);
    expect(templates.map(({ status }) => status)).toContain('locked');
    expect(templates.some(({ version }) => version.version_number === 2)).toBe(true);
  });
});

describe('the large installation', () => {
  it('is as large as promised, and its answers weigh what real ones do', async () => {
    const data = makeLargeData();
    expect([data.vms?.length, data.templates?.length, data.clusters?.length, data.storageDomains?.length]).toEqual([
      10_000, 501, 60, 206,
    ]);
    expect(dangling(data)).toEqual([]);
    const page = await read(createEngine({ data }), 'vms?max=20');
    expect(page.length / 20).toBeGreaterThan(9_000);
    expect(page).toContain('custom_script');
  }, 30_000);
});
