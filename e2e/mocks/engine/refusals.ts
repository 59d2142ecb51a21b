// What the engine says instead of an answer. Services throw these; http.ts writes them.
import type { Document } from './json.ts';
import { message, statusOf, type MessageId, type Params } from './messages.ts';

/** A fault document. In the answer of an action it stands beside the submitted action. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly reason: string;
  /** Given the language of the request. */
  readonly detail: (language: string) => string | undefined;
  /** Found before there was an action: the fault stands alone even where an action was sent. */
  readonly isBare: boolean;

  constructor(status: number, reason: string, detail: (language: string) => string | undefined, isBare = false) {
    super(detail('en') ?? reason);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.isBare = isBare;
  }
}

/** One sentence of a refused command. */
export type Sentence = MessageId | readonly [MessageId, Params];

function sentence(part: Sentence, language: string): string {
  return typeof part === 'string' ? message(part, {}, language) : message(part[0], part[1], language);
}

/** A command was refused: its sentences stand in square brackets. */
export function refused(status: number, ...sentences: readonly Sentence[]): Refusal {
  return new Refusal(
    status,
    'Operation Failed',
    (language) => `[${sentences.map((part) => sentence(part, language)).join(', ')}]`,
  );
}

/** A command was refused, with the status that its sentences have. */
export function refuse(...sentences: readonly Sentence[]): Refusal {
  return refused(statusOf(sentences.map((part) => (typeof part === 'string' ? part : part[0]))), ...sentences);
}

/** The same refusal, standing alone where an action was sent. */
export const bare = ({ status, reason, detail }: Refusal): Refusal => new Refusal(status, reason, detail, true);

/** A query or a part of the request was refused: the text stands alone. */
export function fault(status: number, detail: string | undefined, reason = 'Operation Failed'): Refusal {
  return new Refusal(status, reason, () => detail);
}

/** A refusal of the request itself, without a detail and without the submitted action around it. */
export function bareFault(status: number, reason: string): Refusal {
  return new Refusal(status, reason, () => undefined, true);
}

export const notAuthorized = (): Refusal => refused(403, 'USER_NOT_AUTHORIZED_TO_PERFORM_ACTION');
export const queryNotAuthorized = (): Refusal => fault(400, message('USER_NOT_AUTHORIZED_TO_PERFORM_QUERY'));

/** What a body lacks, found before any command runs: `incomplete('Vm', 'name', 'add')`. */
export const incomplete = (type: string, attributes: string, method: string): Refusal =>
  fault(400, `${type} [${attributes}] required for ${method}`, 'Incomplete parameters');

export const entityNotFound = (what: string): Refusal => fault(404, `Entity not found: ${what}`);

/** An answer without a body, such as the 404 of an unknown object. */
export class Empty extends Error {
  override readonly name = 'Empty';
  readonly status: number;
  readonly allow: string | undefined;
  constructor(status: number, allow?: string) {
    super(`Empty ${status}`);
    this.status = status;
    this.allow = allow;
  }
}

export const notFound = (): Empty => new Empty(404);

/** An error page of the container. */
export class Page extends Error {
  override readonly name = 'Page';
  readonly status: number;
  readonly html: string;
  constructor(status: number, html: string) {
    super(`Page ${status}`);
    this.status = status;
    this.html = html;
  }
}

export const errorPage = (status: number, text: string): Page =>
  new Page(status, `<html><head><title>Error</title></head><body>${text}</body></html>`);

/** Something in the engine threw: a page of 19 kB with a stack trace, and no Correlation-Id. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** What a service answers with a status of its own. */
export interface Answer {
  readonly status: 200 | 201 | 202;
  readonly document: Document;
  /** The tasks that a 202 waits for. */
  readonly creationStatus?: readonly string[];
}
