/**
 * An engine client whose every answer a unit test chooses, for what the mock engine cannot be made to do: an answer that
 * is lost, a status that shows once. It creates one VM, `v1`, called `web-01`.
 */
import { parse } from 'valibot';
import type { EngineClient, EngineRequest } from '../../src/engine/client.ts';
import { ApiError } from '../../src/http/request.ts';

export interface Asked extends EngineRequest {
  /** Such as `POST /vms/v1/start`. */
  readonly what: string;
}

export type Answer = (asked: Asked) => unknown;

/** Answers by the first entry whose name begins what was asked. */
export class ScriptedEngine implements EngineClient {
  readonly asked: Asked[] = [];
  readonly answers: Record<string, Answer> = {
    'POST /vms/v1/start': () => this.start(),
    'POST /vms/v1/stop': () => this.stop(),
    'POST /vms/v1/nics': ({ body }) => body,
    'POST /vms': () => ({ id: 'v1', name: 'web-01', status: 'image_locked' }),
    'DELETE /vms/v1': () => this.remove(),
    'GET /vms/v1/diskattachments': () => ({ disk_attachment: [{ disk: { alias: 'root', status: 'ok' } }] }),
    'GET /vms/v1/nics': () => ({ nic: [{ name: 'nic1', vnic_profile: { id: 'p1' } }] }),
    'GET /vms/v1/reporteddevices': () => this.devices(),
    'GET /vms/v1': () => this.vm(),
    'GET /vms': () => ({}),
    'GET /events': () => ({}),
    'GET /jobs': () => ({}),
  };
  /** One for each look at the VM; the last one stays. `gone` is a 404. */
  statuses = ['image_locked', 'down'];
  readonly afterStart = ['wait_for_launch', 'powering_up', 'up'];

  request: EngineClient['request'] = async (path, schema, options = {}) => {
    const what = `${options.method ?? 'GET'} ${path}`;
    const asked = { ...options, what };
    this.asked.push(asked);
    options.signal?.throwIfAborted();
    const answer = Object.entries(this.answers).find(([name]) => what.startsWith(name))?.[1];
    if (!answer) throw new Error(`Nobody expected ${what}.`);
    return parse(schema, await answer(asked));
  };

  count(what: string): number {
    return this.asked.filter((one) => one.what === what).length;
  }

  private vm(): object {
    const [status = ''] = this.statuses;
    if (this.statuses.length > 1) this.statuses.shift();
    if (status === 'gone') throw refusal(404);
    return { id: 'v1', name: 'web-01', status };
  }

  private start(): object {
    this.statuses = [...this.afterStart];
    return { status: 'complete' };
  }

  private stop(): object {
    this.statuses = ['powering_down', 'down'];
    return { status: 'complete' };
  }

  private remove(): object {
    this.statuses = ['image_locked', 'gone'];
    return { status: 'complete' };
  }

  private devices(): object {
    const isUp = this.statuses[0] === 'up';
    return isUp ? { reported_device: [{ name: 'eth0', ips: { ip: [{ address: '192.0.2.10' }] } }] } : {};
  }
}

export function refusal(status: number, detail = ''): ApiError {
  return new ApiError({ kind: 'refused', url: '', status, detail });
}

export const silence = new ApiError({ kind: 'unreachable', url: '' });

export function failWith(error: Error): Answer {
  return () => {
    throw error;
  };
}

/** Each of the answers once, then the usual one. */
export function first(engine: ScriptedEngine, name: string, ...answers: Answer[]): void {
  const usual = engine.answers[name];
  engine.answers[name] = (asked) => (answers.shift() ?? usual)?.(asked);
}
