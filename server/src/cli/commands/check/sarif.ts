import { version } from '../../../../package.json';
import { rules } from '../../../rules';
import { pageOf } from '../../../rules/manual';
import type { Edit, Problem, Rule, Severity } from '../../../rules/rule';
import { rangeOf } from '../../../syntax/query/locate';
import type { Message, Span } from '../../../syntax/tree';
import type { OutputFrame } from '../../output/outputFrame';

const SARIF_LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const INDEX: ReadonlyMap<Rule, number> = new Map(rules.map((rule, index) => [rule, index]));

function descriptor(rule: Rule) {
  const { code, title, severity, manual } = rule;
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: manual.meaning },
    help: { text: manual.quiet },
    helpUri: pageOf(rule),
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
  };
}

/** A log of the Static Analysis Results Interchange Format 2.1.0 (OASIS), without its results. */
const LOG = {
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'cable', version, rules: rules.map(descriptor) } },
      columnKind: 'utf16CodeUnits',
      results: [],
    },
  ],
};

const [HEAD = '', TAIL = ''] = JSON.stringify(LOG).split(/(?<="results":\[)(?=\]\}\]\}$)/);

/** What surrounds the results, so that they are written one after the other. */
export const sarifFrame: OutputFrame = {
  before: `${HEAD}\n`,
  between: ',\n',
  after: `\n${TAIL}\n`,
  none: `${HEAD}${TAIL}\n`,
};

/** A problem as a SARIF result. */
export function sarifResult(problem: Problem, file: string) {
  const { rule, severity, message, span, text, related, fix } = problem;
  const artifactLocation = { uri: uriOf(file) };
  const at = (where: Message, place: Span) => ({ artifactLocation, region: regionOf(where, place) });
  return {
    ruleId: rule.code,
    ruleIndex: INDEX.get(rule),
    level: SARIF_LEVELS[severity],
    message: { text },
    locations: [{ physicalLocation: at(message, span) }],
    ...(related?.length && {
      relatedLocations: related.map((place) => ({
        physicalLocation: at(place.message, place.span),
        message: { text: place.text },
      })),
    }),
    ...(fix?.edits.length && {
      fixes: [
        {
          description: { text: fix.title },
          artifactChanges: [{ artifactLocation, replacements: fix.edits.map(replacementOf) }],
        },
      ],
    }),
  };
}

function replacementOf({ message, span, newText }: Edit) {
  return { deletedRegion: regionOf(message, span), insertedContent: { text: newText } };
}

/** Lines and columns from 1; the end column is exclusive. */
function regionOf(message: Message, span: Span) {
  const { start, end } = rangeOf(message, span);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path as a URI reference: relative as it is, absolute as a file's. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${path}`;
  return path.replace(/^([A-Za-z])%3A\//, 'file:///$1:/');
}
