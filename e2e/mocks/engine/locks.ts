/** What a running command keeps from others: they are refused with the sentence that the lock carries. */
import { refuse, type Refusal } from './refusals.ts';
import type { MessageId, Params } from './messages.ts';

export type LockKey = `creation ${string}` | `name ${string}` | `vm ${string}` | `template ${string}`;

export class Locks {
  readonly #held = new Map<LockKey, MessageId>();

  /** Holds a lock until the function returned is called. */
  hold(key: LockKey, message: MessageId = 'ACTION_TYPE_FAILED_OBJECT_LOCKED'): () => void {
    this.#held.set(key, message);
    return () => this.#held.delete(key);
  }

  /** Why a command that needs this lock is refused, if it is held. */
  refusal(key: LockKey, params: Params): Refusal | undefined {
    const message = this.#held.get(key);
    return message && refuse([message, params]);
  }
}
