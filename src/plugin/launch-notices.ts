/** What the user is told of a launch while the dialog is closed, in the host's language. */
import type { Notice } from './errand-notices.ts';
import type { LaunchProblem, LaunchSnapshot } from './launch.ts';

export function startingNotice({ vmName: name }: LaunchSnapshot): Notice {
  return (t) => t('launch.notice.starting', { name });
}

export function doneNotice({ vmName: name, addresses: [address = ''], links: [link] }: LaunchSnapshot): Notice {
  return (t) =>
    link
      ? t('launch.notice.done-link', { name, address, url: link.url, unchecked: t('launch.unchecked') })
      : t('launch.notice.done', { name, address });
}

export function failedNotice({ vmName: name }: LaunchSnapshot, { code, detail }: LaunchProblem): Notice {
  return (t) => {
    const why = [t(`launch.problem.${code}`), detail].filter((words) => words !== '').join(' ');
    return t('launch.notice.failed', { name, why });
  };
}

export function removedNotice({ vmName: name }: LaunchSnapshot): Notice {
  return (t) => t('launch.notice.removed', { name });
}

export function leftNotice(count: number): Notice {
  return (t) => t('launch.notice.left', { count });
}
