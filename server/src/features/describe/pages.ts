import { foiaCode } from '../../reference/foia';
import { declassificationForm } from '../../reference/orders';
import { post, samePost } from '../../reference/posts';
import { levelOf, releaseOf } from '../../syntax/query/release';
import { messageReferenceOf } from '../../syntax/query/telegram';
import { type Context, timeOf } from './context';
import { clockAt, longDate, nearestMoment, utcOfDay, yearsAgo } from './dates';
import { checksOf, type Draft, ordinal, present, withoutStop } from './description';
import { sinceGroup } from './distribution';

/** `PAGE 02 HARARE 03759 01 OF 03 111533Z`. */
export function pageHeader(context: Context<'PageHeader'>): Draft {
  const { telegram, message, leaf } = context;
  const { page, post: name, serial, section, received } = leaf;
  const reference = messageReferenceOf(telegram)?.node;
  const stated = message.header?.classificationLine?.section;
  const full = name === undefined ? undefined : (reference?.post ?? post(name)?.name);
  const cut =
    name !== undefined && full !== undefined && full !== name && full.replace(/ /g, '').startsWith(name);
  const drafted = timeOf(context);
  const moment = received && drafted !== undefined ? nearestMoment(received, drafted) : undefined;
  return {
    title: `Printed page ${page}${section ? ` of section ${section.number} of ${section.total}` : ''}`,
    reading: `${name === undefined ? 'Page header' : `Page header of ${name} ${serial}`}, not part of the text`,
    facts: present(
      cut && `The post’s name is cut to six letters: ${full}`,
      received &&
        `Handled by the communications center on the ${ordinal(received.day)} at ${clockAt(received)}${
          moment === undefined || drafted === undefined
            ? ''
            : `, ${sinceGroup(moment - drafted)} the date-time group`
        }`,
    ),
    checks: checksOf(
      reference && name !== undefined && serial !== undefined
        ? {
            agrees:
              reference.serial === serial &&
              (samePost(name, reference.post) ?? reference.post.replace(/ /g, '').startsWith(name)),
            with: `${reference.post} ${reference.serial} on the classification line`,
          }
        : undefined,
      section && stated
        ? {
            agrees: section.total === stated.total,
            with: `the number of sections on the classification line, ${stated.total}`,
          }
        : undefined,
    ),
    term: 'Page header: page, post, serial number, time of receipt or transmission',
  };
}

/** `CONFIDENTIAL` at the top or foot of a page. */
export function banner({ leaf, text, message, telegram }: Context<'Banner'>): Draft {
  const { level } = leaf;
  const line = message.header?.classificationLine?.level;
  const own = line ?? levelOf(telegram);
  const print = /\bPTQ\d+\b/.exec(text)?.[0];
  const released = own !== undefined && own !== level && level === 'UNCLASSIFIED';
  return {
    title: `Page banner: ${/\bSBU\b/.test(text) ? 'SENSITIVE BUT UNCLASSIFIED' : level}`,
    reading: 'Classification printed at the top and bottom of each page; not part of the text',
    facts: present(
      released && `The cable itself was ${own}. This banner marks the released copy.`,
      print && `${print}: a mark of the printer or relay; its meaning is not known`,
    ),
    checks: checksOf(
      line === undefined || released
        ? undefined
        : { agrees: line === level, with: `the classification line, ${line}` },
    ),
    term: 'Page banner',
  };
}

/** `Page 2 of 5`, `[Page 812]`. */
export function pageMark({ text }: Context): Draft {
  const [, page = '', of] = /(\d+)(?:\s+OF\s+(\d+))?/i.exec(text) ?? [];
  return {
    title: of ? `Page ${page} of ${of} of the copy` : `Page ${page} of the printed volume`,
    reading: 'Page number of the copy; not part of the text',
    term: 'Page number',
  };
}

/** The two digits that some prints of the 1970s have alone on a line. */
export function printersMark(): Draft {
  return {
    title: 'Printer’s or relay’s mark',
    reading: 'Two digits alone on a line, as on printouts of the 1970s; their meaning is not known',
    confidence: 'low',
  };
}

