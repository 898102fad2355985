import { rules } from '../../server/src/rules';
import { cableService } from '../../server/src/service';
import { manyCables } from './documents';
import { medians } from './measure';
import { print } from './table';

const CABLES = 85;

/** What each rule costs for a cable of 12 kB. */
export async function benchRules(): Promise<void> {
  const { telegrams } = cableService.parse(manyCables(CABLES));
  const subjects = rules.map(({ code, check }) => ({
    name: code,
    run() {
      for (const telegram of telegrams) check(telegram, () => {});
    },
  }));
  const time = await medians(subjects, 15);
  const rows = subjects.map(({ name }) => ({ what: name, time: time(name) / CABLES }));
  const sum = rows.reduce((total, row) => total + row.time, 0);
  rows.sort((a, b) => b.time - a.time);
  print('Rules, for one cable of 12 kB', [...rows, { what: 'all', time: sum }]);
}
