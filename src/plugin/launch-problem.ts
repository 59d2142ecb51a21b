/** Why a launch does not go on: turns whatever was thrown into what the user is told. */
import { meaningOf } from '../engine/faults.ts';
import { isApiError, type ApiError } from '../http/request.ts';
import type { LaunchProblem, LaunchProblemCode } from './launch.ts';

/** Ends a launch with a reason of its own, where the engine's refusal alone would not say it. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure';
  readonly code: LaunchProblemCode;
  readonly detail: string;

  constructor(code: LaunchProblemCode, detail = '', options?: ErrorOptions) {
    super(detail === '' ? code : `${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}

/** `correlationId` is that of the step in which it was thrown; a refusal that carries its own keeps that. */
export function toProblem(error: unknown, correlationId: string): LaunchProblem {
  if (error instanceof LaunchFailure) return { code: error.code, detail: error.detail, status: 0, correlationId };
  if (isApiError(error)) {
    return {
      code: codeOf(error),
      detail: error.detail || error.reason,
      status: error.status,
      correlationId: error.correlationId ?? correlationId,
    };
  }
  if (isAbort(error)) return { code: 'stopped', detail: '', status: 0, correlationId };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', detail, status: 0, correlationId };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function codeOf(error: ApiError): LaunchProblemCode {
  if (error.kind === 'unreadable') return 'unreadable';
  if (error.kind !== 'refused' || error.status === 503) return 'engine-silent';
  if (error.status === 401) return meaningOf(error) === 'signed-out' ? 'session-ended' : 'no-rights';
  if (error.status === 403) return 'not-permitted';
  return 'refused';
}
