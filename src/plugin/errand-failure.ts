/** Why an errand does not go on: turns whatever was thrown into what the user is told. */
import { isAway, meaningOf } from '../engine/faults.ts';
import { isApiError, type ApiError } from '../http/request.ts';

/** What can end any errand. */
export type CommonProblemCode =
  /** The engine said no, for a reason that only its own words tell. */
  | 'refused'
  /** 403: this user may not do it. */
  | 'not-permitted'
  /** 401 of a login that has ended; ids are kept and the errand goes on after the next login. */
  | 'session-ended'
  /** 401 of a user who has lost every right. */
  | 'no-rights'
  /** No answer, or none that could be read, for as long as we are willing to ask. */
  | 'engine-silent'
  /** The engine answered something that is no JSON of the expected shape. */
  | 'unreadable'
  /** The user stopped it. */
  | 'stopped'
  | 'unexpected';

export interface Problem<Code extends string> {
  readonly code: Code;
  /** The engine's own words, untranslated by us; empty when it had none. */
  readonly detail: string;
  /** Status of the refusal; 0 when there was no answer or no refusal. */
  readonly status: number;
  /** Finds the request in the engine's log and events. */
  readonly correlationId: string;
}

/** Ends an errand with a reason of its own, where the engine's refusal alone would not say it. */
export class ErrandFailure<Code extends string> extends Error {
  override readonly name = 'ErrandFailure';
  readonly code: Code;
  readonly detail: string;

  constructor(code: Code, detail = '', options?: ErrorOptions) {
    super(detail === '' ? code : `${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}

/** `correlationId` is that of the step in which it was thrown; a refusal that carries its own keeps that. */
export function toProblem<Code extends string>(
  error: unknown,
  correlationId: string,
): Problem<Code | CommonProblemCode> {
  // An errand throws failures of its own kind only.
  if (error instanceof ErrandFailure) {
    const { code, detail } = error as ErrandFailure<Code>;
    return { code, detail, status: 0, correlationId };
  }
  if (isApiError(error)) {
    const code = codeOf(error);
    return {
      code,
      // What the web server before a silent engine says is not the engine's.
      detail: code === 'engine-silent' && error.isPage ? '' : error.detail || error.reason,
      status: error.status,
      correlationId: error.correlationId ?? correlationId,
    };
  }
  if (isAbort(error)) return { code: 'stopped', detail: '', status: 0, correlationId };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', detail, status: 0, correlationId };
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function codeOf(error: ApiError): CommonProblemCode {
  if (error.kind === 'unreadable') return 'unreadable';
  if (error.kind !== 'refused' || error.status === 503 || isAway(error)) return 'engine-silent';
  if (error.status === 401) return meaningOf(error) === 'signed-out' ? 'session-ended' : 'no-rights';
  if (error.status === 403) return 'not-permitted';
  return 'refused';
}
