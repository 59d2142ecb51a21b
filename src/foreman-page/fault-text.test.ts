import { expect, test } from 'vitest';
import { ApiError } from '../http/request.ts';
import { foreman } from '../i18n/foreman.ts';
import { createTranslate } from '../i18n/i18n.ts';
import { describeForemanFault } from './fault-text.ts';

const url = '/foreman-plugin/api/hosts';

test.each([
  [{ kind: 'unreachable' }, 'Foreman does not answer.'],
  [{ kind: 'late' }, 'Foreman did not answer in time.'],
  [{ kind: 'unreadable', status: 200 }, 'What answered in place of Foreman'],
  [{ kind: 'refused', status: 401 }, 'Foreman no longer accepts the login.'],
  [{ kind: 'refused', status: 401, detail: 'Unable to authenticate user anna' }, 'Unable to authenticate user anna'],
  [
    { kind: 'refused', status: 403, reason: 'Access denied', detail: 'Missing one of: view_hosts' },
    'Access denied: Missing one of: view_hosts',
  ],
  [{ kind: 'refused', status: 404 }, 'Foreman no longer has it'],
  [{ kind: 'refused', status: 404, detail: 'Resource host not found' }, 'Resource host not found'],
  [{ kind: 'refused', status: 500, detail: 'PG::UndefinedTable: facts' }, 'Something broke inside Foreman'],
  [{ kind: 'refused', status: 503, detail: 'Foreman is in maintenance' }, 'Foreman is in maintenance'],
  [{ kind: 'refused', status: 502 }, 'answered 502'],
] as const)('says %j in words', async (parts, words) => {
  const { reason: text } = describeForemanFault(
    new ApiError({ url, ...parts }),
    await createTranslate('en-US', foreman),
  );
  expect(text).toContain(words);
  expect(text).not.toContain('PG::');
});
