/**
 * The TextMate grammar of a cable. TextMate has no named pieces of expression, so the grammar is written here, with names
 * from ACP 127 and the Foreign Affairs Handbook, and `node syntaxes/grammar.mjs > syntaxes/cable.tmLanguage.json` makes
 * the file from it.
 *
 * The grammar sees one line at a time and cannot count: what needs more (is this number the next one? is this line in
 * capitals a heading?) is left to the semantic tokens of the language server. Envelope lines are matched in capitals only,
 * header keywords in any case. Every repetition is bounded or over a class that what follows it cannot start with, so that
 * the work is linear in the length of the line.
 *
 * Colours: scopes were chosen so that VS Code's default themes tell the elements apart. Classifications take the
 * colours of the banners as far as the themes have them: green (unclassified), blue (confidential), red (secret and top
 * secret), purple (sensitive but unclassified, limited official use).
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const r = String.raw;

// Pieces ----------------------------------------------------------------------------------------------------------------

const lexicon = await loadLexicon();

/** The words of the format, as the reader has them. */
async function loadLexicon() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../server/src/syntax/lexicon.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const RI = lexicon.DAMAGED_INDICATOR;
/** The pilcrow that web copies put before a number, also as a replacement character or read as Latin-1. */
const PILCROW = lexicon.PILCROW.replace(r`\ufffd`, r`\x{FFFD}`);
const MONTH = `(?i:${lexicon.MONTH})`;
const PRECEDENCE = `${lexicon.PRECEDENCE_WORD}|NIACT`;
/** Date-time group: day, hour and minute, zone, month, year. Early 1973 copies have a blank before the Z. */
const DTG = r`\d{6} ?Z +${MONTH} +(?:19|20)?\d{2}\b`;
const EXECUTIVE_ORDER = r`E\. ?[O0]\.?:? ?\d{4,5}(?= ?[:,])`;
const POST = r`[A-Z][A-Z.'-]{1,20}(?: [A-Z.'-]{2,20}){0,3}`;
/** A dash line that underlines a heading; also of equals signs or asterisks, and in pieces of 45. */
const RULE = r`[ \t]*(?:-{3,}|={3,}|\*{3,}|- - - (?:- )+-)(?:[ \t]+[-=*]+)*`;
const CAVEAT = r`E F T O|EFTO|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|FOR OFFICIAL USE ONLY|FOUO|ENTIRE TEXT`;
/** The delegation goes with its caption; the others are captions of projects, or seldom of a line of their own. */
const CAPTION = `(?:CODEL|STAFFDEL)(?: [A-Z]+)?|${lexicon.CAPTION_WORD}|${lexicon.CORRECTED_COPY_WORD}|AGREMENT|USSALTTWO|FOUO`;

/** Classification words, letter-spaced as on the wire or plain, with the scope of each level. */
const SCOPES = {
  'TOP SECRET': 'string.regexp.classification.top-secret',
  SECRET: 'string.regexp.classification.secret',
  CONFIDENTIAL: 'constant.language.classification.confidential',
  'LIMITED OFFICIAL USE': 'keyword.control.classification.sensitive',
  UNCLASSIFIED: 'constant.numeric.classification.unclassified',
};
/** The letters of the classified words are spaced. */
const spaced = (words) =>
  words
    .split(' ')
    .map((word) => [...word].join(' ?'))
    .join(' {1,3}');
const isClassified = (level) => /SECRET|CONFIDENTIAL/.test(level);
const LEVELS = Object.entries(SCOPES).map(([level, scope]) => ({
  words: lexicon.LEVEL_WORDS.filter((word) => word.level === level)
    .map(({ words }) => (isClassified(level) ? spaced(words) : words))
    .concat(level === 'LIMITED OFFICIAL USE' ? 'SBU' : [])
    .join('|'),
  scope,
}));
const CLASSIFICATION = LEVELS.map(({ words }) => words).join('|');
/** The beginning of a letter-spaced classification. */
const SPACED = r`(?:T O P {1,3}S E C|S E C R E T|C O N F I D)`;
/** The classification line: a letter-spaced word, or a plain one with a serial somewhere after it. */
const CLASS_LINE = r`${SPACED}|(?:${CLASSIFICATION})\b(?=[^\n]{0,90}[A-Z/] ?\d{3})`;

/** Sets of a formatted military message. */
const SETS = 'MSGID|SUBJ|REF|AMPN|NARR|POC|RMKS|GENTEXT|EXER|OPER';
/** A line that opens the next part of the text header, or the body; ends whatever list runs over several lines. */
const NEXT_ELEMENT = r`[ \t]*(?:(?i:E\. ?[O0]\.?:? ?\d|EO \d{4,5}\b|TAGS? ?:|S?UBJ(?:ECT)?[ ]?:|REF(?:S|TELS?|ERENCES?)?[ ]?:|(?:\([A-Z]\) ?)?CLASSIFIED BY|DECL(?:ASSIFY)? ON|(?:BEGIN )?SUMMARY\b|PASS LINE:|CAPTIONS:)|TAGS? [A-Z]{2,5}\b|(?:${PILCROW})? ?\d{1,3}\. |${PILCROW}|\d{1,3}\.\(|\d{1,3}\.[ \t\\]*$|${RULE}[ \t\\]*$|QUOTE\b|(?:${SETS})/|NNNN?\b|BT[ \t\\]*$|V?ZCZC|MRN:|${CLASS_LINE})`;
/** The first line of another message: what was open in the one before ends here. */
const NEXT_MESSAGE = r`(?:V?ZCZC[A-Z]{3}|DE ${RI} |NNNN|MRN:|[ \t]*Message (?:Text|Attributes)[ \t\\]*$|(?:[ZOPRYW] ){1,3}${DTG}|[ \t]*PAGE 01\b)`;

