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
import { longDate, longDateOfTable, utcOfDay, yearsAgo } from './dates';
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
      reading: 'Not a known order on classification',
      confidence: 'unknown',
      facts: present(likely && `Probably E.O. ${likely}`),
      term,
    };
  }
  const amended = number === '12958' && date !== undefined && date >= AMENDED_FROM;
  const until = order.to ? `to ${longDateOfTable(order.to)}` : 'on';
  return {
    title: `Executive Order ${order.number}`,
    reading: `${order.title} (${order.signed.slice(0, 4)})`,
    facts: present(
      `In force from ${longDateOfTable(order.from)} ${until}${amended ? ', since 25 March 2003 as amended by E.O. 13292' : ''}`,
      ruleOf(amended ? executiveOrder('13292') : order),
      date !== undefined &&
        date < order.from &&
        'The order is later than the cable: records are re-marked under the current order when they are reviewed',
    ),
    checks:
      date !== undefined && time !== undefined && inForce
        ? [
            {
              agrees: order.from <= date && (order.to === undefined || date <= order.to),
              with:
                inForce.number === order.number
                  ? `the date of the cable, ${longDate(time)}`
                  : `the date of the cable, ${longDate(time)}, when E.O. ${inForce.number} was in force`,
            },
          ]
        : [],
    term,
    basis: order,
  };
}

/** How long an order lets a cable be classified, in the words of the table. */
function ruleOf(order: Order | undefined): string | undefined {
  if (!order?.maximum || !/\d/.test(order.maximum)) return undefined;
  const spelled = order.maximum.replace(
    /\bTS (\d+), S (\d+), C (\d+) years \(GDS\)/,
    'Top Secret $1 years, Secret $2, Confidential $3',
  );
  return `Maximum duration: ${spelled}`;
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
      ? found.map(({ form, row }) => `${form}: ${row ? formMeaning(row) : 'not a known form'}`)
      : []),
    ...present(authorityOf(text), scheduleEnd(context, found, level)),
  ];
  const term = 'Declassification instruction';
  const fact = found.map(({ row }) => row).find((row) => row !== undefined);
  const drafted = timeOf(context);
  const day = date && utcOfDay(date.year, date.month, date.day);
  if (date && day === undefined) {
    return { title: 'Declassification date', reading: 'Not a possible date', facts, term };
  }
  if (day !== undefined) {
    const passed = day < context.today;
    const done = doneOn(text);
    return {
      title: `${done} on ${longDate(day)}`,
      reading:
        done === 'Declassified' ? UNREAD.released : drafted === undefined ? undefined : ageText(drafted, day),
      facts: [
        ...facts,
        ...present(
          passed &&
            done !== 'Declassified' &&
            `The date passed${yearsAgo(day, context.today)}. That alone does not mean the cable was released.`,
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
          ? withoutTitle(only.form, formMeaning(only.row))
          : 'Not a known form'
        : found.length === 0
          ? UNREAD[kindOfText(text)]
          : undefined,
    facts,
    checks: checksOf(
      level !== undefined && /^N\/A/.test(only?.form ?? '')
        ? {
            agrees: level === 'UNCLASSIFIED' || level === 'LIMITED OFFICIAL USE',
            with: `the classification line, ${level}: the order applies only to classified cables`,
          }
        : undefined,
    ),
    confidence: only && !only.row ? 'unknown' : undefined,
    term,
    basis: fact,
  };
}

/** What happens, or happened, on the date of an instruction. */
function doneOn(text: string): string {
  if (/\bRDS-/.test(text)) return 'Review for declassification';
  if (/\bDNG\b/.test(text)) return 'Downgrade';
  return /\bDECLASSIFIED\b/i.test(text) ? 'Declassified' : 'Declassify';
}

/** Titles of the forms whose letters say little. */
const SHORT: Readonly<Record<string, string>> = {
  GDS: 'General Declassification Schedule',
  ADS: 'Accelerated Declassification Schedule',
  OADR: 'the originating agency decides',
  MR: 'manual review',
  'N/A': 'the order does not apply',
};

/** The meaning after a title that has its first words. */
function withoutTitle(form: string, meaning: string): string {
  const rest = meaning.replace(`${SHORT[form] ?? ''}: `, '');
  return capitalised(rest.replace(/^Not applicable: /, ''));
}

/** `(MARLOWE, DENNIS K.)` after a date of E.O. 12065. */
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
  return years && `A ${level} cable was due to be declassified at the end of ${year + Number(years)}`;
}

/** The date against the longest term of the order, counted from the date of the cable. */
function limitCheck(context: Context, day: number): Check | undefined {
  const drafted = timeOf(context);
  const date = dateOf(context);
  const number = ownHeader(context)?.executiveOrder?.number;
  const amended = number === '12958' && date !== undefined && date >= AMENDED_FROM;
  const order = executiveOrder(amended ? '13292' : (number ?? ''));
  if (drafted === undefined || date === undefined || !order?.maximum || date < order.from) return undefined;
  // The general term comes first, then those of exemptions.
  const general = order.maximum.replace(/(?: \(| unless|; 50|; 30 years if).*$/, '');
  const longest = Math.max(...(general.match(/\d+/g) ?? []).map(Number));
  if (!Number.isFinite(longest) || /\b(?:25X|50X|X)\d/.test(context.text)) return undefined;
  const from = new Date(drafted);
  const last = Date.UTC(from.getUTCFullYear() + longest, from.getUTCMonth(), from.getUTCDate());
  return {
    agrees: day <= last + SLACK,
    with: `the limit of E.O. ${amended ? '12958 as amended' : order.number}: ${longest} years`,
  };
}

/** A date so many days off the anniversary is still meant for it. */
const DAYS_OFF = 4;
/** A date a few days beyond the anniversary is a slip of the calendar, not of the term. */
const SLACK = DAYS_OFF * 86_400_000;

const UNREAD = {
  released: 'The copy was re-marked when it was released',
  event: 'An event or a period instead of a date',
};

function kindOfText(text: string): keyof typeof UNREAD {
  return /DECLASSIFIED/i.test(text) ? 'released' : 'event';
}

/** Numbered reasons of E.O. 12065, and the letters of the classifying officer, have no text that was found. */
function formMeaning(form: Reason): string {
  if (/^[RX]DS-\d/.test(form.code)) {
    const what = form.code.startsWith('R') ? 'review for declassification' : 'classification extended';
    return `${what}, for reason ${form.code.slice(-1)}; the text of the reason is not known`;
  }
  if (form.code.startsWith('OR-')) {
    return 'marks the classifying officer; the letter probably means mission, political, economic, or other';
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
      const days = counted(Math.abs(off), 'day');
      const exactly = off === 0 ? '' : off < 0 ? `${days} less than ` : `${days} more than `;
      const usual = count === 10 ? ' (the default)' : '';
      return capitalised(`${exactly}${counted(count, 'year')} after the date of the cable${usual}`);
    }
  }
  if (day < midnight) return 'Earlier than the date of the cable';
  const months = years * 12 + to.getUTCMonth() - from.getUTCMonth();
  if (months < 24) return `About ${counted(months, 'month')} after the date of the cable`;
  return `About ${counted(Math.round(months / 12), 'year')} after the date of the cable`;
}
