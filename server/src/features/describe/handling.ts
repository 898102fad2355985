import { bureau } from '../../reference/bureaus';
import { foiaCode } from '../../reference/foia';
import { declassificationForm } from '../../reference/orders';
import type {
  Attribute,
  Banner,
  Clearance,
  CopyTotal,
  Distribution,
  FormField,
  Message,
  OfficeSymbol,
  PageHeader,
  ProcessingLine,
  QuotedCable,
} from '../../syntax/tree';
import { type Context, words } from './context';
import { checksOf, counted, type Draft, present, sourceOf } from './description';

// ---------------------------------------------------------------- the distribution block

function blockOf({ parents }: Context): Distribution | undefined {
  const [block] = parents;
  return block?.kind === 'Distribution' ? block : undefined;
}

/** `OCT-01`: an office, and how many copies it got. */
export function officeSymbol(context: Context): Draft {
  const { office, copies } = context.leaf as OfficeSymbol;
  const block = blockOf(context);
  const acts = block?.role !== undefined && block.offices[0] === context.leaf;
  const known = bureau(office);
  return {
    title: acts ? (block.role === 'origin' ? 'Drafting office' : 'Action office') : 'Office that got copies',
    reading: `${known ? `${known.name}: ` : `${office}: `}${counted(copies, 'copy', 'copies')}`,
    term: 'Distribution: office symbol and number of copies',
    source: sourceOf(known),
  };
}

const DIRECTIONS = { R: 'R: an outgoing telegram', W: 'W: an incoming telegram' };

/** `/026 R`: the sum of the block. */
export function copyTotal(context: Context): Draft {
  const { copies, direction } = context.leaf as CopyTotal;
  const offices = blockOf(context)?.offices ?? [];
  const sum = offices.reduce((total, office) => total + office.copies, 0);
  return {
    title: `${counted(copies, 'copy', 'copies')} in all`,
    facts: present(direction && DIRECTIONS[direction]),
    checks: checksOf({ agrees: sum === copies, with: `the sum of the list, ${sum}` }),
    term: 'Total of the distribution',
    ...(direction && {
      note: 'What the letters R and W stand for is not documented; seen is how they are used.',
    }),
  };
}

/** `------------------112601 021129Z /11`. */
export function processingLine(context: Context): Draft {
  const { number, processed } = context.leaf as ProcessingLine;
  return {
    title: `Message number ${number}`,
    reading: 'Running number of the communications center',
    facts: present(processed && `Processed on the ${ordinal(processed.day)} at ${clock(processed)} UTC`),
    ...(/\/\d\d$/.test(context.text) && {
      note: 'The meaning of the number behind the stroke is not known.',
    }),
  };
}

// ---------------------------------------------------------------- pages and stamps

/** `PAGE 02 HARARE 03759 01 OF 03 111533Z`. */
export function pageHeader(context: Context): Draft {
  const { page, post, serial, section, received } = context.leaf as PageHeader;
  const of = section ? ` of section ${section.number} of ${section.total}` : '';
  return {
    title: `Printed page ${page}${of}`,
    reading: post === undefined ? undefined : `Page header of ${post} ${serial}; it is not part of the text`,
    facts: present(received && `Received on the ${ordinal(received.day)} at ${clock(received)} UTC`),
    term: 'Page header: page, post cut to six letters, serial number, time of receipt',
  };
}

/** `CONFIDENTIAL` at the top or foot of a page. */
export function banner(context: Context): Draft {
  return {
    title: `Banner of a page: ${(context.leaf as Banner).level}`,
    reading: 'Classification of the page, printed at its top and foot; it is not part of the text',
  };
}

/** A release decision, or the stamp of the reviewers. */
export function releaseStamp({ text }: Context): Draft {
  const [, extent] = /^RELEASED? IN (PART|FULL)\b/i.exec(text) ?? [];
  const review = 'Declassified/Released US Department of State EO Systematic Review';
  const decision = extent ? `RELEASED IN ${extent.toUpperCase()}` : text.includes(review) ? review : '';
  const known = foiaCode(decision);
  return {
    title: 'Release stamp',
    reading: known?.meaning ?? 'Put on the copy when it was reviewed for release; it was not in the telegram',
    source: sourceOf(known),
  };
}

/** `B6` in the margin. */
export function exemptionCode({ text }: Context): Draft {
  const codes = text.toUpperCase().split(/[\s,]+/);
  const known = codes.map((code) => ({ code, row: foiaCode(code) }));
  return {
    title: 'Withheld before release',
    reading: known.map(({ code, row }) => `${code}: ${row?.meaning ?? 'not in the table'}`).join(' '),
    facts: known.flatMap(({ row }) => present(row?.legalBasis)),
    term: 'Exemption from the Freedom of Information Act',
    source: sourceOf(known[0]?.row),
  };
}

/** `GP-3`. */
export function downgradeGroup({ text }: Context): Draft {
  const number = text.replace(/\D/g, '');
  const known = declassificationForm(`GROUP ${number}`);
  return {
    title: `Downgrading group ${number}`,
    reading: known?.meaning,
    term: 'Group of Executive Order 10501, as amended in 1961; in use until June 1972',
    source: sourceOf(known),
  };
}

export function publisherText(): Draft {
  return { title: 'Text of the publisher', reading: 'It was not in the telegram' };
}

// ---------------------------------------------------------------- keywords

const CLEARANCES: Record<Clearance['role'], string> = {
  drafted: 'Who wrote the telegram: office and name',
  cleared: 'Who agreed before it was sent: office and name',
  approved: 'Who let it be sent: office and name',
  released: 'Who sent it: post or office and name',
};

export function clearanceKeyword({ role }: Clearance): Draft {
  return { title: `${role.charAt(0).toUpperCase()}${role.slice(1)} by`, reading: CLEARANCES[role] };
}

export function distributionKeyword({ role }: Distribution): Draft {
  const telegram = role === undefined ? 'the' : role === 'origin' ? 'this outgoing' : 'this incoming';
  return {
    title: 'Distribution',
    reading: `Which offices of the Department got copies of ${telegram} telegram`,
  };
}

export function quotedCableKeyword({ header }: QuotedCable): Draft {
  const reference = header?.classificationLine?.reference;
  return {
    title: reference ? `Quotation of ${reference.post} ${reference.serial}` : 'Quotation',
    reading: 'What is quoted has paragraph numbers of its own',
  };
}

export function fieldKeyword(message: Message, { keyword }: FormField): Draft {
  return { title: `Key of the form: ${words(message, keyword).replace(/\s?[:/]+$/, '')}` };
}

export function attributeKeyword({ key }: Attribute): Draft {
  return {
    title: `Attribute of the archive: ${key}`,
    reading: 'Taken down when the telegram was filed or released; it was not in the telegram',
  };
}

// ---------------------------------------------------------------- times of a day

function clock({ hour, minute }: { readonly hour: number; readonly minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function ordinal(day: number): string {
  const ending = day >= 11 && day <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}