const match = (name, expression, captures, patterns) => ({
  ...(name && { name: `${name}.cable` }),
  match: expression,
  ...(captures && { captures: numbered(captures) }),
  ...(patterns && { patterns }),
});
const include = (...names) => names.map((name) => ({ include: `#${name}` }));
/** Captures by position: a scope, or an object that is taken as it is. */
function numbered(captures) {
  return Object.fromEntries(
    captures.map((capture, i) => [
      String(i + 1),
      typeof capture === 'string' ? { name: `${capture}.cable` } : capture,
    ]),
  );
}
const inside = (...names) => ({ patterns: include(...names) });

// Rules -----------------------------------------------------------------------------------------------------------------

/** Page furniture (FORMAT §5): printed by the terminal or by the releasing office, no part of the message. */
const furniture = {
  patterns: [
    // MADRID 00000869 001.2 OF 004: section and page, alone on its line
    match('comment.line.page', r`^[ \t]*[A-Z][A-Z .'-]{1,20}? +\d{8} +\d{3}(?:\.\d{1,2})? +OF +\d{3}\b`),
    // PAGE 02        HARARE  03759  01 OF 03  111533Z
    match(
      'comment.line.page-header',
      r`^[ \t]*PAGE \d{2} +${POST} +\d{3,6}(?: +[O\d]\d OF [O\d]\d)?(?: +\d{6} ?Z\b|[ \t\\]*$)`,
    ),
    {
      name: 'comment.block.page-header.cable',
      begin: r`^[ \t]*PAGE \d{2}[ \t\\]*$`,
      end: r`^(?:[ \t]*${POST} +\d{3,6}(?: +\d{2} OF \d{2})?(?: +\d{6}Z)?[ \t\\]*$)?`,
    },
    // The classification alone on a line, perhaps with the number of the print
    match(
      'comment.line.banner',
      r`^[ \t]*(?:(?:${CLASSIFICATION})(?:/+(?:NOFORN|FOR OFFICIAL USE ONLY|FOUO|SBU))?)(?: +(?:\d{3}|PTQ ?\d{4}))?[ \t\\]*$`,
    ),
    // ------------------112601 021129Z /11
    match('comment.line.message-number', r`^[ \t]*-{9,} *[0-9A-F]{6}(?: +\d{6}Z)?(?: */\d{2})?[ \t\\]*$`),
    match(
      'comment.line.declassification',
      r`^[^\n]{0,60}?Declassified/Released US Department of State[^\n]{0,80}`,
    ),
    match('comment.line.declassification', r`^[ \t]*Systematic Review \d{2} ${MONTH} \d{4}`),
    match(
      'comment.line.release',
      r`^[ \t]*(?:(?:UNCLASSIFIED )?U\.?S\.? Department of State Case No[^\n]{0,120}|RELEASE IN (?:PART|FULL)[^\n]{0,40}|RELEASED? IN (?:PART|FULL))`,
    ),
    match('comment.line.partial', r`^This record is a partial extract of the original cable\.[^\n]{0,80}`),
    match(
      'comment.line.handling',
      r`^[ \t]*\*\*\* Current (?:Handling Restrictions|Classification) \*\*\*[^\n]{0,60}`,
    ),
    match('comment.line.end', r`^[ \t]*(?:<< END OF DOCUMENT >>|=+ ?CABLE ENDS ?=+)`),
    match('comment.line.masthead', r`^[ \t]*Department of State +TELEGRAM[ \t\\]*$`),
    match('comment.line.terminal', r`^\d{2}[ \t\\]*$`),
  ],
};

/** The exemption under which a word was taken out, at the right edge of its line. */
const exemption = match(
  'comment.line.exemption',
  r`(?<=[ \t]{4})(?:B[1-9]|1\.4\([A-H]\))(?:[, ]+(?:B[1-9]|1\.4\([A-H]\)))*[ \t\\]*$`,
);

