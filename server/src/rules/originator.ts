import { samePost } from '../reference/posts';
import { textOf } from '../syntax/query/walk';
import type { Rule } from './rule';

/**
 * An envelope with addressees names who sent the message, on an `FM` line. Extracts without an address list
 * are not judged.
 *
 * Source: ACP 127 format line 6; no cable in 6 807 breaks it.
 */
export const originatorMissing: Rule = {
  code: 'originator-missing',
  severity: 'warning',
  title: 'Addressees without an originator',
  manual: {
    meaning: 'Who sent the telegram is not known from its envelope.',
    bad: 'P 140920Z NOV 08\nTO SECSTATE WASHDC',
    good: 'P 140920Z NOV 08\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC',
    era: 'all',
    quiet: 'Asked for only where there are addressees.',
    source: 'ACP 127, format line 6.',
    hits: 0,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const list = message.envelope?.addresseeLists[0];
      if (!list || message.envelope?.originator) continue;
      report({
        message,
        span: list.prosign,
        text: 'The envelope has addressees but no originator: expected a line such as FM AMEMBASSY BAKU before them.',
      });
    }
  },
};

/**
 * A message goes to somebody: an envelope with an originator has a `TO`, `INFO` or `XMT` line.
 *
 * Source: ACP 127 format lines 7 to 9; six cables in 6 807, all copies that have lost their addressees.
 */
export const addresseeMissing: Rule = {
  code: 'addressee-missing',
  severity: 'warning',
  title: 'Originator without addressees',
  manual: {
    meaning: 'To whom the telegram went is not known: its address lines are lost.',
    bad: 'FM AMEMBASSY ASTANA\nC O N F I D E N T I A L ASTANA 000217',
    good: 'FM AMEMBASSY ASTANA\nTO RUEHC/SECSTATE WASHDC 8214\nC O N F I D E N T I A L ASTANA 000217',
    era: 'all',
    quiet: 'Any of TO, INFO and XMT is enough.',
    source: 'ACP 127, format lines 7 and 8. Nine published cables are known to have none.',
    hits: 6,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const originator = message.envelope?.originator;
      if (!originator || message.envelope?.addresseeLists.length) continue;
      report({
        message,
        span: originator,
        text: 'The envelope has no TO or INFO line: expected the addressees after the originator.',
      });
    }
  },
};

/**
 * The post on the classification line is that of the originator. Short, old and truncated names of a post
 * are the same post, and a travelling Secretary numbers in series of his own (PARTO, SECTO).
 *
 * Source: 7 cables in 6 807, all headers joined to the text of another cable.
 */
export const serialPostMismatch: Rule = {
  code: 'serial-post-mismatch',
  severity: 'warning',
  title: 'Post of the classification line is not that of the originator',
  manual: {
    meaning:
      'The envelope names one post, the classification line another: the header may be another cable’s.',
    bad: 'FM AMEMBASSY TALLINN\n…\nC O N F I D E N T I A L ASTANA 000217',
    good: 'FM AMEMBASSY ASTANA\n…\nC O N F I D E N T I A L ASTANA 000217',
    era: '1973 to 2010',
    quiet:
      'Spellings, old names, shortened names and delegations are known (KIEV and KYIV, PARTO for the Secretary abroad), and posts of one city are one.',
    source: 'Counted: 7 of 7 findings are headers joined to another cable’s text.',
    hits: 7,
  },
  check(telegram, report) {
    for (const message of telegram.messages) {
      const address = message.envelope?.originator?.address;
      const reference = message.header?.classificationLine?.reference;
      if (!address || !reference) continue;
      const originator = textOf(message, address);
      if (samePost(reference.post, originator) !== false) continue;
      report({
        message,
        span: reference,
        text: `The classification line numbers a cable of ${reference.post}, but the originator is ${originator}.`,
        related: [{ message, span: address, text: 'The originator' }],
      });
    }
  },
};
