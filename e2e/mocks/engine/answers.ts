// How answers and refusals are written: JSON or XML, empty, or a page.
import { stringify, type JsonObject } from './json.ts';
import type { Media } from './negotiation.ts';
import { Empty, Page, Refusal, type Crash } from './refusals.ts';
import { API } from './router.ts';
import { toXml } from './xml.ts';

/** What a request becomes before it is written: a document of the wire, or nothing. */
export interface Outcome {
  readonly status: number;
  readonly json?: JsonObject;
  readonly location?: string;
}

export function faultDocument(error: Refusal, language: string): JsonObject {
  const detail = error.detail(language);
  return { ...(detail !== undefined && { detail }), reason: error.reason };
}

export function write(outcome: Outcome, media: Media, headers: Headers): Response {
  if (outcome.location !== undefined) headers.set('Location', outcome.location);
  const { json } = outcome;
  if (!json) return new Response(null, { status: outcome.status, headers });
  headers.set('Content-Type', media === 'json' ? 'application/json' : 'application/xml;charset=UTF-8');
  return new Response(media === 'json' ? stringify(json) : toXml(json), { status: outcome.status, headers });
}

/** The 500 page of something unmapped: about 19 kB with inline style and a stack trace, and no Correlation-Id. */
export function crashPage(error: Crash, path: string, query: string): Response {
  const labelled = (label: string, value: string): string =>
    `<div class="label">${label}:</div><div class="value">${value}</div><br/>`;
  const trace = Array.from(
    { length: 150 },
    (_item, at) => `at org.ovirt.engine.api.restapi//frame.number${at}(Engine.java:${at})`,
  );
  const html = [
    '<html><head><title>ERROR</title><style>body { margin: 0 }</style></head><body>',
    '<div class="header"><div class="error-div"></div><div class="error-text-div">Error processing request</div></div>',
    labelled('Context Path', API),
    labelled('Servlet Path', '/v4'),
    labelled('Path Info', `/${path}`),
    labelled('Query String', query),
    labelled('Stack Trace', ''),
    `<pre>java.lang.RuntimeException: org.jboss.resteasy.spi.UnhandledException: ${error.message}\n${trace.join('\n')}</pre>`,
    '</body></html>',
  ].join('');
  return new Response(html, { status: 500, headers: { 'Content-Type': 'text/html;charset=UTF-8' } });
}

export function answerError(error: unknown, media: Media, headers: Headers, language: string): Response | undefined {
  if (error instanceof Refusal) {
    return write({ status: error.status, json: faultDocument(error, language) }, media, headers);
  }
  if (error instanceof Empty) {
    if (error.allow !== undefined) headers.set('Allow', error.allow);
    return new Response(null, { status: error.status, headers });
  }
  if (error instanceof Page) {
    headers.set('Content-Type', 'text/html;charset=UTF-8');
    return new Response(error.html, { status: error.status, headers });
  }
  return undefined;
}
