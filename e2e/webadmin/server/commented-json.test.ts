import { describe, expect, it } from 'vitest';
import { parseCommentedJson } from './commented-json.ts';

describe('parseCommentedJson', () => {
  it('leaves comments out, but not what looks like one in a string', () => {
    const text = '// first\n{ /* second */ "url": "http://a/*b*/", "quote": "\\"//\\"" }';
    expect(parseCommentedJson(text)).toEqual({ url: 'http://a/*b*/', quote: '"//"' });
  });

  it.each(['{ "a": 1, }', '# shell\n{}', "{ 'a': 1 }", '{ "a": 1 '])('refuses %s', (text) => {
    expect(() => parseCommentedJson(text)).toThrow(SyntaxError);
  });
});
