import { expect, test } from 'vitest';
import { meaningOf } from './faults.ts';

// The texts are those of a running 4.5.8.
test.each([
  [401, 'invalid_grant: The provided authorization grant for the auth code has expired.', 'signed-out'],
  [401, 'Unauthorized', 'signed-out'],
  [401, '', 'signed-out'],
  [401, 'The user operator@site-authz with profile [site] is not authorized to perform login', 'no-rights'],
  [403, 'User is not authorized to perform this action.', 'forbidden'],
  [404, '', 'missing'],
  [400, 'query execution failed due to insufficient permissions.', 'other'],
  [409, 'Cannot add VM. The VM name is already in use.', 'other'],
])('reads a %d with %o as %s', (status, detail, meaning) => {
  expect(meaningOf({ status, detail })).toBe(meaning);
});