/** Format lines 1 to 6 and 10 to 16 (FORMAT §3). */
const envelope = {
  patterns: [
    ...include('format-line-1'),
    {
      name: 'meta.format-line-2.cable',
      begin: r`^(ZZ|OO|PP|RR|NN)(?= ${RI}\b)`,
      beginCaptures: numbered(['keyword.control.precedence']),
      while: r`^(?=${RI}(?: ${RI})*[ \t\\]*$)`,
      patterns: include('routing-indicator'),
    },
    match('meta.format-line-3', r`^(DE) (${RI}) +(#\d{4}(?:/\d{2})?) +(\d{7})\b([^\n]{0,80})`, [
      'keyword.other.prosign',
      'entity.name.type.routing-indicator',
      'constant.numeric.station-serial',
      'variable.other.constant.filing-time',
      inside('operating-signal'),
    ]),
    match(
      'meta.format-line-4',
      r`^(ZN[RY]) +(?:(UUU[A-Z]{2})|(EEEEE)|(CCCCC)|(SSS[A-Z]{2})|(TTT[A-Z]{2}))(/[A-Z]{5})?([^\n]{0,120})`,
      [
        'keyword.other.security-warning',
        'constant.numeric.classification.unclassified',
        'keyword.control.classification.sensitive',
        'constant.language.classification.confidential',
        'string.regexp.classification.secret',
        'string.regexp.classification.top-secret',
        'keyword.control.caption',
        inside('operating-signal'),
      ],
    ),
    match('meta.format-line-5', r`^((?:[ZOPRYW] ){0,3})(${DTG})([^\n]{0,120})`, [
      'keyword.control.precedence',
      'variable.other.constant.date-time-group',
      inside('operating-signal'),
    ]),
    {
      name: 'meta.addresses.cable',
      begin: r`^(FM)[ \t]+([A-Z][^\n\t]{1,80}?)[ \t\\]*$`,
      beginCaptures: numbered(['keyword.other.prosign', 'string.unquoted.address']),
      end: r`^(?=${NEXT_ELEMENT}|${NEXT_MESSAGE}|[^\n]{130})|(?<=\t)(?=${SPACED}|UNCLAS )`,
      patterns: include('furniture', 'caption', 'address'),
    },
    match('meta.format-line-11', r`^(BT)[ \t\\]*$`, ['keyword.other.separator']),
    match('meta.format-line-15', r`^(#\d{4})[ \t\\]*$`, ['constant.numeric.station-serial']),
    match('meta.format-line-16', r`^(NNNN?)(?:MAFVVZCZ)?[ \t\\]*$`, ['keyword.other.end-of-message']),
    // RTTUZYUW RUEWDEM0007 1441305-UUUU--RUCRNAD.
    match(
      'meta.format-line-2',
      r`^([ZOPRY])([A-Z]{2}[UECSTR][A-Z]{4}) (${RI})(\d{4}) (\d{7})-([UECSTR]{4})--(${RI})\.`,
      [
        'keyword.control.precedence',
        'keyword.other.transmission',
        'entity.name.type.routing-indicator',
        'constant.numeric.station-serial',
        'variable.other.constant.filing-time',
        'keyword.other.security-warning',
        'entity.name.type.routing-indicator',
      ],
    ),
    match('meta.format-line-2', r`^(PTQ\d{4}|STU\d{4})[ \t\\]*$`, ['comment.line.terminal']),
  ],
};

const formatLine1 = match('meta.format-line-1', r`(?:^|(?<=\t))(V?ZCZC) ?([A-Z]{3})(\d{3,4})\b`, [
  'keyword.other.start-of-message',
  'variable.other.channel',
  'constant.numeric.channel-sequence',
]);
const routingIndicator = match('entity.name.type.routing-indicator', r`\b${RI}\b`);
const operatingSignal = {
  patterns: [
    match('support.function.operating-signal', r`\bZ[A-Z]{2}\d?\b`),
    ...include('routing-indicator'),
  ],
};

/** One addressee of format lines 7, 8 or 9, with or without the prosign and the routing indicator. */
const address = {
  patterns: [
    match('meta.group-count', r`^STATE (GRNC)\b`, ['keyword.other.group-count']),
    match(
      'meta.address',
      r`^[ \t]*(?:(TO|INFO|XMT)[: ]+)?(?:([A-Z]{4,8}) ?(/) ?)?([A-Z][^\n\t]{1,90}?)(?: +(${PRECEDENCE}))?(?: +(\d{2,6}))?[ \t]*(?:$|\t(?=${SPACED}|UNCLAS ))`,
      [
        'keyword.other.prosign',
        'entity.name.type.routing-indicator',
        'punctuation.separator.address',
        'string.unquoted.address',
        'keyword.control.precedence',
        'constant.numeric.continuity-number',
      ],
    ),
    match('', r`^(TO|INFO|XMT)[ \t\\]*$`, ['keyword.other.prosign']),
  ],
};

const offices = {
  name: 'meta.distribution.cable',
  beginCaptures: numbered(['keyword.other.distribution']),
  end: r`^(?=[ \t]*-{9,}|(?:DRAFTED|APPROVED|CLEARED|DESIRED)\b|FM |[^\n]{130}|${NEXT_ELEMENT}|${NEXT_MESSAGE})`,
  patterns: [
    ...include('furniture', 'exemption'),
    match('comment.line.message-number', r`^[ \t]{15,}\d{6}[ \t\\]*$`),
    match('', r`^[ \t]*(INFO)\b`, ['keyword.other.distribution']),
    match('', r`\b([A-Z]{1,5})[- ](\d{2})\b`, ['support.class.office', 'constant.numeric.copies']),
    match('', r`(/\d{3}) ?([WR])?\b`, ['constant.numeric.copies.total', 'keyword.other.distribution']),
  ],
};
/** ACTION/INFO or ORIGIN with the copies for each office, and the drafting and clearing offices (FORMAT §5). */
const distribution = {
  patterns: [
    {
      ...offices,
      begin: r`^[ \t]*(ACTION|ORIGIN)[ \t]+(?=[A-Z]{1,5}[- ]\d{2}\b)`,
    },
    // What is left of a block above which a page ended
    {
      ...offices,
      begin: r`^[ \t]*(INFO)?[ \t]*(?=[A-Z]{1,5}-\d{2}[ \t]+[A-Z]{1,5}-\d{2}[ \t])`,
    },
    {
      name: 'meta.drafting.cable',
      begin: r`^[ \t]*((?:DRAFTED|APPROVED|CLEARED) BY:?|DESIRED DISTRIBUTION:?)(?=[ \t]|$)`,
      beginCaptures: numbered(['keyword.other.drafting']),
      end: r`^(?=[ \t]*-{9,}|(?:[ZOPRYW] ){0,3}\d{6} ?Z|FM |[ \t\\]*$|[^\n]{130}|(?:DRAFTED|APPROVED|CLEARED|DESIRED)\b)`,
      patterns: [
        ...include('furniture'),
        match('', r`([A-Z][A-Z/.-]{0,20})(:)([A-Z .'-]{2,40})`, [
          'support.class.office',
          'punctuation.separator.office',
          'string.unquoted.drafter',
        ]),
        match('keyword.other.clearance', r`\((?:SUBST?|INFO|DRAFT|PHONE|SUBS)\)`),
      ],
    },
  ],
};

