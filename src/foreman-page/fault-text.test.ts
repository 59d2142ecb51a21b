import { expect, test, vi } from 'vitest';
import { ApiError } from '../http/request.ts';
import { foreman } from '../i18n/foreman.ts';
import { createTranslate } from '../i18n/i18n.ts';
import { describeForemanFault } from './fault-text.ts';

const url = '/foreman-plugin/api/hosts?search=x';

test.each([
  [{ kind: 'unreachable' }, 'Nothing answers at /foreman-plugin/api/hosts.'],
  [{ kind: 'late' }, 'Foreman did not answer in time.'],
  [{ kind: 'unreadable', status: 200, isPage: true }, "is not Foreman's API"],
  [{ kind: 'refused', status: 401 }, 'The login is not valid'],
  [{ kind: 'refused', status: 401, detail: 'Unable to authenticate user anna' }, 'Unable to authenticate user anna'],
  [
    {
      kind: 'refused',
      status: 403,
      reason: 'Access denied',
      detail: 'Missing one of the required permissions: view_hosts',
    },
    'lacks a permission: view_hosts',
  ],
  [
    { kind: 'refused', status: 403, isPage: true, detail: 'Forbidden' },
    'does not let /foreman-plugin/api/hosts through',
  ],
  [{ kind: 'refused', status: 404, isPage: true, detail: 'Not Found' }, 'has to be set up first'],
  [{ kind: 'refused', status: 404, detail: 'Resource host not found' }, 'Resource host not found'],
  [{ kind: 'refused', status: 500, detail: 'PG::UndefinedTable: facts' }, 'an error of its own'],
  [{ kind: 'refused', status: 503, detail: 'Foreman is in maintenance' }, 'Foreman is in maintenance'],
  [{ kind: 'refused', status: 502, isPage: true, detail: 'Proxy Error' }, 'does not reach Foreman (502)'],
  [{ kind: 'refused', status: 418 }, 'answered 418'],
] as const)('says %j in words', async (parts, words) => {
  const { reason: text } = describeForemanFault(
    new ApiError({ url, ...parts }),
    await createTranslate('en-US', foreman),
  );
  expect(text).toContain(words);
  expect(text).not.toContain('PG::');
});

test('says of a Foreman on another origin that it may not allow ours', async () => {
  vi.stubGlobal('window', { location: { origin: 'https://engine.example.com' } });
  const t = await createTranslate('en-US', foreman);
  const fault = (origin: string) =>
    describeForemanFault(new ApiError({ kind: 'unreachable', url: `${origin}/api/status?x` }), t).reason;
  expect(fault('https://foreman.example.com')).toContain('does not let pages of https://engine.example.com read there');
  expect(fault('https://engine.example.com')).toContain('Nothing answers at https://engine.example.com/api/status.');
  vi.unstubAllGlobals();
});
