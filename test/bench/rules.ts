import { rules } from '../../server/src/rules';
import { byKind, check } from '../../server/src/rules/context';
import { cableService } from '../../server/src/service';
import { manyCables } from './documents';
import { medians } from './measure';
import { print, timesAtMost } from './table';

const CABLES = 85;

/** A rule that takes a greater part of the time of reading is named. */
const SHARE = 0.05;

/** What each rule costs for a cable of 12 kB, beside reading it. */
export async function benchRules(): Promise<void> {
  const text = manyCables(CABLES);
  const { telegrams } = cableService.parse(text);
  const checking = (name: string, asked: typeof rules) => {
    const kinds = byKind(asked);
    return {
      name,
      run() {
        for (const telegram of telegrams) check(kinds, telegram, () => {});
      },
    };
  };
  const walking = checking('walking', []);
  const together = checking('together', rules);
  const subjects = rules.map((rule) => checking(rule.code, [rule]));
  const reading = { name: 'reading', run: () => void cableService.parse(text) };
  const time = await medians([...subjects, walking, together, reading], 15);
  const walk = time(walking.name) / CABLES;
  const rows = subjects.map(({ name }) => ({ what: name, time: Math.max(0, time(name) / CABLES - walk) }));
  const sum = time(together.name) / CABLES;
  rows.sort((a, b) => b.time - a.time);
  const whole = time('reading') / CABLES;
  print('Rules, for one cable of 12 kB', [
    ...rows,
    { what: 'the walk, and what rules share', time: walk },
    {
      what: 'all together',
      time: sum,
      yardstick: { what: 'reading', time: whole },
      target: timesAtMost(1, sum, whole),
    },
  ]);
  for (const { what, time: own } of rows) {
    if (own > SHARE * whole)
      console.log(
        `${what} needs more than its share: ${((100 * own) / whole).toFixed(0)} % of the time of reading`,
      );
  }
}
