import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';
import { loadRules } from './rules.mjs';

/** Real cables in which rules were counted. */
const SURVEYED = 6807;

const FAMILIES = {
  envelope: 'The envelope: format lines 1 to 9',
  sections: 'Classification line, sections and pages, distribution',
  captions: 'Captions',
  authority: 'Executive order and classification authority',
  header: 'TAGS, subject, references',
  body: 'The body',
  forms: 'SMART forms',
  text: 'Characters and residue',
};

const CONCERNS = {
  copy: 'Damage of copies: a hint with the preset `archive`.',
  drafter: 'The handbook’s word to drafters: a warning with the preset `drafting`.',
};

const FIXES = {
  'fix-all': 'safe, for the whole file at once too (`source.fixAll.cable`, `cable check --fix`)',
  single: 'safe, one at a time',
  offer: 'only offered: the original may have had what stands there',
};

/** What is written from the rules: the manual, and the names of rules in the settings. By path. */
export async function writtenFromRules() {
  const { families, rules, RULE_NAMES } = await loadRules();
  const packageFile = join(root, 'package.json');
  return {
    [join(root, 'server/rules.md')]: manual(families, rules),
    [packageFile]: withNames(readFileSync(packageFile, 'utf8'), RULE_NAMES),
  };
}

/** The package with the names of rules that its settings take. */
function withNames(text, names) {
  const json = JSON.parse(text);
  const { properties } = json.contributes.configuration;
  properties['cable.rules'].propertyNames.enum = names;
  properties['cable.rulesByFile'].additionalProperties.propertyNames.enum = names;
  return `${JSON.stringify(json, null, 2)}\n`;
}

function manual(families, rules) {
  return `<!-- Written by scripts/manual-rules.mjs from the rules. Change these, and run: npm run manual -->

# The rules

What the extension and \`cable check\` find in a cable: ${rules.length} rules in ${Object.keys(families).length} families. Before any of them:

- Absence is no error: most copies are extracts. No rule asks for a line unless what stands round it is there.
- Only what could be read is compared, and only where both sides are there.
- Page lines, page headers, banners and stamps are taken out first; quoted cables are not judged.
- The year of the date-time group decides which rules of an era apply; without it they are silent.
- What a large share of the cables of its time does is at most a hint.

An **error** cannot be right: an impossible date or time, a portion above the classification of its cable. A **warning** is a fault, in the original or by a copy. **Information** is likely one. A **hint** is worth knowing.

How a rule is shown is set by its code or its family: \`cable.rules\`, for single files \`cable.rulesByFile\`, \`cable check --rule CODE=LEVEL\`. “Found in” counts ${SURVEYED.toLocaleString('en')} real cables of 1966 to 2010. All examples are invented.

| rule | severity | fix | what |
|---|---|---|---|
${rules.map(({ code, severity, fix = '', title }) => `| [\`${code}\`](#${code}) | ${severity} | ${fix} | ${title} |`).join('\n')}

${Object.entries(families)
  .filter(([, its]) => its.length > 0)
  .map(([family, its]) => `## ${FAMILIES[family]}\n\nFamily \`${family}\`.\n\n${its.map(page).join('\n\n')}`)
  .join('\n\n')}
`;
}

function page({ code, title, severity, fix, concerns, manual: text }) {
  const facts = [
    `- **Severity:** ${severity}.${concerns ? ` ${CONCERNS[concerns]}` : ''}`,
    ...(fix ? [`- **Quick fix:** ${FIXES[fix]}.`] : []),
  ];
  if (!text) return [`### ${code}`, `${title}.`, facts.join('\n')].join('\n\n');
  const { meaning, bad, good, era, quiet, source, hits } = text;
  return [
    `### ${code}`,
    `**${title}.** ${meaning}`,
    example(bad, good),
    [
      ...facts,
      `- **Looked for in:** ${era === 'all' ? 'cables of all times' : era}.`,
      `- **Why it stays quiet:** ${quiet}`,
      `- **Found in:** ${hits === undefined ? 'not counted' : `${hits.toLocaleString('en')} ${hits === 1 ? 'cable' : 'cables'} (${((100 * hits) / SURVEYED).toFixed(1)} %)`}.`,
      `- **Source:** ${sentence(source)}`,
    ].join('\n'),
  ].join('\n\n');
}

const sentence = (words) => words[0].toUpperCase() + words.slice(1).replace(/\.?$/, '.');

/** Bad and good in fences of code, where nothing of a cable is markup. */
function example(bad, good) {
  return ['```text', bad, '```', '', 'should be', '', '```text', good, '```'].join('\n');
}
