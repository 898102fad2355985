import uPlot from 'uplot';
import type { Timeline } from '../../server/src/protocol';
import type { TableLabels } from '../src/archive/tableMessages';

export interface TimelineChart {
  show(timeline: Timeline): void;
}

const HEIGHT = 92;

/**
 * Cables by month as bars. Months are chosen with the mouse, or with the two lists below, which the keyboard reaches.
 *
 * @param choose is given the first and the last month, or nothing for the whole time
 */
export function timelineChart(
  section: HTMLElement,
  labels: TableLabels,
  choose: (from?: string, to?: string) => void,
): TimelineChart {
  section.className = 'timeline';
  section.setAttribute('aria-label', labels.timeline);
  const canvas = section.appendChild(document.createElement('div'));
  canvas.setAttribute('role', 'img');
  const tools = section.appendChild(document.createElement('div'));
  const from = monthList('from:');
  const to = monthList('to:');
  const whole = tools.appendChild(document.createElement('button'));
  whole.type = 'button';
  whole.textContent = labels.wholeTime;
  whole.addEventListener('click', () => choose());
  const undated = tools.appendChild(document.createElement('span'));
  let chart: uPlot | undefined;
  let months: readonly string[] = [];

  function monthList(name: string): HTMLSelectElement {
    const label = tools.appendChild(document.createElement('label'));
    label.append(name);
    const list = label.appendChild(document.createElement('select'));
    list.setAttribute('aria-label', `${labels.timeline} ${name}`);
    list.addEventListener('change', () => choose(list === from ? list.value : from.value, to.value));
    return list;
  }

  function fill(list: HTMLSelectElement, value: string | undefined): void {
    list.replaceChildren(
      ...months.map((month) => {
        const option = document.createElement('option');
        option.textContent = month;
        return option;
      }),
    );
    if (value !== undefined) list.value = value;
  }

  const style = (name: string) => getComputedStyle(document.body).getPropertyValue(`--vscode-${name}`).trim();

  function draw({ counts }: Timeline): void {
    chart?.destroy();
    const axis = {
      stroke: style('foreground') || '#888',
      grid: { show: false },
      font: `11px ${style('font-family') || 'sans-serif'}`,
    };
    const times = months.map((month) => Date.parse(`${month}-01T00:00Z`) / 1000);
    chart = new uPlot(
      {
        width: Math.max(200, section.clientWidth - 16),
        height: HEIGHT,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        legend: { show: false },
        cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false }, y: false },
        scales: { x: { time: true, range: (_, low, high) => [low - MONTH / 2, high + MONTH / 2] } },
        axes: [
          {
            ...axis,
            size: 24,
            values: (_, times, __, ___, step) => times.map((time) => monthName(time, step)),
          },
          { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] },
        ],
        series: [
          {},
          {
            fill: style('charts-blue') || '#3794ff',
            stroke: style('charts-blue') || '#3794ff',
            width: 1,
            ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.8, 40] }) }),
            points: { show: false },
          },
        ],
        hooks: {
          setSelect: [
            (plot) => {
              if (plot.select.width < 2) return;
              const [first, last] = [plot.select.left, plot.select.left + plot.select.width].map((x) =>
                monthAt(plot.posToVal(x, 'x')),
              );
              plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
              choose(first, last);
            },
          ],
        },
      },
      [times, [...counts]],
      canvas,
    );
  }

  /** The month nearest to a time in seconds. */
  function monthAt(seconds: number): string | undefined {
    const starts = months.map((month) => Date.parse(`${month}-01T00:00Z`) / 1000);
    const nearest = starts.reduce(
      (best, start, index) =>
        Math.abs(start - seconds) < Math.abs((starts[best] ?? 0) - seconds) ? index : best,
      0,
    );
    return months[nearest];
  }

  let last: Timeline | undefined;
  new ResizeObserver(() => {
    if (last && last.months.length > 0) draw(last);
  }).observe(section);

  return {
    show(timeline) {
      last = timeline;
      ({ months } = timeline);
      fill(from, months[0]);
      fill(to, months.at(-1));
      undated.textContent =
        timeline.undated > 0 ? labels.noDate.replace('{0}', timeline.undated.toLocaleString()) : '';
      section.classList.toggle('empty', months.length === 0);
      const sum = timeline.counts.reduce((total, count) => total + count, 0);
      canvas.setAttribute(
        'aria-label',
        `${labels.timeline}: ${months[0] ?? ''} – ${months.at(-1) ?? ''}, ${sum.toLocaleString()}`,
      );
      if (months.length > 0) draw(timeline);
      else chart?.destroy();
    },
  };
}

/** The year at its beginning, else the month. */
function monthName(seconds: number, step: number): string {
  const date = new Date(seconds * 1000);
  const year = String(date.getUTCFullYear());
  if (step > 11 * MONTH || date.getUTCMonth() === 0) return year;
  return date.toLocaleDateString(undefined, { month: 'short', timeZone: 'UTC' });
}

/** Seconds. */
const MONTH = 30.4 * 86_400;
