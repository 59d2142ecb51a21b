/** Where the VM is made, as the dialog lists it from the mock engine, and what it says when that cannot be listed. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { box, choice, fillIn, openDialog, optionsOf, templatesListed } from '../../../e2e/mocks/dialog-bench.tsx';
import { idFor } from '../../../e2e/mocks/engine/data/identity.ts';
import { labData } from '../../../e2e/mocks/engine/data/lab.ts';
import { initialValues } from './form-values.ts';

test('asks for each list once, whatever it holds', async () => {
  const { engine } = await openDialog();
  await templatesListed();
  // Data centers, clusters, templates, those with the tag, networks, profiles, and four limits.
  await waitFor(() => expect(engine.requests).toHaveLength(10));
  expect(engine.requests.filter(({ path }) => !/max=|options/.test(path))).toEqual([]);
});

test('shows RHCOS with the reason why it cannot be used', async () => {
  await openDialog();
  await templatesListed();
  const rhcos = within(choice(/Template/)).getByRole('option', { name: /rhcos.*Ignition/ });
  expect(rhcos).toHaveProperty('disabled', true);
});

test('says that cloud-init may be missing where the operating system is not told', async () => {
  const { user } = await openDialog();
  await templatesListed();
  await user.selectOptions(choice(/Template/), 'appliance | base version (1)');
  screen.getByText(/Make sure that cloud-init is installed/);
});

test('fits the templates to the architecture of the cluster', async () => {
  const { user } = await openDialog();
  await templatesListed();
  await user.selectOptions(choice('Cluster'), 'power9');
  expect(optionsOf(choice(/Template/)).join()).toMatch(/ppc64el/);
  expect(optionsOf(choice(/Template/))).not.toContain('fedora-43 | base version (1)');
});

test('says so when no data center is up', async () => {
  const dataCenters = labData.dataCenters?.map((dataCenter) => ({ ...dataCenter, status: 'maintenance' })) ?? [];
  await openDialog({ data: { ...labData, dataCenters } });
  await screen.findByText(/No data center is up/);
});

test('says so when a data center has no cluster', async () => {
  await openDialog({ data: { ...labData, clusters: [], templates: [] } });
  await screen.findByText(/The data center "Munich" has no cluster/);
});

test('says so when a cluster has no template', async () => {
  await openDialog({ data: { ...labData, templates: [] } });
  await screen.findByText(/No template can be used in the cluster "amd"/);
});

test.each([
  ['an engine that does not answer', { isDropped: true }, 'The engine does not answer.'],
  ['a page instead of JSON', { status: 200 }, /something that could not be read/],
  [
    'a query that is not permitted',
    {
      status: 400,
      fault: { reason: 'Operation Failed', detail: 'query execution failed due to insufficient permissions.' },
    },
    'query execution failed due to insufficient permissions.',
  ],
  [
    'a command that is not permitted',
    { status: 403, fault: { reason: 'Operation Failed', detail: '[User is not authorized to perform this action.]' } },
    'You have no permission for this: User is not authorized to perform this action.',
  ],
  [
    'an engine that starts',
    { status: 503 },
    'The engine does not answer (503). It may be down, or just be starting. Try again in a moment.',
  ],
] as const)('shows %s and lists everything after another try', async (_, fault, words) => {
  const { engine, user } = await openDialog({
    before: ({ faults }) => faults.add({ path: '/api/datacenters', ...fault }),
  });
  await screen.findByRole('heading', { name: /Could not read what the engine offers/ });
  screen.getByText(words);
  screen.getByText(/Correlation id: oap-/);
  engine.faults.clear();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(document.activeElement).toBe(box(/^Name/));
  await templatesListed();
  expect(screen.queryByText(words)).toBeNull();
});

test('says that the session has ended', async () => {
  await openDialog({ token: 'ended' });
  await screen.findByText('Your session has ended. Log in again.');
});

test('tells a user who has lost every right from one whose session has ended', async () => {
  await openDialog({
    before({ store }) {
      for (const { id } of store.permissions.all()) store.permissions.remove(id);
    },
  });
  await screen.findByText(/lets this user do nothing at all any more: The user .* is not authorized to perform login/);
});

test('asks for another template when the chosen one was removed meanwhile', async () => {
  const { engine, user } = await openDialog({
    outcome: {
      ok: false,
      problem: { code: 'refused', status: 404, detail: 'Entity not found', correlationId: 'oap-7' },
    },
  });
  await fillIn(user);
  engine.store.templates.remove(choice(/Template/).value);
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(choice(/Template/).selectedOptions[0]?.label).toBe('Choose a template'));
  screen.getByText('Choose a template.');
  expect(box(/^Name/).value).toBe('web-01');
});

test('never lets a list of an older choice win', async () => {
  const vienna = labData.dataCenters?.map((dataCenter) => ({ ...dataCenter, status: 'up' })) ?? [];
  const { user } = await openDialog({
    data: { ...labData, dataCenters: vienna },
    before: ({ faults }) => faults.add({ path: /templates\?search=.*Vienna/, delayMs: 200 }),
  });
  await templatesListed();
  await user.selectOptions(choice('Data center'), 'Vienna');
  await waitFor(() => expect(optionsOf(choice(/Template/))).toEqual(['Loading…']));
  await user.selectOptions(choice('Data center'), 'Munich');
  await templatesListed();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(optionsOf(choice(/Template/)).join()).not.toMatch(/vienna/);
});

test('searches by name where there are more templates than one answer holds', async () => {
  const [blank, ...templates] = labData.templates ?? [];
  const fedora = templates.find(({ name }) => name === 'fedora-43');
  if (!blank || !fedora) throw new Error('The lab has changed.');
  const many = Array.from({ length: 150 }, (_, at) => ({
    ...fedora,
    id: `many-${at}`,
    name: `a-${String(at).padStart(3, '0')}`,
  }));
  const { user } = await openDialog({ data: { ...labData, templates: [blank, ...many, ...templates] } });
  await screen.findByText(/There are more templates/);
  expect(optionsOf(choice(/Template/)).join()).not.toMatch(/fedora/);
  await user.type(box('Search by name'), 'fedora{Enter}');
  expect(screen.queryByText(/have to be corrected/)).toBeNull();
  await waitFor(() => expect(optionsOf(choice(/Template/)).join()).toMatch(/fedora-43/));
  await user.clear(box('Search by name'));
  await user.type(box('Search by name'), '"x');
  screen.getByText(/Search for letters, digits/);
});

test('warns when the VM would have no network, and offers one', async () => {
  const { user, requests } = await openDialog({ data: { ...labData, nics: [] } });
  await fillIn(user);
  await screen.findByText(/The VM is connected to no network/);
  await user.selectOptions(choice('Network'), 'lab');
  expect(screen.queryByText(/connected to no network/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(requests[0]?.nic?.name).toBe('nic1'));
});

/** The lab with templates that somebody has tagged for containers. */
function tagged(...keys: readonly string[]): typeof labData {
  const tag = { id: idFor('tag/container-host'), name: 'container-host', description: '' };
  const assignments = keys.map((key) => ({ id: key, ownerId: idFor(`template/${key}`), tagId: tag.id }));
  return {
    ...labData,
    tags: [...(labData.tags ?? []), tag],
    tagAssignments: [...(labData.tagAssignments ?? []), ...assignments],
  };
}

