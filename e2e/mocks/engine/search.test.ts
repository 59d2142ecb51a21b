import { describe, expect, it } from 'vitest';
import { number, search, text, uuid, word, type SearchableFields } from './search.ts';

type Machine = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly memory: number;
  readonly tags: readonly string[];
};

const machines: readonly Machine[] = [
  { id: '00000000-0000-0000-0000-00000000000a', name: 'db-1', status: 'image_locked', memory: 4096, tags: [] },
  { id: '00000000-0000-0000-0000-00000000000b', name: 'web-1', status: 'up', memory: 1024, tags: ['blue', 'docker'] },
  { id: '00000000-0000-0000-0000-00000000000c', name: 'web_2', status: 'down', memory: 2048, tags: ['docker'] },
];

const fields: SearchableFields = {
  name: text<Machine>(({ name }) => name),
  status: word<Machine>(({ status }) => status),
  memory: number<Machine>(({ memory }) => memory),
  tag: text<Machine>(({ tags }) => tags),
  id: uuid<Machine>(({ id }) => id),
};

function found(expression: string, options: { isCaseSensitive?: boolean; pageSize?: number } = {}): readonly unknown[] {
  const { isCaseSensitive = false, pageSize } = options;
  return search(machines, expression, fields, { isCaseSensitive, pageSize, table: 'vms' }).map(({ name }) => name);
}

describe('search', () => {
  it.each([
    ['name=web-1', ['web-1']],
    ['NAME=WEB-1', ['web-1']],
    ['name = "web-1"', ['web-1']],
    ['name=web*', ['web-1', 'web_2']],
    ['name=*1', ['db-1', 'web-1']],
    ['name!=web*', ['db-1']],
    ['status=up or status=down', ['web-1', 'web_2']],
    ['name=web* and status=up', ['web-1']],
    ['name=web* status=up', ['web-1']],
    ['status=up or name=db* and memory=1', ['web-1']],
    ['status=imagelocked', ['db-1']],
    ['memory>1024', ['db-1', 'web_2']],
    ['memory<=1024', ['web-1']],
    ['tag=docker', ['web-1', 'web_2']],
    ['web', ['web-1', 'web_2']],
    ['sortby memory desc', ['db-1', 'web_2', 'web-1']],
    ['name=web* sortby name desc', ['web_2', 'web-1']],
    ['', ['db-1', 'web-1', 'web_2']],
  ])('finds by %s', (expression, names) => {
    expect(found(expression)).toEqual(names);
  });

  it('takes _ and % for themselves', () => {
    expect(found('name=web_1')).toEqual([]);
    expect(found('name=web%')).toEqual([]);
  });

  it('minds the case when asked to', () => {
    expect(found('name=WEB*', { isCaseSensitive: true })).toEqual([]);
  });

  it('cuts pages of the size that max gives', () => {
    expect(found('sortby name asc page 2', { pageSize: 2 })).toEqual(['web_2']);
    expect(found('page 3', { pageSize: 2 })).toEqual([]);
    expect(found('page 2')).toEqual([]);
  });

  it.each([
    "name='web-1'",
    'name=web;',
    '(name=web-1)',
    'nosuch=1',
    'name=',
    'name=web-1 --',
    'name=web-1 || 1',
    'sortby name',
    'sortby nosuch asc',
    'page x',
    'name="web',
    'name>web',
    'name=a and',
    'memory=abc',
    'one two',
  ])('finds nothing, without a word, by %s', (expression) => {
    expect(found(expression)).toEqual([]);
  });

  it('passes on what the database says about text in place of a UUID', () => {
    expect(() => found('id=abc')).toThrow('invalid input syntax for type uuid: "abc"');
  });
});
