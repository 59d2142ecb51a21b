import { expect, it } from 'vitest';
import type { Drift } from '../../../foreman-page/drift.ts';
import { foreman } from '../../../i18n/foreman.ts';
import { foremanDrift } from '../../../i18n/foreman-drift.ts';
import { createTranslate } from '../../../i18n/i18n.ts';
import { driftCsv } from './drift-csv.ts';

const translation = { t: await createTranslate('en-US', foreman, foremanDrift), locale: 'en-US' };
const lines = (drifts: readonly Drift[]): readonly string[] => driftCsv(drifts, translation).split('\r\n').slice(1);

it('is a line for each drift, below a head, in a form that Excel reads', () => {
  const drift: Drift = {
    kind: 'different',
    vm: { id: 'a-b', name: 'web' },
    hosts: [{ id: 1, name: 'www.lab.example' }],
    differences: [
      { what: 'name', vm: 'web', host: 'www.lab.example' },
      { what: 'memory', vm: 4 * 2 ** 30, host: 1.5 * 2 ** 30 },
    ],
  };
  expect(driftCsv([drift], translation)).toBe(
    '\uFEFFWhat,VM,VM-ID,Host in Foreman,What speaks for it,Difference\r\n' +
      'Different,web,a-b,www.lab.example,,"Name: VM web, host www.lab.example; Memory: VM 4 GiB, host 1.5 GiB"\r\n',
  );
});

it('quotes what would end a cell, and disarms what would be a formula', () => {
  const [first, second] = lines([
    { kind: 'vmAlone', vm: { id: '1', name: 'a "quoted", name' }, hosts: [], differences: [] },
    { kind: 'vmAlone', vm: { id: '2', name: '=HYPERLINK("x")' }, hosts: [], differences: [] },
  ]);
  expect(first).toBe('VM without host,"a ""quoted"", name",1,,,');
  expect(second).toBe(`VM without host,"'=HYPERLINK(""x"")",2,,,`);
});

it('names the VM that a host is linked to although it is gone', () => {
  const drift: Drift = { kind: 'hostAlone', missingVmId: 'gone', hosts: [{ id: 1, name: 'old' }], differences: [] };
  expect(lines([drift])[0]).toBe('Host without VM,,gone,old,,');
});
