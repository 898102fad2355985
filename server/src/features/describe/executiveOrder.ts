import {
  declassificationForm,
  executiveOrder,
  likelyOrder,
  type Order,
  orderInForce,
  type Reason,
} from '../../reference/orders';
import type { ClassificationLevel } from '../../syntax/tree';
import { type Context, dateOf, ownHeader, timeOf, yearIn } from './context';
import { dayOf, dayOfTable, utcOfDay, yearsBetween } from './dates';
import {
  type Check,
  capitalised,
  checksOf,
  counted,
  type Draft,
  present,
  withoutStop,
  worded,
} from './description';

/** From this day E.O. 13292 amends E.O. 12958; the line goes on to name the order amended. */
const AMENDED_FROM = '2003-03-25';

export function executiveOrderNumber(context: Context): Draft {
  const number = context.text.replace(/\D/g, '').slice(-5);
  const date = dateOf(context);
  const time = timeOf(context);
  const order = executiveOrder(number);
  const inForce = date === undefined ? undefined : orderInForce(date);
  const term = 'Order under which the cable is classified';
  if (!order) {
    const likely = likelyOrder(number, date);
    return {
      title: `Executive Order ${number}`,
      reading: 'not in the table: no order on classification',
      confidence: 'unknown',
      facts: present(likely && `Probably E.O. ${likely}`),
      term,
    };
  }
  const amended = number === '12958' && date !== undefined && date >= AMENDED_FROM;
  const until = order.to ? `to ${dayOfTable(order.to)}` : 'to this day, as far as the table knows';
  return {
    title: `Executive Order ${order.number}`,
    reading: `${order.title} (${order.signed.slice(0, 4)})`,
    facts: present(
      `In force from ${dayOfTable(order.from)} ${until}${amended ? '; here as amended by E.O. 13292' : ''}`,
      ruleOf(amended ? executiveOrder('13292') : order),
      date !== undefined &&
        date < order.from &&
        'Younger than the cable: records are marked again under the order of the day when they are released',
    ),
    checks:
      date !== undefined && time !== undefined && inForce
        ? [
            {
              agrees: order.from <= date && (order.to === undefined || date <= order.to),
              with:
                inForce.number === order.number
                  ? `the date of the cable, ${dayOf(time)}`
                  : `the date of the cable, ${dayOf(time)}: E.O. ${inForce.number} was in force`,
            },
          ]
        : [],
    term,
    basis: order,
  };
}

/** How long an order lets a cable be classified, in the words of the table. */
function ruleOf(order: Order | undefined): string | undefined {
  return order?.maximum && /\d/.test(order.maximum) ? `Longest term: ${order.maximum}` : undefined;
}

const FORM =
  /(?<![A-Z0-9])(?:XGDS-?\d?|NGDS|GDS|ADS|[RX]DS-\d|OADR|25X\d{0,2}|50X\d(?:-[A-Z]+)?|X[1-8]|MR|N\/A|OR-[MPEO])(?![A-Z0-9])/g;
/** Forms that a hover explains. */
const SHOWN = 4;

export function declassificationInstruction(context: Context<'DeclassificationInstruction'>): Draft {
  const { text, leaf } = context;
  const { date } = leaf;
  const header = ownHeader(context);
  const number = header?.executiveOrder?.number;
  const level = header?.classificationLine?.level;
  const found = [...new Set(text.match(FORM) ?? [])]
    .slice(0, SHOWN)
    .map((form) => ({ form, row: declassificationForm(form, number) }));
  const [only, ...others] = found;
  const facts = [
    ...(date || others.length > 0
      ? found.map(({ form, row }) => `${form}: ${row ? formMeaning(row) : 'not in the table'}`)
      : []),
    ...present(authorityOf(text), scheduleEnd(context, found, level)),
  ];
  const term = 'Declassification instruction';
  const fact = found.map(({ row }) => row).find((row) => row !== undefined);
  const drafted = timeOf(context);
  const day = date && utcOfDay(date.year, date.month, date.day);
  if (date && day === undefined) {
    return { title: 'Declassification date', reading: 'There is no such date', facts, term };
  }
  if (day !== undefined) {
    const passed = day < context.today;
    const reviewed = /\bRDS-/.test(text);
    return {
      title: `${reviewed ? 'Review for declassification' : /\bDNG\b/.test(text) ? 'Downgrade' : 'Declassify'} on ${dayOf(day)}`,
      reading: drafted === undefined ? undefined : ageText(drafted, day),
      facts: [
        ...facts,
        ...present(
          passed &&
            `Date passed${ago(day, context.today)}; neither a passed date nor a web copy proves that the cable was released`,
        ),
      ],
      checks: checksOf(limitCheck(context, day)),
      term,
      basis: fact,
    };
  }
  return {
    title:
      only && others.length === 0
        ? `${only.form}: ${SHORT[only.form] ?? 'declassification'}`
        : 'Declassification',
    reading:
      only && others.length === 0
        ? only.row
          ? ofForm(only.form, formMeaning(only.row))
          : 'not in the table'
        : found.length === 0
          ? UNREAD[kindOfText(text)]
          : undefined,
    facts,
    checks: checksOf(
      level !== undefined && /^N\/A/.test(only?.form ?? '')
        ? {
            agrees: level === 'UNCLASSIFIED' || level === 'LIMITED OFFICIAL USE',
            with: `the classification line, ${level}: the order applies to classified cables only`,
          }
        : undefined,
    ),
    confidence: only && !only.row ? 'unknown' : undefined,
    term,
    basis: fact,
  };
}

