/** The pages and files that `vite build --config e2e/webadmin/vite.config.ts` makes: read from disk, marks filled in. */
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { mimeType } from './mime-types.ts';
import { notFound } from './responses.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/**
 * A built page with each `<!--name-->` replaced by the ready HTML of `marks`. Throws when the page was not built.
 */
export async function renderOwnPage(
  folder: string,
  page: 'webadmin' | 'login' | 'welcome',
  marks: Readonly<Record<string, string>>,
): Promise<string> {
  const file = join(folder, `${page}.html`);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`Could not read "${file}": build the stand-in's pages first (npm run build).`, { cause });
  });
  return text.replaceAll(/<!--(\w+)-->/g, (mark, name: string) => marks[name] ?? mark);
}

/** The brand's files, which a browser may keep for a year. */
export async function serveOwnFile(folder: string, path: string): Promise<Response> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(join(folder, '/'))) return notFound();
  const content = await readFile(file).catch(() => undefined);
  if (!content) return notFound();
  return new Response(content, {
    headers: { 'Content-Type': mimeType(file), 'Cache-Control': `max-age=${yearSeconds}` },
  });
}