const groupsOf = (select: HTMLSelectElement) => Array.from(select.querySelectorAll('optgroup'), ({ label }) => label);

test('puts templates that are tagged for containers first', async () => {
  await openDialog({ data: tagged('fedora-43', 'centos-stream-10') });
  await waitFor(() => expect(groupsOf(choice(/Template/))).toEqual(['For containers', 'Other templates']));
  expect(optionsOf(choice(/Template/)).slice(0, 4)).toEqual([
    'Choose a template',
    'centos-stream-10 | base version (1)',
    'fedora-43 | base version (1)',
    'appliance | base version (1)',
  ]);
});

test('chooses the newest version of the only template that is tagged', async () => {
  await openDialog({ data: tagged('debian-12', 'debian-12/2') });
  await waitFor(() => expect(choice(/Template/).selectedOptions[0]?.label).toBe('debian-12 | 2026-10 (2)'));
});

test('lists templates as ever when tags cannot be read', async () => {
  const { engine } = await openDialog({
    data: tagged('fedora-43'),
    before: ({ faults }) =>
      faults.add({ path: /templates\?search=.*tag/, status: 400, fault: { reason: 'Operation Failed', detail: '' } }),
  });
  await templatesListed();
  await waitFor(() => expect(engine.requests.filter(({ path }) => path.includes('tag%3D'))).toHaveLength(1));
  expect(groupsOf(choice(/Template/))).toEqual([]);
  expect(screen.queryByRole('heading', { name: /Could not read/ })).toBeNull();
});

test('begins with the template that it was opened for, and where that lies', async () => {
  const { user } = await openDialog({
    templateId: idFor('template/debian-12-ppc64el'),
    draft: { ...initialValues({}), name: 'web-01' },
  });
  await waitFor(() =>
    expect(choice(/Template/).selectedOptions[0]?.label).toBe('debian-12-ppc64el | base version (1)'),
  );
  expect(choice('Cluster').selectedOptions[0]?.label).toBe('power9');
  expect(box(/^Name/).value).toBe('web-01');
  await user.selectOptions(choice('Cluster'), 'intel');
  await user.selectOptions(choice(/Template/), 'fedora-43 | base version (1)');
  expect(choice(/Template/).selectedOptions[0]?.label).toBe('fedora-43 | base version (1)');
});

test('says so when the template that it was opened for is gone', async () => {
  await openDialog({ templateId: idFor('template/gone') });
  await screen.findByRole('heading', { name: /Could not read what the engine offers/ });
  await templatesListed();
});

test('offers to import an image where no template fits', async () => {
  const importImage = vi.fn();
  const { user } = await openDialog({ data: { ...labData, templates: [] }, importImage });
  await user.click(await screen.findByRole('button', { name: 'Import an image…' }));
  expect(importImage).toHaveBeenCalledOnce();
});

test('offers no import where a template fits', async () => {
  await openDialog({ importImage: vi.fn() });
  await templatesListed();
  expect(screen.queryByRole('button', { name: 'Import an image…' })).toBeNull();
});
