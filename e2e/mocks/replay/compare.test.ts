import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare.ts';
import { readPartialJson } from './partial-json.ts';
import type { Answered } from './recording.ts';

const type = { 'Content-Type': 'application/json' };

function compare(recorded: Answered['body'], given: unknown, status = 200): readonly string[] {
  const answered: Answered = { status: 200, headers: type, body: recorded, note: '' };
  return compareAnswers(answered, { status, headers: new Headers(type), text: JSON.stringify(given) });
}

describe('compareAnswers', () => {
  it('minds neither ids nor times nor other values', () => {
    expect(compare({ id: 'a', time: 1, name: 'x' }, { name: 'y', id: 'b', time: 2 })).toEqual([]);
  });

  it('finds another status, and what stands in its answer', () => {
    expect(compare({}, { detail: 'no' }, 404)).toEqual(['the status is 404, not 200: {"detail":"no"}']);
  });

  it('finds another type of answer', () => {
    const answered: Answered = { status: 200, headers: { 'Content-Type': 'text/html' }, body: 'x', note: '' };
    expect(compareAnswers(answered, { status: 200, headers: new Headers(type), text: '{}' })[0]).toContain(
      'its type is',
    );
  });

  it('finds keys that are missing, that should not be there, and of another type, at every level', () => {
    expect(compare({ vm: [{ cpu: { cores: '1' }, name: 'a' }] }, { vm: [{ cpu: { cores: 1, speed: 2 } }] })).toEqual([
      'vm[0].name is missing',
      'vm[0].cpu.speed should not be there',
      'vm[0].cpu.cores is a number, not a string',
    ]);
  });

  it('finds a list that is empty where the other is not', () => {
    expect(compare({ vm: [{ id: '1' }] }, { vm: [] })).toEqual(['vm is empty']);
    expect(compare({}, { vm: [{ id: '1' }] })).toEqual(['vm should not be there']);
  });

  it('compares the texts of faults, but for the address of the engine', () => {
    const recorded = { detail: 'see https://a.example:8443/ovirt-engine/apidoc', reason: 'r' };
    expect(compare(recorded, { detail: 'see https://b.example/ovirt-engine/apidoc', reason: 'r' })).toEqual([]);
    expect(compare(recorded, { detail: 'other', reason: 'r' })[0]).toContain('detail says "other"');
  });

  it('compares an entry with that of its name, wherever it stands', () => {
    const recorded = [{ name: 'a', x: '1' }, { name: 'b' }];
    expect(compare({ tag: recorded }, { tag: [{ name: 'b' }, { name: 'a', x: '2' }] })).toEqual([]);
  });

  it('takes what was cut for anything, and a body that was cut for its beginning', () => {
    expect(compare({ actions: '(cut)' }, { actions: { link: [] } })).toEqual([]);
    expect(
      compare('{"name": "a", "cpu": {"cores": "1"', { name: 'b', cpu: { cores: '2', more: 1 }, rest: true }),
    ).toEqual([]);
    expect(compare('{"name": "a", "cpu": {"cores": "1"', { name: 'b', cpu: {} })).toEqual(['cpu.cores is missing']);
  });
});

describe('readPartialJson', () => {
  it('knows which objects the cut left open', () => {
    const { json, cut } = readPartialJson('{"a": {"b": [1, true, "c"]}, "d": {"e": "f');
    expect(json).toEqual({ a: { b: [1, true, 'c'] }, d: {} });
    expect(cut.isOpen(json)).toBe(true);
  });
});