/** Format line 12a and what stands between it and the E.O. line: captions and passing instructions (FORMAT §4, §6). */
const handling = {
  begin: r`^[ \t]*(?=${CLASS_LINE})`,
  end: r`^(?![ \t]*(?:${CLASS_LINE}))(?=${NEXT_ELEMENT}|[^\n]{130})|(?=\b(?:${EXECUTIVE_ORDER}|TAGS:|SUBJECT:|Classified By:))`,
  name: 'meta.handling.cable',
  patterns: include('furniture', 'classification-line', 'caption', 'passing-instruction'),
};
const classificationLine = match(
  'meta.classification-line',
  r`(?:^[ \t]*|(?<=\t)|\G)(${CLASSIFICATION})\b((?:[ /]+(?:${CAVEAT}))*)((?: +FINAL)? +SECTION +(?:\d{1,2} +)?OF +\d{1,2})?(?: +(\d{2}))?(?: +(${POST}) +(\d{2,6})(?!\d))?(?: +(TOSEC|SECTO|PARTO) +(\d+))?( +SECTION +\d+ +OF +\d+(?: +SECTIONS)?)?`,
  [
    inside('classification'),
    inside('caption-word'),
    'keyword.other.section',
    'constant.numeric.year',
    'string.unquoted.post',
    'constant.numeric.message-serial',
    'string.unquoted.post',
    'constant.numeric.message-serial',
    'keyword.other.section',
  ],
);
const classification = { patterns: LEVELS.map(({ words, scope }) => match(scope, words)) };
const captionWord = match('keyword.control.caption', r`(?<![A-Z-])(?:${CAPTION}|${CAVEAT})(?![A-Z-])`);
const caption = match(
  'meta.captions',
  r`^[ \t]*((?:${CAPTION})(?:[ ,/]+(?:${CAPTION}))*)[ \t]*(?:/{2,})?(?:\([A-Z ]{3,40}\))?[ \t\\]*$`,
  [inside('caption-word')],
);
/** DEPT FOR EUR A/S FRIED; LAGOS PASS CONSULS. Offices are what stands before and after FOR or PASS. */
const passingInstruction = {
  patterns: [
    ...include('caption-word'),
    match(
      '',
      r`\b((?:ALSO )?FOR|PLEASE PASS|PLS PASS|PASS(?: TO)?|FROM)\b(?: +(?!A/S|DAS|PDAS|AMB|THE)([A-Z]{2,6}(?:/[A-Z-]{1,8}){0,4})(?= (?:A/S|P?DAS|U/S|AND|FROM)\b| ?[,;:.-]|[ \t\\]*$))?`,
      ['keyword.other.passing-instruction', 'support.class.office'],
    ),
    match(
      'support.class.office',
      r`\b[A-Z]{2,12}(?:/[A-Z-]{1,8}){0,4}(?= +(?:ALSO |PLEASE |PLS )?(?:FOR|PASS)\b)`,
    ),
  ],
};

/** E.O. 12958: DECL: 09/25/2016 (FORMAT §6.3) */
const executiveOrder = {
  name: 'meta.executive-order.cable',
  begin: r`^[ \t]*((?i:E\. ?[O0]\.?:?|EO)) ?(?:(\d{4,5})(?= ?[:,]|[ \t]|$)|(?<=:) *(?=Unknown|N/A))`,
  beginCaptures: numbered(['keyword.other.executive-order', 'constant.numeric.executive-order']),
  end: r`$|(?=\b(?i:TAGS?:|SUBJ(?:ECT)?:|CLASSIFIED BY))`,
  patterns: [
    match(
      'keyword.other.declassification',
      r`\b(?i:DECL(?:AS(?:SIFY)?|ASSIFIED)?|DNG|DECLASSIFY ON)\b(?= ?:| )`,
    ),
    match(
      'constant.language.declassification',
      r`\b(?:[XN]?GDS|RDS|ADS)(?:-\d)?\b|\bOADR\b|\bOR-[MPSE]\b|\bN/A\b|\bUnknown\b|\bX[1-8]\b|\bMR\b`,
    ),
    match('variable.other.constant.declassification-date', r`\b\d{1,4}[/-]\d{1,2}[/-]\d{2,4}\b`),
    match('string.unquoted.classifier', r`(?<=\()[A-Z][A-Z .,'-]{2,50}(?=\))`),
  ],
};

const tags = {
  name: 'meta.tags.cable',
  begin: r`^[ \t]*((?i:TA?G?E?S)|TAGS?|TABS)( ?:|(?= [A-Z]{2,5}\b))(?=[ \t\[]|$|[A-Z]{2})`,
  beginCaptures: numbered(['keyword.other.tags', 'punctuation.separator.key-value']),
  end: r`^(?=[ \t\\]*$|${NEXT_ELEMENT}|[A-Z][A-Za-z/ ]{1,20}:)|(?=\b(?:SUBJECT|SUBJ|REF|Classified By|Captions):)|^(?=[^\n]{200})`,
  patterns: [
    ...include('furniture'),
    // [PREL](#): a web page's link round the tag
    match('', r`(\[)([A-Z0-9]{1,6})(\])(\([^)\n]{0,80}\))`, [
      'punctuation.definition.link',
      'entity.name.type.tag',
      'punctuation.definition.link',
      'comment.block.link',
    ]),
    match('string.unquoted.person', r`\([A-Z][A-Z .,'-]{2,50}\)`),
    match('entity.name.type.tag', r`\b[A-Za-z0-9]{1,20}\b`),
  ],
};

