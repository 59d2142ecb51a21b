import { describe, expect, test } from 'vitest';
import { castTest, compileSearch, type SearchFields } from './compile.ts';
import { parseSearch, QueryNotSupported, StatementInvalid } from './parse.ts';

interface Row {
  readonly name: string;
  readonly uuid?: string | null;
  readonly failed?: number | null;
  readonly enabled?: boolean;
  readonly reportedAt?: number | null;
  readonly facts?: Readonly<Record<string, string>>;
  readonly macs?: readonly string[];
}

const fields: SearchFields<Row> = {
  name: { type: 'text', read: (row) => row.name },
  uuid: { type: 'text', read: (row) => row.uuid },
  id: { type: 'integer', isChecked: true, explicit: true, read: () => 1 },
  failed: { type: 'counter', explicit: true, read: (row) => row.failed },
  enabled: { type: 'set', values: { true: true, false: false }, read: (row) => row.enabled ?? true },
  last_report: { type: 'time', explicit: true, read: (row) => row.reportedAt },
  facts: { type: 'keyed', explicit: true, read: (row, key) => row.facts?.[key] },
  has_mac: { type: 'text', explicit: true, read: (row) => row.macs ?? [] },
};

const now = Date.UTC(2026, 6, 8, 12, 0);
const utc = { nowMs: now, zoneOffsetMs: 0 };

function found(search: string, rows: readonly Row[], time = utc): string[] {
  const predicate = compileSearch(parseSearch(search), fields, time);
  return rows.filter((row) => predicate?.(row) ?? true).map((row) => row.name);
}

const hosts: readonly Row[] = [
  { name: 'db1.lab', uuid: 'A', failed: 2, macs: ['56:6f:00:00:00:01', '56:6f:00:00:00:02'] },
  { name: 'db2.lab', uuid: null, failed: 0, enabled: false },
  { name: 'web_1.lab', uuid: 'B', facts: { uuid: 'ABC', 'dmi::product::uuid': 'x-Y', count: '12' } },
];

describe('reading a search', () => {
  test.each([
    ['name = db1.lab', ['db1.lab']],
    ['name=db1.lab or name=db2.lab', ['db1.lab', 'db2.lab']],
    ['name = "db1.lab" || uuid = B', ['db1.lab', 'web_1.lab']],
    ['name = DB1.lab', []],
    ['name ~ DB', ['db1.lab', 'db2.lab']],
    ['name ~ "db1%"', ['db1.lab']],
    ['name ~ "%lab"', ['db1.lab', 'db2.lab', 'web_1.lab']],
    ['name ~ "db_.lab*"', ['db1.lab', 'db2.lab']],
    ['name !~ db', ['web_1.lab']],
    ['uuid ^ ("A", "B")', ['db1.lab', 'web_1.lab']],
    ['uuid ^ (A,B) and name ~ web', ['web_1.lab']],
    ['uuid !^ (A)', ['web_1.lab']],
    ['uuid != A', ['web_1.lab']],
    ['not uuid = A', ['db2.lab', 'web_1.lab']],
    ['-uuid = A', ['db2.lab', 'web_1.lab']],
    ['has uuid', ['db1.lab', 'web_1.lab']],
    ['null? uuid', ['db2.lab']],
    ['not has uuid', ['db2.lab']],
    ['failed > 0', ['db1.lab']],
    ['enabled = false', ['db2.lab']],
    ['enabled', ['db1.lab', 'web_1.lab']],
    ['facts.dmi::product::uuid = x-Y', ['web_1.lab']],
    ['facts.dmi::product::uuid ~ X-y', ['web_1.lab']],
    ['facts.count > 9', ['web_1.lab']],
    ['has_mac = "56:6f:00:00:00:02"', ['db1.lab']],
    ['has_mac ^ ("56:6f:00:00:00:02","x")', ['db1.lab']],
    ['db1', ['db1.lab']],
    ['db1, lab', ['db1.lab']],
    ['', ['db1.lab', 'db2.lab', 'web_1.lab']],
    ['name = "say \\"a\\" \\\\ b"', []],
  ])('%s', (search, names) => expect(found(search, hosts)).toEqual(names));

  test('nests to the right, without precedence of "and"', () => {
    const rows = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    expect(found('name = a and name = b or name = c', rows)).toEqual([]);
    expect(found('(name = a and name = b) or name = c', rows)).toEqual(['c']);
  });

  test('drops operators at the end and all that follows a parenthesis too many', () => {
    expect(found('name = db1.lab and', hosts)).toEqual(['db1.lab']);
    expect(found('name = db1.lab) or name = db2.lab', hosts)).toEqual(['db1.lab']);
  });

  test.each([
    ['nosuch = 1', "Field 'nosuch' not recognized for searching!"],
    ['name.first = 1', "Field 'name.first' not recognized for searching!"],
    ['id = x', "Value 'x' is not valid for field 'id'"],
    ['id ~ 1', "the operator 'like' is not supported for field type 'integer'"],
    ['enabled = yes', "'enabled' should be one of 'true, false', but the query was 'yes'"],
    ['enabled > true', "Operator 'gt' not supported for 'enabled'"],
    ['name = and b', 'Value expected but found :and'],
    ['() name', 'Empty list of operands'],
  ])('refuses %s', (search, message) => expect(() => found(search, hosts)).toThrow(new QueryNotSupported(message)));

  test('cannot look for a list of fact values', () => {
    expect(() => castTest('in', 'a,b')).toThrow(StatementInvalid);
    expect(() => found('facts.uuid ^ (a, b)', hosts)).toThrow(StatementInvalid);
  });
});