export function letterhead(): Draft {
  return {
    title: 'Letterhead',
    reading: 'Printed on the Department’s telegram form; not part of the message',
  };
}

// ---------------------------------------------------------------- stamps of the release

const REVIEW = 'Declassified/Released US Department of State EO Systematic Review';

/** A release decision, or the stamp of the reviewers. */
export function releaseStamp({ text, today, telegram, message, leaf }: Context<'ReleaseStamp'>): Draft {
  const [, extent, codes = ''] = /^\(?RELEASED?\s+IN\s+(PART|FULL)\b(.*)$/i.exec(text) ?? [];
  const decision = extent
    ? `RELEASED IN ${extent.toUpperCase()}`
    : /Systematic\s*Review/.test(text)
      ? REVIEW
      : /\bCase\s+No/i.test(text)
        ? 'UNCLASSIFIED U.S. Department of State Case No.'
        : '';
  const known = foiaCode(decision);
  // The mark speaks for itself alone: the pages of a copy may come from several releases.
  const alone = { messages: [{ ...message, releaseMarks: [leaf] }] as const };
  const mark = releaseOf(alone);
  const when = mark?.date && utcOfDay(mark.date.year, mark.date.month, mark.date.day);
  const level = levelOf(telegram);
  return {
    title: 'Release stamp',
    reading:
      known?.meaning ?? 'Stamped on the copy when it was reviewed for release; not part of the telegram',
    facts: present(
      mark?.level &&
        level &&
        level !== mark.level &&
        `${mark.level} applies to the released copy. The cable itself was ${level}.`,
      when !== undefined &&
        `${/\bDate/.test(text) ? 'Date' : 'Released on'} ${longDate(when)}${yearsAgo(when, today, ', ')}`,
      mark?.authority && `Responsible officer: ${mark.authority}`,
      mark?.case && `Case ${mark.case}: the request under which it was released`,
      mark?.document && `Document ${mark.document}`,
      ...exemptionsIn(codes).map(({ code, meaning }) => `${code}: ${meaning}`),
    ),
    term: 'Release stamp on the copy',
    basis: known,
  };
}

function exemptionsIn(text: string) {
  const codes = text.toUpperCase().match(/(?:B\d\d?(?:\([A-F]\))?|1\.4\([A-H]\)|[A-Z0-9()./]{2,})/g) ?? [];
  return [...new Set(codes)].map((code) => {
    const row = foiaCode(code);
    return { code, row, meaning: row ? withoutStop(row.meaning) : 'not a known code' };
  });
}

/** `B6` in the margin. */
export function exemptionCode({ text }: Context): Draft {
  const codes = exemptionsIn(text);
  const known = codes.flatMap(({ row }) => row ?? []);
  return {
    title: 'Exemption: text withheld before release',
    reading: codes.map(({ code, meaning }) => `${code}: ${meaning}`).join('; '),
    facts: present(...known.map(({ code, legalBasis }) => legalBasis && `${code}: ${legalBasis}`)),
    confidence: known.length === 0 ? 'unknown' : undefined,
    term: 'Exemption code in the margin of a released copy',
    basis: known[0],
  };
}

/** `GP-3`. */
export function downgradeGroup({ text }: Context): Draft {
  const number = text.replace(/\D/g, '');
  const known = declassificationForm(`GROUP ${number}`);
  return {
    title: `Downgrading group ${number}`,
    reading: known?.meaning ?? 'Not a known group',
    confidence: known ? known.confidence : 'unknown',
    term: 'Group of Executive Order 10501, as amended in 1961; in use until June 1972',
    basis: known,
  };
}

export function publisherText({ text }: Context): Draft {
  return {
    title: 'Added by the publisher',
    reading: 'Written by the publisher of this copy; not part of the telegram',
    facts: present(/partial extract/i.test(text) && 'The publisher released only part of the cable'),
  };
}