const subject = {
  name: 'meta.subject.cable',
  contentName: 'markup.heading.subject.cable entity.name.section.cable',
  begin: r`^[ \t]*((?i:S?UBJ(?:ECT)?))(?:( ?[:.])[ \t]*|(?<=SUBJECT) +(?=[A-Z][A-Z]))`,
  beginCaptures: numbered(['keyword.other.subject', 'punctuation.separator.key-value']),
  end: r`^(?=[ \t\\]*$|${NEXT_ELEMENT}|[^\n]{200}|[A-Z][A-Z][A-Z](?:/[A-Z]+)? FOR )|(?=\b(?:Classified By|REF|REFS):)`,
  patterns: [...include('furniture'), match('', r`\G(\([A-Z/]{1,12}\))`, [inside('mark')])],
};

const references = {
  name: 'meta.references.cable',
  begin: r`^[ \t]*((?i:REF(?:S|TELS?|\(S\)|ERENCES?)?))( ?:|\.(?= [A-Z(])|(?= \(?A[.)] ?\(?[A-Z0-9]))`,
  beginCaptures: numbered(['keyword.other.references', 'punctuation.separator.key-value']),
  end: r`^(?=[ \t\\]*$|(?!${PILCROW}? ?[A-Z][.)])${NEXT_ELEMENT}|[A-Z][A-Za-z/ ]{2,20}:|[^\n]{200})|(?=\b(?:Classified By|CLASSIFIED BY|SUBJECT):)`,
  patterns: [...include('furniture'), ...include('reference')],
};
/** A. 03 PANAMA 470 (NOTAL) */
const reference = {
  patterns: [
    match('', r`(1[A-Z]\.)(?= +(?:\d{2}|\d{4}) [A-Z])`, ['invalid.illegal.reference-letter']),
    match(
      'variable.parameter.reference-letter',
      r`(?:^[ \t]*(?:${PILCROW})? ?|(?<=[ :;,(]))\(?[A-Z](?:\)|\.(?=[ (\d]))`,
    ),
    match('meta.reference', r`(?:\b((?:19|20)?\d{2}) +)?\b(${POST}) +((?:A-)?\d{1,6})(?![\d/])`, [
      'constant.numeric.year',
      'string.unquoted.post',
      'constant.numeric.message-serial',
    ]),
    match('constant.numeric.message-serial', r`(?<=, |AND )\d{1,6}\b`),
    match('keyword.control.caption', r`\((?:NOTAL|EXDIS|NODIS|LIMDIS|S/NF)\)`),
    match('keyword.other.previous', r`\b(?:AND PREVIOUS|NOTAL)\b`),
  ],
};
/** ¶B. 03 PANAMA 470: the items that a web copy cut off from their list by blank lines. */
const referenceLine = {
  begin: r`^(?=[ \t]*1?(?:${PILCROW})? ?\(?[A-Z][.)] +(?:(?:19|20)?\d{2} +)?[A-Z][A-Z .'-]{2,30} +\d{1,6}\b[^a-z]{0,40}$)`,
  end: '$',
  name: 'meta.references.cable',
  patterns: include('reference'),
};

/** Classified By: …, reason 1.4 (b) and (d). (FORMAT §6.7); the tool broke it at column 70, in mid-word. */
const classifiedBy = {
  name: 'meta.classified-by.cable',
  begin: r`^[ \t]*(?:(${PILCROW}?)(1\.)[ \t]*)?(\([A-Z]\)[ \t]*)?((?i:CLASSIFIED[ ]BY))\b(:)?`,
  beginCaptures: numbered([
    'punctuation.definition.paragraph',
    'entity.name.function.paragraph-number',
    inside('mark'),
    'keyword.other.classified-by',
    'punctuation.separator.key-value',
  ]),
  end: r`^(?=[ \t\\]*$|(?![ \t]*1\.[ \t]*[45])${NEXT_ELEMENT})|^(?=[^\n]{200})`,
  patterns: [
    ...include('furniture', 'declassify-on'),
    match('keyword.other.reason', r`\b(?i:REASONS?|CLASSIFIED BY)\b:?`),
    match(
      'constant.numeric.reason',
      r`\b(?:E\.O\. ?)?1[.,] ?[2-8](?:[ .]*\(?[A-Ha-h](?:[,/+& )(]{1,4}(?:and +|AND +|or +)?\(?[A-Ha-h](?![A-Za-z])){0,5}(?![A-Za-z])\)?)?`,
    ),
  ],
};
const declassifyOn = match('', r`(?i:\b(DECL(?:ASSIFY)? ON)(:?)) *(\d{1,4}[/-]\d{1,2}[/-]\d{2,4})?`, [
  'keyword.other.declassification',
  'punctuation.separator.key-value',
  'variable.other.constant.declassification-date',
]);

