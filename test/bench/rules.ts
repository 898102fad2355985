import { rules } from '../../server/src/rules';
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
  const subjects = rules.map(({ code, check }) => ({
    name: code,
    run() {
      for (const telegram of telegrams) check(telegram, () => {});
    },
  }));
  const reading = { name: 'reading', run: () => void cableService.parse(text) };
  const time = await medians([...subjects, reading], 15);
  const rows = subjects.map(({ name }) => ({ what: name, time: time(name) / CABLES }));
  const sum = rows.reduce((total, row) => total + row.time, 0);
  rows.sort((a, b) => b.time - a.time);
  const whole = time('reading') / CABLES;
  print('Rules, for one cable of 12 kB', [
    ...rows,
    {
      what: 'all',
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
