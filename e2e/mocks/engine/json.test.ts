import { describe, expect, it } from 'vitest';
import { MalformedJson, readDocument, stringify, UnknownProperty, writeObject } from './json.ts';

const read = (text: string, type = 'Vm'): unknown => readDocument(type, new TextEncoder().encode(text));

describe('readDocument', () => {
  it('takes numbers and booleans as themselves and as text', () => {
    expect(read('{"memory": "2147483648", "delete_protected": "TRUE", "stateless": 1, "name": 12345}')).toEqual({
      memory: 2147483648,
      delete_protected: true,
      stateless: true,
      name: '12345',
    });
  });

  it('takes enums in any case, and wrapped lists', () => {
    const body =
      '{"type": "SERVER", "os": {"boot": {"devices": {"device": ["HD"]}}}, "nics": {"nic": [{"name": "nic1"}]}}';
    expect(read(body)).toEqual({ type: 'server', os: { boot: { devices: ['hd'] } }, nics: [{ name: 'nic1' }] });
  });

  it('reads no further than the end of the first value, and the last of two equal keys', () => {
    expect(read('{"name": "a", "name": "b"} xx')).toEqual({ name: 'b' });
  });

  it('leaves out what is null, and what only answers hold', () => {
    expect(read('{"name": null, "href": "/x", "link": [], "actions": {}}')).toEqual({});
  });

  it('takes an empty text for the number 0', () => {
    expect(read('{"memory": ""}')).toEqual({ memory: 0 });
  });

  it.each(['1e9', '1073741824.0', '1.5', '"1e9"', '"1,5"', 'true', '"2 GB"', '9223372036854775808'])(
    'refuses %s as memory',
    (memory) => {
      expect(() => read(`{"memory": ${memory}}`)).toThrow(MalformedJson);
    },
  );

  it('refuses 2147483648 sockets, which memory may have as bytes', () => {
    expect(() => read('{"cpu": {"topology": {"sockets": 2147483648}}}')).toThrow(MalformedJson);
    expect(read('{"memory": 2147483648}')).toEqual({ memory: 2147483648 });
  });

  it.each([
    '{"type": "nosuch"}',
    '{"nics": [{"name": "n"}]}',
    '{"nics": {"nic": {"name": "n"}}}',
    '[{}]',
    '"x"',
    '{"a":}',
    '{/**/}',
  ])('refuses %s without saying where', (body) => {
    expect(() => read(body)).toThrow(MalformedJson);
  });

  it('names the class of a property that does not exist', () => {
    expect(() => read('{"nosuch": 1}')).toThrow(new UnknownProperty('nosuch', 'Vm'));
    expect(() => read('{"initialization": {"nosuch": 1}}')).toThrow(new UnknownProperty('nosuch', 'Initialization'));
    expect(() => read('{"deleteProtected": true}')).toThrow(new UnknownProperty('deleteProtected', 'Vm'));
    expect(() => read('{"nosuch": 1}', 'Action')).toThrow(new UnknownProperty('nosuch', 'Action'));
  });

  it('finds nothing in an empty body and in null', () => {
    expect(read('')).toBeUndefined();
    expect(read('null')).toBeUndefined();
  });

  it('refuses what is not UTF-8, and takes a byte order mark', () => {
    expect(() => readDocument('Vm', Uint8Array.of(0x7b, 0xfc, 0x7d))).toThrow(MalformedJson);
    expect(read('\uFEFF{"name": "a"}')).toEqual({ name: 'a' });
  });
});

describe('writeObject', () => {
  const nowhere = (): undefined => undefined;

  it('writes integers and booleans as text, dates and decimals as numbers', () => {
    const vm = { memory: 1024, stateless: false, creation_time: 1_795_240_583_981, cpu: { speed: 2400.5 } };
    expect(writeObject('Vm', vm, nowhere)).toEqual({
      memory: '1024',
      stateless: 'false',
      creation_time: 1_795_240_583_981,
      cpu: { speed: 2400.5 },
    });
  });

  it('keeps the state of the mock inside', () => {
    expect(writeObject('Vm', { name: 'a', hasRun: true }, nowhere)).toEqual({ name: 'a' });
  });

  it('gives a reference its address, and wraps lists', () => {
    const vm = { cluster: { id: 'c' }, custom_properties: [{ name: 'a', value: '1' }], nics: [] };
    expect(writeObject('Vm', vm, (type, { id }) => (typeof id === 'string' ? `/${type}/${id}` : undefined))).toEqual({
      cluster: { id: 'c', href: '/Cluster/c' },
      custom_properties: { custom_property: [{ name: 'a', value: '1' }] },
      nics: {},
    });
  });
});

describe('stringify', () => {
  it('escapes only what is beyond U+FFFF', () => {
    expect(stringify({ a: 'ü 名 🐳' })).toContain('"ü 名 \\uD83D\\uDC33"');
  });
});