/** Titles of the forms whose letters say little. */
const SHORT: Readonly<Record<string, string>> = {
  GDS: 'General Declassification Schedule',
  ADS: 'Accelerated Declassification Schedule',
  OADR: 'the originating agency decides',
  MR: 'manual review',
  'N/A': 'the order does not apply',
};

/** The meaning behind a title that has its first words. */
function ofForm(form: string, meaning: string): string {
  const rest = meaning.replace(`${SHORT[form] ?? ''}: `, '');
  return capitalised(rest.replace(/^Not applicable: on/, 'stands on'));
}

/** `(MARLOWE, DENNIS K.)` behind a date of E.O. 12065. */
function authorityOf(text: string): string | undefined {
  const name = /\(([A-Z][A-Z' -]+, [^()]+)\)/.exec(text)?.[1];
  return name && `Classifying officer: ${name}`;
}

const LETTERS: Partial<Record<ClassificationLevel, string>> = {
  CONFIDENTIAL: 'C',
  SECRET: 'S',
  'TOP SECRET': 'TS',
};

/** The end of the general schedule of E.O. 11652, which counts full calendar years (section 5 (A)). */
function scheduleEnd(
  context: Context,
  forms: readonly { readonly form: string }[],
  level: ClassificationLevel | undefined,
): string | undefined {
  const order = executiveOrder(ownHeader(context)?.executiveOrder?.number ?? '');
  const year = yearIn(context);
  const letter = level && LETTERS[level];
  if (order?.number !== '11652' || forms[0]?.form !== 'GDS' || !letter || year === undefined)
    return undefined;
  const years = new RegExp(`\\b${letter} (\\d+)`).exec(order.maximum ?? '')?.[1];
  return years && `${level}: by the schedule open at the end of ${year + Number(years)}`;
}

/** The date against the longest term of the order, counted from the date of the cable. */
function limitCheck(context: Context, day: number): Check | undefined {
  const drafted = timeOf(context);
  const date = dateOf(context);
  const number = ownHeader(context)?.executiveOrder?.number;
  const amended = number === '12958' && date !== undefined && date >= AMENDED_FROM;
  const order = executiveOrder(amended ? '13292' : (number ?? ''));
  if (drafted === undefined || date === undefined || !order?.maximum || date < order.from) return undefined;
  // Behind the terms for all stands what is said of exemptions.
  const general = order.maximum.replace(/(?: \(| unless|; 50|; 30 years if).*$/, '');
  const longest = Math.max(...(general.match(/\d+/g) ?? []).map(Number));
  if (!Number.isFinite(longest) || /\b(?:25X|50X|X)\d/.test(context.text)) return undefined;
  const from = new Date(drafted);
  const last = Date.UTC(from.getUTCFullYear() + longest, from.getUTCMonth(), from.getUTCDate());
  return {
    agrees: day <= last + SLACK,
    with: `the limit of E.O. ${amended ? '12958 as amended' : order.number}, ${longest} years`,
  };
}

/** A date so many days off the anniversary is still meant for it. */
const DAYS_OFF = 4;
/** A date a few days beyond the anniversary is a slip of the calendar, not of the term. */
const SLACK = DAYS_OFF * 86_400_000;

/** ` 10 years ago`; nothing for less than a year. */
function ago(then: number, today: number): string {
  const years = yearsBetween(then, today);
  return years > 0 ? ` ${counted(years, 'year')} ago` : '';
}

const UNREAD = {
  released: 'The copy was marked again when it was released',
  event: 'An event or a length of time in place of a date',
};

function kindOfText(text: string): keyof typeof UNREAD {
  return /DECLASSIFIED/i.test(text) ? 'released' : 'event';
}

/** Numbered reasons of E.O. 12065, and the letters of the classifying officer, have no text that was found. */
function formMeaning(form: Reason): string {
  if (/^[RX]DS-\d/.test(form.code)) {
    const what = form.code.startsWith('R') ? 'review for declassification' : 'extended';
    return `${what}; reason ${form.code.slice(-1)}, text not found`;
  }
  if (form.code.startsWith('OR-')) {
    return 'marks the classifying officer; letter perhaps mission, political, economic, other (not documented)';
  }
  return withoutStop(worded(form, form.meaning));
}

/** `10 years after the date of the cable (the default)`; a few days off the anniversary say so. */
function ageText(drafted: number, day: number): string {
  const from = new Date(drafted);
  const to = new Date(day);
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  for (const count of [years, years - 1, years + 1]) {
    const anniversary = Date.UTC(from.getUTCFullYear() + count, from.getUTCMonth(), from.getUTCDate());
    const off = Math.round((day - anniversary) / 86_400_000);
    if (count > 0 && Math.abs(off) <= DAYS_OFF) {
      const exactly = off === 0 ? '' : `, ${counted(Math.abs(off), 'day')} ${off < 0 ? 'less' : 'more'}`;
      const usual = count === 10 ? ' (the default)' : '';
      return `${counted(count, 'year')}${exactly} after the date of the cable${usual}`;
    }
  }
  if (day < midnight) return 'Before the date of the cable';
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth();
  if (months < 24) return `About ${counted(months, 'month')} after the date of the cable`;
  return `About ${counted(Math.round(months / 12), 'year')} after the date of the cable`;
}
