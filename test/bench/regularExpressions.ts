import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one would write oneself: ten fields of each cable by regular expressions, a JSON object a line. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  date: /^[ZOPR](?: [ZOPR])* (\d{6}Z [A-Z]{3} \d{2})/m,
  from: /^FM (.+)$/m,
  to: /^TO (.+(?:\n(?!INFO|BT|\n).+)*)/m,
  info: /^INFO (.+(?:\n(?!BT|\n|[A-Z] [A-Z] [A-Z]).+)*)/m,
  classification: /^(UNCLAS(?:SIFIED)?|C O N F I D E N T I A L|S E C R E T)\b/m,
  number: /^(?:UNCLAS(?:SIFIED)?|[A-Z](?: [A-Z])+) (?:SECTION \d+ OF \d+ )?([A-Z ]+ \d+)$/m,
  order: /^E\.?O\.? (.+)$/m,
  tags: /^TAGS: (.+)$/m,
  subject: /^SUBJECT: (.+(?:\n.+)*)/m,
  references: /^REF: (.+(?:\n +.+)*)/m,
};

const lines: string[] = [];
for (const entry of readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  const fields = Object.entries(FIELDS).map(([name, form]) => [name, form.exec(text)?.[1]]);
  lines.push(JSON.stringify(Object.fromEntries(fields)));
}
process.stdout.write(`${lines.join('\n')}\n`);
