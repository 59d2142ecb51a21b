import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useGone } from './use-gone.ts';

const one = { id: '1', state: 'removing' };
const other = { id: '2', state: 'failed' };

test('tells what went while it was being removed, until something else does', () => {
  const { result, rerender } = renderHook(({ list }) => useGone(list, 'removing'), {
    initialProps: { list: [one, other] },
  });
  expect(result.current).toBeUndefined();
  rerender({ list: [other] });
  expect(result.current).toBe(one);
  rerender({ list: [] });
  expect(result.current).toBe(one);
});