/** The form of 2009 and later: keys with a colon, before and after the text (FORMAT §8). */
const smart = {
  patterns: [
    {
      name: 'meta.smart.header.cable',
      begin: r`^(?:(MRN)(:) *(?:(\d{2}) +)?([A-Z][^\n\d]{1,40}?) +(\d{1,6})[ \t\\]*$)`,
      beginCaptures: numbered([
        'keyword.other.key',
        'punctuation.separator.key-value',
        'constant.numeric.year',
        'string.unquoted.post',
        'constant.numeric.message-serial',
      ]),
      end: r`^(?=(?:${PILCROW})?\d{1,3}\. |(?i:CLASSIFIED BY|SUMMARY)|MRN:|[^\n]{300})`,
      patterns: [
        match('', r`^(Date/DTG)(:) *([^\n/]{0,30}/)? *(${DTG})?`, [
          'keyword.other.key',
          'punctuation.separator.key-value',
          'variable.other.constant.date',
          'variable.other.constant.date-time-group',
        ]),
        ...include('furniture', 'executive-order', 'tags', 'subject', 'references'),
        match('', r`^(From|Action|Info|XMT)(:) *([^\n]{0,120}?)(?: +(${PRECEDENCE}))?[ \t\\]*$`, [
          'keyword.other.key',
          'punctuation.separator.key-value',
          'string.unquoted.address',
          'keyword.control.precedence',
        ]),
        match('', r`^(Captions)(:)([^\n]{0,120})`, [
          'keyword.other.key',
          'punctuation.separator.key-value',
          inside('caption-word'),
        ]),
        match('', r`^(Pass Line)(:)([^\n]{0,200})`, [
          'keyword.other.key',
          'punctuation.separator.key-value',
          inside('passing-instruction'),
        ]),
        match('', r`^([A-Z][A-Za-z./ ]{1,30})(:)`, ['keyword.other.key', 'punctuation.separator.key-value']),
      ],
    },
    match('meta.smart.footer', r`^(Signature)(:) *([^\n]{0,60}?)[ \t\\]*$`, [
      'keyword.other.key',
      'punctuation.separator.key-value',
      'entity.name.type.signature',
    ]),
    {
      name: 'meta.smart.footer.cable',
      begin: r`^(?=(?:Drafted|Cleared|Approved|Released) By:)`,
      end: r`^(?=[ \t\\]*$)`,
      patterns: [
        match(
          '',
          r`^((?:Drafted|Cleared|Approved|Released) By|Info|XMT|Attachments|Dissemination Rule)(:) *`,
          ['keyword.other.key', 'punctuation.separator.key-value'],
        ),
        match('', r`([A-Z][A-Z/_-]{1,20})(:)([^\n]{1,60})`, [
          'support.class.office',
          'punctuation.separator.office',
          'string.unquoted.drafter',
        ]),
      ],
    },
  ],
};

/** The wrapper of the National Archives: Message Text, Message Attributes (FORMAT §1, b1). */
const archives = {
  patterns: [
    match('comment.line.archives', r`^[ \t]*Message Text[ \t\\]*$`),
    {
      name: 'meta.attributes.cable',
      begin: r`^([ \t]*Message Attributes)[ \t\\]*$`,
      beginCaptures: numbered(['comment.line.archives']),
      end: r`^(?=[ \t]*Message Text[ \t\\]*$|V?ZCZC[A-Z]{3}|MRN:)`,
      patterns: [
        match('', r`^([A-Z][A-Za-z .()/-]{1,40})(:) *([^\n]{0,400})`, [
          'variable.other.property',
          'punctuation.separator.key-value',
          'string.unquoted.attribute',
        ]),
      ],
    },
  ],
};

/** MSGID/GENADMIN/…// and the other sets of a military message text. */
const messageText = {
  name: 'meta.message-text-format.cable',
  begin: r`^(${SETS})(/)`,
  beginCaptures: numbered(['keyword.other.set', 'punctuation.separator.set']),
  end: r`(//)|$`,
  endCaptures: numbered(['punctuation.terminator.set']),
  patterns: [
    match('entity.name.function.paragraph-number', r`\G\d{1,2}\.(?= )`),
    match('punctuation.separator.set', r`/(?!/)`),
  ],
};

// Body (FORMAT §7) ------------------------------------------------------------------------------------------------------

const mark = {
  patterns: [
    match('string.regexp.portion-mark.top-secret', r`\((?:TS)\b[^)\n]{0,30}\)`),
    match('string.regexp.portion-mark.secret', r`\((?:S|SE)(?![A-Z])[^)\n]{0,30}\)`),
    match('constant.language.portion-mark.confidential', r`\((?i:C)(?![A-Z])[^)\n]{0,30}\)`),
    match('keyword.control.portion-mark.sensitive', r`\((?:SBU|LOU|FOUO|U//FOUO)\b[^)\n]{0,30}\)`),
    match('constant.numeric.portion-mark.unclassified', r`\((?i:U)(?![A-Z])[^)\n]{0,30}\)`),
  ],
};
const MARK = r`\((?:TS|SBU|LOU|FOUO|SE|[UCScu])(?:[ ]?[/-][^)\n]{0,30})?\)`;
const paragraph = {
  patterns: [
    match('meta.paragraph', r`^[ \t]*(${PILCROW})? ?(\d{1,3}\.)(?:[ \t]*(${MARK})|(?=[ \t]|$|["A-Za-z]))`, [
      'punctuation.definition.paragraph',
      'entity.name.function.paragraph-number',
      inside('mark'),
    ]),
    match('meta.paragraph', r`^[ \t]*(${PILCROW})? ?((?:\([A-Za-z0-9]\)|[A-Za-z]\.))[ \t]+(${MARK})?`, [
      'punctuation.definition.paragraph',
      'entity.name.function.subparagraph',
      inside('mark'),
    ]),
    match('meta.paragraph', r`^[ \t]*(${MARK})(?=[ \t])`, [inside('mark')]),
  ],
};
/**
 * From the first ¶1. to the end of the message every number at the start of a line ought to have its pilcrow. Where the
 * pilcrow was turned into a 1, `¶7.` reads `17.` and `¶10.` reads `110.`: only those that carry no pilcrow are marked.
 */
const pilcrowBody = {
  name: 'meta.body.pilcrow.cable',
  begin: r`^(?=[ \t]*${PILCROW} ?1\.)`,
  end: r`^(?=${NEXT_MESSAGE}|[ \t]*${SPACED})`,
  patterns: include('plain-line', 'pilcrow-line', 'prose-line'),
};

