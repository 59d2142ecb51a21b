/** The tab "Details" in a document, against the mock Foreman: each state, in each version and language. */
import { cleanup, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { showMachinePage, type Circumstances } from '../../../e2e/mocks/foreman-page-bench.tsx';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { ForemanDetails } from './foreman-details.tsx';

const versions = [
  { version: '3.12' },
  { version: '3.16' },
  { version: '3.18' },
  { version: '3.18', hasPuppetPlugin: false, hasRemoteExecution: false },
] as const;
const words = {
  'en-US': {
    identity: 'Identity',
    fault: /error of its own/,
    again: 'Try again',
    busy: 'Loading…',
    gone: /Could not read/,
  },
  'de-DE': {
    identity: 'Identität',
    fault: /hatte selbst einen Fehler/,
    again: 'Erneut versuchen',
    busy: 'Wird geladen …',
    gone: /konnte nicht/,
  },
} as const;

describe.each(versions)('with Foreman %j', (options) => {
  describe.each(Object.keys(words) as (keyof typeof words)[])('in %s', (locale) => {
    const said = words[locale];
    const show = (changes: Circumstances = {}) => showMachinePage(ForemanDetails, 13, { options, locale, ...changes });

    test('waits, and then shows what there is, with one request', async () => {
      const { asked } = await show();
      expect(screen.getByRole('status').textContent).toContain(said.busy);
      await screen.findByRole('heading', { name: said.identity });
      expect(screen.getAllByText('web-01.lab.example').length).toBeGreaterThan(0);
      expect(asked()).toEqual(['/foreman-plugin/api/hosts/13']);
    });

    test('says a refusal in words, and shows the host when it is over', async () => {
      const { user } = await show({
        before: (foreman) => foreman.faults.add({ path: /hosts\/13$/, status: 500, message: 'PG::Error', times: 1 }),
      });
      await screen.findByText(said.fault);
      expect(document.body.textContent).not.toContain('PG::Error');
      expect(screen.getByRole('heading', { name: said.gone })).toBeTruthy();
      await user.click(screen.getByRole('button', { name: said.again }));
      await screen.findByRole('heading', { name: said.identity });
      expect(screen.queryByText(said.fault)).toBeNull();
    });
  });
});

const DB_PRIMARY = 3;
const SANDBOX_ANNA = 12;
const WEB_02 = 14;
const NEW = 35;

test('masks hidden parameters', async () => {
  await showMachinePage(ForemanDetails, DB_PRIMARY);
  await screen.findByRole('rowheader', { name: 'db_password' });
  screen.getByText('••••• (hidden)');
  expect(document.body.textContent).not.toContain('mock-secret');
});

test('says that alerts are off, that it never reported, and that it is to be installed', async () => {
  await showMachinePage(ForemanDetails, SANDBOX_ANNA);
  await screen.findByText('Alerts are switched off for this host.');
  cleanup();
  await showMachinePage(ForemanDetails, NEW);
  await screen.findByText('It is installed anew at its next start.');
  screen.getByText('never');
  screen.getByText('Pending installation');
});

test('says when the last report is older than the start of the machine', async () => {
  const Restarted = (props: MachinePageProps) => (
    <ForemanDetails {...props} machine={{ ...props.machine, startedAt: Date.now() }} />
  );
  await showMachinePage(Restarted, DB_PRIMARY);
  await screen.findByText(/^Older than the start of the machine/);
});

test('shows text of guests as text', async () => {
  await showMachinePage(ForemanDetails, WEB_02);
  await screen.findByRole('heading', { name: 'Identity' });
  expect(document.querySelector('main img, main script')).toBeNull();
});
