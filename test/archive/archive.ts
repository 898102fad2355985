import { CableIndex } from '../../server/src/archive/cableIndex';
import { indexedCables } from '../../server/src/archive/indexedCable';
import { parse } from '../../server/src/syntax/document';

export const FOLDER = 'file:///cables';

/** An index of files by their paths in a folder. */
export function indexOf(files: Readonly<Record<string, string>>, index = new CableIndex()): CableIndex {
  for (const [path, text] of Object.entries(files)) setFile(index, path, text);
  return index;
}

/** Puts the cables of a text in the place of those that a file had. */
export function setFile(index: CableIndex, path: string, text: string): void {
  index.setFile(
    { folder: FOLDER, path, size: text.length, modified: 1 },
    indexedCables(parse(text), { file: path }),
  );
}

interface Made {
  /** `ASTANA 000417` */
  readonly number: string;
  /** `030915Z MAR 06` */
  readonly time?: string;
  readonly from?: string;
  readonly to?: string;
  readonly classification?: string;
  readonly tags?: string;
  readonly subject?: string;
  readonly references?: string;
  readonly body?: string;
  readonly signer?: string;
}

/** An invented cable with what matters for a test. */
export function cableText({
  number,
  time = '030915Z MAR 06',
  from = 'AMEMBASSY ASTANA',
  to = 'RUEHC/SECSTATE WASHDC',
  classification = 'UNCLAS',
  tags = 'PREL, KZ',
  subject = 'HARVEST OF APPLES',
  references,
  body = '1. The harvest was good.',
  signer = 'WINSLOW',
}: Made): string {
  const lines = [
    'DE RUEHTA #0417 0620915',
    `R ${time}`,
    `FM ${from}`,
    `TO ${to}`,
    `${classification} ${number}`,
    '',
    'E.O. 12958: N/A',
    `TAGS: ${tags}`,
    `SUBJECT: ${subject}`,
    ...(references === undefined ? [] : ['', `REF: ${references}`]),
    '',
    body,
    '',
    signer,
    '',
  ];
  return lines.join('\n');
}
