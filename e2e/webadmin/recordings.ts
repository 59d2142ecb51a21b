/** What a real engine's WebAdmin was seen to do: the files of the folder that `ENGINE_RECORDINGS` names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Throws without the folder: the runner leaves out the tests that need it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each test names the shape it reads
export function readRecording<Shape>(name: string): Shape {
  const folder = process.env['ENGINE_RECORDINGS'];
  if (!folder) throw new Error('ENGINE_RECORDINGS names no folder.');
  return JSON.parse(readFileSync(join(folder, 'webadmin', `${name}.json`), 'utf8')) as Shape; // As its test says.
}