/** A title between two rules. Without the second it ends at a blank line or a paragraph. */
const heading = {
  patterns: [
    {
      name: 'meta.heading.cable',
      begin: r`^(${RULE})[ \t\\]*$`,
      beginCaptures: numbered(['punctuation.definition.heading']),
      end: r`^(${RULE})[ \t\\]*$|^(?=[ \t\\]*$|[ \t]*(?:${PILCROW})? ?\d{1,3}\.|[^\n]{90}|${NEXT_MESSAGE})`,
      endCaptures: numbered(['punctuation.definition.heading']),
      patterns: [
        ...include('furniture', 'caption'),
        match('markup.heading.section.cable entity.name.section', r`^[ \t]*\S[^\n]{0,88}$`),
      ],
    },
    // ------- SUMMARY -------
    match('meta.heading', r`^[ \t]*(-{3,}) *([A-Z][^\n-]{2,70}?) *(-{3,})[ \t\\]*$`, [
      'punctuation.definition.heading',
      'markup.heading.section.cable entity.name.section',
      'punctuation.definition.heading',
    ]),
    match(
      'markup.heading.section.cable entity.name.section',
      r`^[ \t]*(?:SUMMARY(?: AND (?:COMMENT|ACTION REQUEST))?|COMMENT|BACKGROUND|INTRODUCTION|CONCLUSION|ACTION REQUEST(?:ED)?|BIO(?:GRAPHIC)? NOTE|NEXT STEPS)[ \t]*:?[ \t\\]*$`,
    ),
  ],
};

/** One expression, since the time goes with the number of expressions that are tried at each letter. */
const prose = match(
  '',
  [
    r`\b((?:(?:BEGIN|END) )?(?:SUMMARY(?: AND (?:COMMENT|ACTION REQUEST))?|COMMENT|NOTE|BIO NOTE)(?=[.:]|$| ?\))|(?:Begin|End) (?:[Ss]ummary|[Cc]omment|[Nn]ote|[Tt]ext)\b|(?:Summary|Comment|Note)(?=:)|(?:BEGIN|END) (?:TEXT|QUOTE)\b)`,
    r`\b((?:[Rr]ef|REF|[Rr]eftel|REFTEL)s?\b(?: \(?[A-Z]\)?(?![A-Za-z.]))?)`,
    r`(X{5,})`,
    // A page line that a flattened copy has run into the sentence
    r`\b((?>[A-Z]{2,12}) \d{8} {1,2}\d{3}(?:\.\d{1,2})? OF \d{3}\b)`,
  ].join('|'),
  ['keyword.other.summary', 'variable.other.reference', 'constant.character.redaction', 'comment.block.page'],
);
/** A surname in capitals alone on a line. A heading of one word cannot be told from it here. */
const signature = match(
  'entity.name.type.signature',
  r`^[ \t]*(?!QUOTE|UNQUOTE|END\b|(?:${PRECEDENCE}|NIACT|INR|RMR|OCT)\b)(?:(?:VAN|VON|DE|LA|LE|DU|MC|MAC|ST\.) )?[A-Z][A-Z'’]{2,20}(?:[/-][A-Z][A-Z'’]{2,20})?(?:##)?[ \t\\]*$`,
);
/** `125. Telegram From the Embassy in Japan to the Department of State`: a document of a printed volume. */
const printedTitle = match(
  'meta.printed-title',
  r`^[ \t]*(\d{1,4}\.) ((?:Telegram|Airgram|Despatch|Circular (?:Telegram|Airgram)|Message|Letter) From [^\n]{0,200})`,
  ['entity.name.function.document-number', 'markup.heading.section'],
);
/** The letterhead of the Department's telegraph branch, before 1973. */
const letterhead = match('comment.block.page', r`^(?:INCOMING|OUTGOING) (?:TELEGRAM|AIRGRAM)\b[^\n]{0,80}`);
/** The group of automatic downgrading, before June 1972. */
const downgrading = match('constant.language.downgrading', r`^[ \t]*GP-?[1-4](?=[. \t]|$)`);
const quotation = match('keyword.other.quotation', r`^[ \t]*(?:UNQUOTE|QUOTE)\b`);

/**
 * What a copy that has lost its line breaks, or has tabs in their place, has in the middle of a line: elements that
 * `line` knows from the start of theirs. They are looked for only where one of their first words stands.
 */
const runOn = {
  begin: r`(?=(?<=\t)(?:V?ZCZC|${SPACED}|UNCLAS )|(?<=\d{6}Z )(?:ACTION|ORIGIN)|(?<=[ \t]{4})(?:B[1-9]|1\.4)|\b(?:E\.[O0]\. ?\d|TAGS:|SUBJ(?:ECT)?[ :.]|REFS?:|Classified By:|(?i:DECL(?:ASSIFY)? ON)))`,
  end: r`(?!\G)`,
  patterns: [
    ...include('exemption', 'format-line-1'),
    { ...handling, begin: r`(?<=\t)(?=${SPACED}|UNCLAS )` },
    { ...offices, begin: r`(?<=\d{6}Z )(ACTION|ORIGIN)[ \t]+(?=[A-Z]{1,5}[- ]\d{2}\b)` },
    { ...executiveOrder, begin: r`\b(E\.[O0]\.) ?(\d{4,5})(?= ?[:,]|[ \t]|$)` },
    { ...tags, begin: r`\b(TAGS)(:)(?=[ \t\[]|$|[A-Z]{2})` },
    { ...subject, begin: r`\b(SUBJ(?:ECT)?)(?:( ?[:.])[ \t]*|(?<=SUBJECT) +(?=[A-Z][A-Z]))` },
    { ...references, begin: r`\b(REFS?)(:)(?= )` },
    {
      ...classifiedBy,
      begin: r`\b(Classified By)(:)`,
      beginCaptures: numbered(['keyword.other.classified-by', 'punctuation.separator.key-value']),
    },
    ...include('declassify-on'),
  ],
};
/** Where `run-on` or `prose` may find something: the beginnings of their words. */
const REMARKABLE = r`\b(?:E\.[O0]\.|TAGS|SUBJ|R[Ee][Ff]|ref|Class|DECL|[Dd]ecl|BEGIN|END|SUMM|COMM|NOTE|BIO|Begin|End|Summ|Comm|Note)|(?<=\t)|X{5}|\d{6}|(?<=[ \t]{4})|(?<=Z )(?:ACTION|ORIGIN)`;
/** The rest of a line, where nothing may be found in it. To be tried at one place of a line only: it looks to the end. */
const UNREMARKABLE = r`(?![^\n]*?(?:${REMARKABLE}))[^\n]+`;
/**
 * A line that begins no element, or the rest of one that does. It begins where the search stands, after everything that
 * is recognised from the start of a line was tried there, so that none of that is tried at each letter of the prose.
 * Ends with its line, or at the start of the line that an element in its middle ran on to.
 */
