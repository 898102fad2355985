import { samePost } from '../reference/posts';
import { textOf } from '../syntax/query/walk';
import type { Rule } from './rule';

export const originatorMissing: Rule<'Envelope'> = {
  code: 'originator-missing',
  severity: 'warning',
  title: 'Addressees without an originator',
  manual: {
    meaning: 'The envelope does not say who sent the telegram.',
    bad: `
      P 140920Z NOV 08
      TO SECSTATE WASHDC 8214
      ^^ originator-missing: FM AMEMBASSY BAKU

      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet: 'Extracts without addressees are not checked.',
    source: 'ACP 127, format line 6.',
    hits: 0,
  },
  looksAt: 'Envelope',
  check({ addresseeLists: [list], originator }, { message, report }) {
    if (!list?.addressees.length || originator) return;
    report({
      message,
      span: list.prosign,
      text: 'The envelope has addressees but no originator: expected a line such as FM AMEMBASSY BAKU before them.',
    });
  },
};

export const addresseeMissing: Rule<'Envelope'> = {
  code: 'addressee-missing',
  severity: 'warning',
  title: 'Originator without addressees',
  manual: {
    meaning: 'It is not known to whom the telegram was sent: the copy lost the address lines.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      ^^^^^^^^^^^^^^^^^^^ addressee-missing: no TO or INFO line

      UNCLAS ASTANA 000217
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: 'all',
    quiet: 'Any of TO, INFO, and XMT is enough.',
    source: 'ACP 127, format lines 7 to 9. Nine published cables are known to have none.',
    hits: 6,
  },
  looksAt: 'Envelope',
  check({ addresseeLists, originator }, { message, report }) {
    if (!originator || addresseeLists.length > 0) return;
    report({
      message,
      span: originator,
      text: 'The envelope has no TO or INFO line: expected the addressees after the originator.',
    });
  },
};

export const serialPostMismatch: Rule<'ClassificationLine'> = {
  code: 'serial-post-mismatch',
  severity: 'warning',
  title: 'Classification line of a different post than the originator',
  manual: {
    meaning:
      'The envelope names one post and the classification line another: the envelope may belong to another cable.',
    bad: `
      P 140920Z NOV 08
      FM AMEMBASSY TALLINN
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
             ^^^^^^^^^^^^^ serial-post-mismatch: AMEMBASSY TALLINN
      `,
    good: `
      P 140920Z NOV 08
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 8214

      UNCLAS ASTANA 000217
      `,
    era: '1973 to 2010',
    quiet:
      'Spellings, old names, shortened names, and delegations are known (KIEV and KYIV, PARTO for the Secretary abroad), and the posts of one city count as one.',
    source: 'Counted: 7 of 7 findings are envelopes joined to another cable’s text.',
    hits: 7,
  },
  looksAt: 'ClassificationLine',
  check({ reference }, { message, report }) {
    const address = message.envelope?.originator?.address;
    if (!address || !reference) return;
    const originator = textOf(message, address);
    if (samePost(reference.post, originator) !== false) return;
    report({
      message,
      span: reference,
      text: `The classification line says ${reference.post}, but the originator is ${originator}.`,
      related: [{ message, span: address, text: 'The originator' }],
    });
  },
};
