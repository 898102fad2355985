import { expect, test } from 'vitest';
import { type Settings, settingsOf } from '../server/src/settings';

function read(value: unknown): { settings: Settings; complaints: string[] } {
  const complaints: string[] = [];
  return { settings: settingsOf(value, (message) => complaints.push(message)), complaints };
}

test('what is set is used', () => {
  expect(read({ inlayHints: 'all' })).toMatchObject({ settings: { inlayHints: 'all' }, complaints: [] });
});

test.each([undefined, null, {}, 'essential', 7, [], { inlayHints: null }, { other: true }])(
  'nothing set (%j) is the default, and nothing to complain of',
  (value) => {
    expect(read(value)).toMatchObject({ settings: { inlayHints: 'essential' }, complaints: [] });
  },
);

test.each(['some', 1, true, ['all'], {}])('%j is no amount of hints: said, and the default used', (value) => {
  expect(read({ inlayHints: value })).toMatchObject({
    settings: { inlayHints: 'essential' },
    complaints: [
      `cable.inlayHints takes one of essential, off, all, not ${JSON.stringify(value)}: "essential" is used.`,
    ],
  });
});
