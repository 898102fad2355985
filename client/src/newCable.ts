import {
  ConfigurationTarget,
  commands,
  type Disposable,
  l10n,
  SnippetString,
  type TextEditor,
  window,
  workspace,
} from 'vscode';

export const NEW_CABLE = 'cable.newCable';

/**
 * Fills the empty cable that is open, or a new one, with a skeleton. Its dates and numbers follow from one another.
 * Given the name of the skeleton, as keyboard shortcuts may, the command does not ask.
 */
export function newCable(): Disposable {
  return commands.registerCommand(NEW_CABLE, async (name?: string) => {
    const choices = [
      { label: l10n.t('Telegram of the 2000s, unclassified'), name: 'unclassified', skeleton: unclassified },
      { label: l10n.t('Telegram of the 2000s, classified'), name: 'classified', skeleton: classified },
      { label: l10n.t('SMART message of the 2010s'), name: 'smart', skeleton: smart },
    ];
    const chosen =
      choices.find((choice) => choice.name === name) ??
      (await window.showQuickPick(choices, { title: l10n.t('Begin a cable') }));
    if (!chosen) return;
    const editor = await emptyEditor();
    await editor.insertSnippet(new SnippetString(chosen.skeleton(new Date())));
    void offerDrafting();
  });
}

async function emptyEditor(): Promise<TextEditor> {
  const active = window.activeTextEditor;
  if (active?.document.languageId === 'cable' && active.document.getText().trim() === '') return active;
  return window.showTextDocument(await workspace.openTextDocument({ language: 'cable', content: '' }));
}

/** The preset for writing reports what the handbooks ask of drafters; it is the user's choice. */
async function offerDrafting(): Promise<void> {
  const settings = workspace.getConfiguration('cable');
  if (settings.get('preset') === 'drafting') return;
  const turnOn = l10n.t('Turn On');
  const question = l10n.t('Report what the handbooks ask of drafters, in this workspace?');
  if ((await window.showInformationMessage(question, turnOn)) !== turnOn) return;
  const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update('preset', 'drafting', target);
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const two = (number: number) => String(number).padStart(2, '0');
const clock = (date: Date) => two(date.getUTCHours()) + two(date.getUTCMinutes());

/** `141130Z FEB 06`: ACP 127, format line 5. */
function dateTimeGroup(date: Date): string {
  const day = two(date.getUTCDate()) + clock(date);
  return `${day}Z ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCFullYear() % 100)}`;
}

/** `0451130`: the day of the year and the time, ACP 127, format line 3. */
function filingTime(date: Date): string {
  const first = Date.UTC(date.getUTCFullYear(), 0, 1);
  const day = Math.floor((date.getTime() - first) / 86_400_000) + 1;
  return String(day).padStart(3, '0') + clock(date);
}

/** `02/14/2016`: ten years after a day, the longest that needs no further reason (E.O. 13526, section 1.5). */
function inTenYears(date: Date): string {
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear() + 10}`;
}

/** The tab stops begin at the subject; the serial and the post are written once. */
function telegram(
  date: Date,
  { warning, line, order, body }: { warning: string; line: string; order: string; body: readonly string[] },
): string {
  return [
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: tab stops of a snippet
    'VZCZCXYZ${5:0001}',
    'RR RUEHC',
    `DE \${6:RUEHTA} #\${4:0123}/01 ${filingTime(date)}`,
    warning,
    `R ${dateTimeGroup(date)}`,
    'FM AMEMBASSY ${3:ASTANA}',
    'TO RUEHC/SECSTATE WASHDC ${7:0001}',
    'BT',
    line,
    '',
    order,
    'TAGS: ${2:PREL, PGOV}',
    'SUBJECT: ${1:WHAT THE CABLE IS ABOUT}',
    '',
    ...body,
    'BT',
    '#${4}',
    '',
    'NNNN',
  ].join('\n');
}

const unclassified = (date: Date) =>
  telegram(date, {
    warning: 'ZNR UUUUU ZZH',
    line: 'UNCLAS ${3} 00${4}\n\nSIPDIS',
    order: 'E.O. 13526: N/A',
    body: ['1. SUMMARY: ${8:The whole message in a few lines.} END SUMMARY.', '', '2. $0', '${9:SURNAME}'],
  });

const classified = (date: Date) =>
  telegram(date, {
    warning: 'ZNY CCCCC ZZH',
    line: 'C O N F I D E N T I A L ${3} 00${4}\n\nSIPDIS',
    order: `E.O. 13526: DECL: ${inTenYears(date)}`,
    body: [
      'Classified By: ${10:Name, Title}, for reasons 1.4 (b) and (d).',
      '',
      '1. (C) SUMMARY: ${8:The whole message in a few lines.} END SUMMARY.',
      '',
      '2. (C) $0',
      '${9:SURNAME}',
    ],
  });

const smart = (date: Date) =>
  [
    'UNCLASSIFIED',
    '',
    `MRN: ${two(date.getUTCFullYear() % 100)} \${3:RIGA} \${4:214}`,
    `Date/DTG: ${new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', day: '2-digit', timeZone: 'UTC' }).format(date)} / ${dateTimeGroup(date)}`,
    'From: AMEMBASSY ${3}',
    'Action: WASHDC, SECSTATE ${5|ROUTINE,PRIORITY,IMMEDIATE|}',
    'E.O.: 13526',
    'TAGS: ${2:PREL, PGOV}',
    'Captions: ${6:SENSITIVE}',
    'Subject: ${1:What the message is about}',
    '',
    '1. (SBU) Summary: ${7:The whole message in a few lines.} End summary.',
    '',
    '2. (SBU) $0',
    '',
    'Signature: ${8:SURNAME}',
    '',
    'Drafted By: ${9:POL:Surname, Given Name}',
    'Cleared By: ${10:POL:Surname, Given Name}',
    'Approved By: ${11:DCM:Surname, Given Name}',
    'Dissemination Rule: Archive Copy',
    '',
    'UNCLASSIFIED',
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: tab stops of a snippet
  ].join('\n');
