/** Words for a launch that its page and its line in the list share. */
import type { Translate } from '../../i18n/i18n.ts';
import type { LaunchSnapshot } from '../../plugin/launch.ts';

export function describeState({ state, startedAt, problem }: LaunchSnapshot, t: Translate, locale: string): string {
  if (problem?.code === 'refused' && problem.detail !== '') return problem.detail;
  if (problem && problem.code !== 'failed-earlier') return t(`launch.problem.${problem.code}`);
  if (state !== 'offered') return t(`launch.state.${state}`);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(startedAt);
  return t('launch.state.offered', { date });
}
