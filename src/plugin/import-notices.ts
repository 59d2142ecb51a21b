/** What the user is told of an import while the dialog is closed, in the host's language. */
import type { Notice } from './errand-notices.ts';
import type { ImportProblem, ImportSnapshot } from './import.ts';

export function doneNotice({ name, kind }: ImportSnapshot): Notice {
  return (t) => t(kind === 'template' ? 'import.notice.template-done' : 'import.notice.disk-done', { name });
}

export function partlyNotice({ name }: ImportSnapshot, problem: ImportProblem | undefined): Notice {
  return (t) => t('import.notice.partly', { name, why: problem ? whyOf(problem)(t) : '' });
}

export function failedNotice({ name }: ImportSnapshot, problem: ImportProblem): Notice {
  return (t) => t('import.notice.failed', { name, why: whyOf(problem)(t) });
}

function whyOf({ code, detail }: ImportProblem): Notice {
  return (t) => [t(`import.problem.${code}`), detail].filter((words) => words !== '').join(' ');
}

export function removedNotice({ name }: ImportSnapshot): Notice {
  return (t) => t('import.notice.removed', { name });
}

export function leftNotice(count: number): Notice {
  return (t) => t('import.notice.left', { count });
}