const proseLine = {
  begin: r`(?=[^\n])`,
  end: r`$|^(?!\G)`,
  patterns: [match('', r`\G${UNREMARKABLE}`), ...include('run-on', 'prose')],
};
/**
 * A line whose first word begins no element, and which is no page line or other furniture: most lines there are. One look
 * spares them the sixty expressions of `line`; one too many in this list costs time, one too few a colour.
 */
const PLAIN = r`^(?=[A-Za-z][A-Za-z'’-]{1,30}[,;.]? [^\s\\])(?!(?i:${[
  'page|secret|top secret|confid|limited|sbu|unclas|for official|release|department|this record|declass|systematic',
  'v?zczc|zz|oo|pp|rr|nn|de|zn[ry]|fm|bt|ptq|stu|from|to|info|xmt|pass',
  'action|origin|drafted|approved|cleared|released|desired|incoming|outgoing',
  `${CAPTION}|${CAVEAT}`,
  's?ubj|ta?[bg]|ref|classified|decl|eo',
  'mrn|date|signature|message|msgid|ampn|narr|poc|rmks|gentext|exer|oper',
  'summary|comment|background|introduction|conclusion|bio|next steps|quote|unquote|gp',
  'van|von|la|le|du|mc|mac|st',
].join('|')}))(?![A-Z .'-]{2,22} \d{8}|[A-Z]{8} [QRU]|[^\n]{0,60}Declassified/)`;
const plainLine = {
  patterns: [match('', r`${PLAIN}${UNREMARKABLE}`), { ...proseLine, begin: PLAIN }],
};

/**
 * A line that may begin an element. It is left as soon as something was recognised: the rest of the line is prose. So
 * that the expressions of `line` are made ready only for lines that need them, it is a rule of its own.
 */
const elementLine = {
  begin: r`^(?=[^\n])`,
  end: r`(?!\G)`,
  patterns: include('line', 'prose-line'),
};
/** Such a line behind ¶1.: a number without a pilcrow may be a damaged one. */
const pilcrowLine = {
  ...elementLine,
  patterns: [
    match('meta.paragraph', r`^[ \t]*(1\d{1,2}\.)[ \t]+(${MARK})`, [
      'invalid.illegal.paragraph-number',
      inside('mark'),
    ]),
    match('meta.paragraph', r`^[ \t]*(11[0-9]\.)(?=[ \t]+[A-Z"(])`, ['invalid.illegal.paragraph-number']),
    match('meta.paragraph', r`^[ \t]*(1[A-Z]\.)(?=[ \t]+[A-Z"(])`, ['invalid.illegal.paragraph-number']),
    ...include('line', 'prose-line'),
  ],
};

/** Everything that is recognised from the start of its line. */
const line = {
  patterns: include(
    'furniture',
    'caption',
    'envelope',
    'distribution',
    'archives',
    'smart',
    'message-text',
    'handling',
    'executive-order',
    'tags',
    'subject',
    'references',
    'reference-line',
    'classified-by',
    'heading',
    'quotation',
    'downgrading',
    'printed-title',
    'letterhead',
    'paragraph',
    'signature',
  ),
};

const grammar = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  comment: 'Written by syntaxes/grammar.mjs; do not edit.',
  name: 'Diplomatic Cable',
  scopeName: 'text.cable',
  patterns: include('plain-line', 'pilcrow-body', 'element-line', 'prose-line'),
  repository: {
    furniture,
    exemption,
    envelope,
    'format-line-1': formatLine1,
    'routing-indicator': routingIndicator,
    'operating-signal': operatingSignal,
    address,
    distribution,
    handling,
    'classification-line': classificationLine,
    classification,
    caption,
    'caption-word': captionWord,
    'passing-instruction': passingInstruction,
    'executive-order': executiveOrder,
    tags,
    subject,
    references,
    reference,
    'reference-line': referenceLine,
    'classified-by': classifiedBy,
    'declassify-on': declassifyOn,
    smart,
    archives,
    'message-text': messageText,
    mark,
    paragraph,
    'pilcrow-body': pilcrowBody,
    heading,
    prose,
    signature,
    quotation,
    downgrading,
    'printed-title': printedTitle,
    letterhead,
    'run-on': runOn,
    'prose-line': proseLine,
    'plain-line': plainLine,
    'element-line': elementLine,
    'pilcrow-line': pilcrowLine,
    line,
  },
};

process.stdout.write(`${JSON.stringify(grammar, null, 2)}\n`);
