/** The tab "Facts" in a document, against the mock Foreman: each state, in each version and language. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { showMachinePage, type Circumstances } from '../../../e2e/mocks/foreman-page-bench.tsx';
import { fetchHost } from '../../foreman/hosts.ts';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { ForemanFacts } from './foreman-facts.tsx';

const WEB_01 = 13;
const WEB_02 = 14;
const NEW = 35;

const words = {
  'en-US': { all: '33 facts', fault: /lacks a permission: view_facts/, none: /has no facts of/ },
  'de-DE': { all: '33 Fakten', fault: /fehlt eine Berechtigung: view_facts/, none: /hat keine Fakten von/ },
} as const;

describe.each(['3.12', '3.16', '3.18'] as const)('with Foreman %s', (version) => {
  describe.each(Object.keys(words) as (keyof typeof words)[])('in %s', (locale) => {
    const said = words[locale];
    const show = (hostId: number, changes: Circumstances = {}) =>
      showMachinePage(ForemanFacts, hostId, { options: { version }, locale, ...changes });

    test('shows the tree, with one request', async () => {
      const { asked, user } = await show(WEB_01);
      await screen.findByText(said.all);
      expect(asked()).toEqual(['/foreman-plugin/api/hosts/13/facts?per_page=1000&page=1']);
      await user.click(screen.getByRole('button', { name: /^os \(6\)/ }));
      screen.getByText('family');
    });

    test('says that there are none', async () => {
      await show(NEW);
      await screen.findByRole('heading', { name: said.none });
    });

    test('names the permission that is missing', async () => {
      await show(WEB_01, { login: 'hostsonly' });
      await screen.findByText(said.fault);
    });
  });
});

test('finds by name and value', async () => {
  const { user } = await showMachinePage(ForemanFacts, WEB_01);
  await user.type(await screen.findByRole('textbox', { name: 'Search in names and values' }), 'seabios');
  await screen.findByRole('rowheader', { name: 'dmi::bios::vendor' });
  screen.getByText('1 of 33 facts');
  await user.type(screen.getByRole('textbox', { name: 'Search in names and values' }), 'x');
  await screen.findByText('No fact has that in its name or value.');
});

test('shows what differs from another machine, and ends that', async () => {
  const Compared = (props: MachinePageProps) => (
    <ForemanFacts
      {...props}
      findOther={async (name) => ({
        kind: 'one',
        host: await fetchHost(props.foreman, name === 'web-02' ? WEB_02 : 0),
      })}
    />
  );
  const { user } = await showMachinePage(Compared, WEB_01);
  await user.type(await screen.findByRole('combobox', { name: 'Another virtual machine' }), 'web-02{Enter}');
  await screen.findByRole('columnheader', { name: 'web-02.lab.example' });
  screen.getByRole('rowheader', { name: '<script>name</script>' });
  expect(screen.queryByRole('rowheader', { name: 'kernel' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'End the comparison' }));
  await waitFor(() => screen.getByText('33 facts'));
});