describe('times', () => {
  function reported(search: string, at: number, time = utc): boolean {
    return found(search, [{ name: 'host', reportedAt: at }], time).length === 1;
  }
  const minute = 60_000;

  test('takes minutes and hours exactly', () => {
    expect(reported('last_report > "30 minutes ago"', now - 29 * minute)).toBe(true);
    expect(reported('last_report > "30 minutes ago"', now - 31 * minute)).toBe(false);
    expect(reported('last_report < "2 hours ago"', now - 121 * minute)).toBe(true);
  });

  test('cuts days to their start, and starts the day after with ">"', () => {
    expect(reported('last_report > "7 days ago"', Date.UTC(2026, 6, 1, 23, 59))).toBe(false);
    expect(reported('last_report > "7 days ago"', Date.UTC(2026, 6, 2, 0, 0))).toBe(true);
    expect(reported('last_report >= "7 days ago"', Date.UTC(2026, 6, 1, 0, 0))).toBe(true);
  });

  test("knows a day in the user's zone", () => {
    const plusTwo = { nowMs: now, zoneOffsetMs: 2 * 60 * minute };
    expect(reported('last_report = today', Date.UTC(2026, 6, 7, 22, 0), plusTwo)).toBe(true);
    expect(reported('last_report = today', Date.UTC(2026, 6, 7, 22, 0))).toBe(false);
    expect(reported('last_report = yesterday', Date.UTC(2026, 6, 7, 22, 0))).toBe(true);
  });

  test.each([
    ['2026-07-08', Date.UTC(2026, 6, 8, 3)],
    ['2026-07-08 08:15:00 UTC', Date.UTC(2026, 6, 8, 8, 15)],
    ['2026-07-08T10:15:00+0200', Date.UTC(2026, 6, 8, 8, 15)],
    ['2026-07-08 08:15', Date.UTC(2026, 6, 8, 8, 15, 59)],
  ])('reads %s', (text, at) => {
    expect(reported(`last_report = "${text}"`, at)).toBe(true);
    expect(reported(`last_report = "${text}"`, at - 86_400_000)).toBe(false);
  });

  test('leaves out a condition whose time cannot be read', () => {
    expect(reported('last_report > "nonsense"', 0)).toBe(true);
  });

  test('does not find what never reported', () => {
    expect(found('last_report < now', [{ name: 'x', reportedAt: null }])).toEqual(['x']);
    expect(found('last_report < today', [{ name: 'x', reportedAt: null }])).toEqual([]);
  });
});
