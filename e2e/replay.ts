// `npm run replay`: replays the recordings in the folder that ENGINE_RECORDINGS names, and says what differs.
import { reasonFor } from './mocks/replay/known-differences.ts';
import { replayFlows } from './mocks/replay/replay-flows.ts';
import { replayOutbound } from './mocks/replay/replay-outbound.ts';
import { replayFolder } from './mocks/replay/replay.ts';

const folder = process.env['ENGINE_RECORDINGS'];
if (folder === undefined || folder === '') {
  console.error('Set ENGINE_RECORDINGS to a folder of recordings (rest/*.json and state.json).');
  process.exit(2);
}
const verdicts = [...(await replayFolder(folder)), ...(await replayFlows(folder)), ...(await replayOutbound(folder))];
for (const { name, outcome, reasons } of verdicts) {
  const known = reasonFor(name);
  if (outcome === 'outside') console.log(`outside: ${name}: ${reasons.join('; ')}`);
  if (outcome === 'alike' && known !== undefined) console.log(`alike, though listed as known: ${name}`);
  if (outcome !== 'differs') continue;
  const because = known === undefined ? '' : ` (known: ${known})`;
  console.log(`differs: ${name}${because}\n${reasons.map((reason) => `  ${reason}`).join('\n')}`);
}
const count = (outcome: string): number => verdicts.filter((verdict) => verdict.outcome === outcome).length;
console.log(`${count('alike')} alike, ${count('differs')} differ, ${count('outside')} outside`);
const isUnexpected = verdicts.some(({ name, outcome }) => (outcome === 'differs') !== (reasonFor(name) !== undefined));
process.exitCode = isUnexpected ? 1 : 0;
