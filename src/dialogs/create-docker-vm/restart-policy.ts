/** What happens when the container ends, or the VM starts again; the words are docker's. */
import { type Parsed, parsed, problem } from './parsed.ts';

export const RESTART_POLICIES = ['no', 'on-failure', 'always', 'unless-stopped'] as const;
export type RestartPolicy = (typeof RESTART_POLICIES)[number];

export function parseRestartPolicy(text: string): Parsed<RestartPolicy> {
  const policy = RESTART_POLICIES.find((known) => known === text.trim());
  return policy === undefined ? problem('problem.restart', { value: text.trim() }) : parsed(policy);
}
