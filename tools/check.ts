/** `npm run check`: types, lint, format, unit tests and build; changes no file but dist/. */
import { buildSteps, runSteps, staticSteps, type Step } from './steps.ts';

const unitTests: Step = {
  name: 'unit and page tests',
  command: ['vitest', 'run', '--project', 'unit', '--project', 'page'],
};
const failures = await runSteps([...staticSteps, ...buildSteps, unitTests]);
process.exitCode = failures === 0 ? 0 : 1;
