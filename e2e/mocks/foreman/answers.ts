/** The forms that Foreman's answers take: list envelope, its many shapes of errors, dates that are not ISO, headers. */
import type { Taxonomy, User, World } from './model.ts';

/** An answer on its way out of a handler; thrown by what refuses. */
export class Answer extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`Foreman answers ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** `{"error": {"message": …}}`, the usual shape. */
export function refusal(status: number, message: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  return new Answer(status, { error: { message, ...more } });
}

export function notFound(resource: string, id: string): Answer {
  return refusal(404, `Resource ${resource} not found by id '${id}'`);
}

export function invalid(id: number | null, errors: Readonly<Record<string, readonly string[]>>): Answer {
  const sentences = Object.entries(errors).flatMap(([field, texts]) =>
    texts.map((text) => `${field.charAt(0).toUpperCase()}${field.slice(1).replaceAll('_', ' ')} ${text}`),
  );
  return new Answer(422, { error: { id, errors, full_messages: sentences } });
}

export function denied(permissions: readonly string[]): Answer {
  return refusal(403, 'Access denied', {
    details: `Missing one of the required permissions: ${permissions.join(', ')}`,
    missing_permissions: permissions,
  });
}

/** `2026-07-01 08:15:00 UTC`, or with the user's own offset behind. */
export function formatTime(ms: number, user: User): string;
export function formatTime(ms: number | null | undefined, user: User): string | null;
export function formatTime(ms: number | null | undefined, user: User): string | null {
  if (ms === null || ms === undefined) return null;
  const minutes = user.timezone?.offsetMinutes ?? 0;
  const [date = '', time = ''] = new Date(ms + minutes * 60_000).toISOString().split('T');
  return `${date} ${time.slice(0, 8)} ${user.timezone ? formatOffset(minutes) : 'UTC'}`;
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}${digits(size % 60)}`;
}

export interface Paging {
  readonly page: number;
  /** Infinity with `per_page=all`. */
  readonly perPage: number;
}

/** Throws 500 as will_paginate's own exception does for a page that is none. */
export function readPaging(query: URLSearchParams, { entriesPerPage }: World['settings']): Paging {
  const page = query.get('page') ?? '';
  const perPage = query.get('per_page') ?? '';
  if (perPage === 'all') return { page: 1, perPage: Infinity };
  const size = perPage === '' ? entriesPerPage : Number.parseInt(perPage, 10);
  if (page === '') return { page: 1, perPage: Number.isNaN(size) ? 0 : size };
  if (!/^[+-]?\d+$/.test(page)) throw refusal(500, `invalid value for Integer(): "${page}"`);
  const number = Number(page);
  if (number < 1) throw refusal(500, `invalid page: ${number}`);
  return { page: number, perPage: Number.isNaN(size) ? 0 : size };
}

export interface List {
  /** All rows that the user may see. */
  readonly total: number;
  /** Of these, the rows that the search finds. */
  readonly subtotal: number;
  readonly results: unknown;
}

/** The envelope of every list. `search` as it is echoed, when a handler has changed it. */
export function envelope(
  query: URLSearchParams,
  paging: Paging,
  { total, subtotal, results }: List,
  more: Readonly<Record<string, unknown>> = {},
  search = query.get('search'),
): Record<string, unknown> {
  const [by = null, direction = 'ASC'] = query.get('order')?.split(' ').filter(Boolean) ?? [];
  return {
    total,
    subtotal,
    page: paging.page,
    per_page: paging.perPage === Infinity ? total : paging.perPage,
    search,
    ...more,
    sort: { by, order: by === null ? null : direction },
    results,
  };
}

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy':
    "default-src 'self'; child-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; script-src 'unsafe-eval' 'unsafe-inline' 'self'; style-src 'unsafe-inline' 'self'",
  'Strict-Transport-Security': 'max-age=631152000; includeSubdomains',
  'Cache-Control': 'max-age=0, private, must-revalidate',
};

export interface Context {
  readonly organization: Taxonomy | undefined;
  readonly location: Taxonomy | undefined;
}

export function versionHeaders({ installation }: World, context: Context): Record<string, string> {
  const current = (taxonomy: Taxonomy | undefined): string => (taxonomy ? `${taxonomy.id}; ${taxonomy.name}` : '; ANY');
  return {
    Foreman_version: fullVersion(installation.version),
    Foreman_api_version: '2',
    Foreman_current_organization: current(context.organization),
    Foreman_current_location: current(context.location),
  };
}

export function fullVersion(version: string): string {
  return version === '3.18' ? '3.18.2' : `${version}.0`;
}

/** A body of undefined is no body at all, which Foreman sends as text. */
export function toResponse(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const isEmpty = body === undefined;
  return new Response(isEmpty ? '' : JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': isEmpty ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
      ...SECURITY_HEADERS,
      ...headers,
    },
  });
}
