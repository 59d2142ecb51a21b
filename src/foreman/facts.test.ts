import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectForeman } from '../../e2e/mocks/foreman/connect.ts';
import { fetchFacts, findFacts } from './facts.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test('reads all facts of a host in one request, sorted by name', async () => {
  const { client, foreman } = connectForeman(server);
  const facts = await fetchFacts(client, 8);
  expect(facts.size).toBe(foreman.getHost('k8s-cp-1.lab.example').facts.size);
  expect([...facts.keys()]).toEqual([...facts.keys()].sort());
  expect([facts.get('os'), facts.get('os::family')]).toEqual([null, 'RedHat']);
  expect(foreman.requests).toHaveLength(1);
});

test('reads on while pages are full', async () => {
  const { client, foreman } = connectForeman(server);
  foreman.getHost('k8s-cp-1.lab.example').facts = new Map(
    Array.from({ length: 2_000 }, (_, index) => [`fact_${index}`, String(index)]),
  );
  expect((await fetchFacts(client, 8)).size).toBe(2_000);
  expect(foreman.requests).toHaveLength(3);
});

test('keeps names and values of the guest as they are, however odd', async () => {
  const { client } = connectForeman(server);
  const facts = await fetchFacts(client, 14);
  expect(facts.get('constructor')).toBe('a name that objects have');
  expect(facts.get('__proto__::polluted')).toBe('yes');
  expect(facts.get('<script>name</script>')).toBe('a fact may have any name');
  expect(facts.get('ec2_userdata')).toHaveLength(1_000_000);
});

test('has none for a host without facts', async () => {
  const { client } = connectForeman(server);
  expect(await fetchFacts(client, 33)).toEqual(new Map());
});

test('finds facts of any host by a search', async () => {
  const { client } = connectForeman(server);
  const found = await findFacts(client, 'name = clientcert and value ~ web-0');
  expect([...found.keys()].sort()).toEqual(['web-01.lab.example', 'web-02.lab.example']);
});
