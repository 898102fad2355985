import { samePost } from '../reference/posts';
import { textOf } from '../syntax/walk';
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
