import { expect, test } from 'vitest';
import { createStorage } from '../../e2e/mocks/browser-storage.ts';
import { launchRecords, type LaunchRecord } from './launch-records.ts';
import { launchKeyPrefix } from './launch.ts';

const record: LaunchRecord = {
  id: 'oap-1',
  vmName: 'web-01',
  vmId: 'v1',
  step: 'start',
  startedAt: 5,
  ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }],
  nic: { name: 'nic1', vnicProfileId: 'p1' },
  failed: false,
};

test('gives back what was written, the oldest first', () => {
  const records = launchRecords(createStorage(), 'u1');
  const older = { ...record, id: 'oap-0', startedAt: 1 };
  records.write(record);
  records.write(older);
  expect(records.list()).toEqual([older, record]);
  expect(records.find('oap-1')).toEqual(record);
});

test('keeps the launches of one user from the other', () => {
  const storage = createStorage();
  launchRecords(storage, 'u1').write(record);
  const other = launchRecords(storage, 'u2');
  expect(other.list()).toEqual([]);
  expect(other.find('oap-1')).toBeUndefined();
  expect(other.idOf(`${launchKeyPrefix}u1.oap-1`)).toBeUndefined();
});

test.each(['{', '"text"', '{"id":"oap-1"}', JSON.stringify({ ...record, step: 'dance' })])(
  'throws away %s, which it cannot read',
  (text) => {
    const key = `${launchKeyPrefix}u1.oap-1`;
    const storage = createStorage({ [key]: text });
    expect(launchRecords(storage, 'u1').list()).toEqual([]);
    expect(storage.getItem(key)).toBeNull();
  },
);

test('forgets what was removed', () => {
  const records = launchRecords(createStorage(), 'u1');
  records.write(record);
  records.remove('oap-1');
  expect(records.list()).toEqual([]);
});
