import { ConfigurationTarget, commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';
import { SET_RULE_SEVERITY, SEVERITY_LEVELS, type SetRuleSeverityArguments } from '../../server/src/protocol';

type Levels = Readonly<Record<string, string>>;

/**
 * Asks for the severity of a rule and writes it to the settings: those of the workspace or, if no folder is open,
 * those of the user.
 */
export function setRuleSeverity(): Disposable {
  return commands.registerCommand(SET_RULE_SEVERITY, async (...[code, uri]: SetRuleSeverityArguments) => {
    const file = workspace.asRelativePath(Uri.parse(uri), false);
    const choices = [
      ...SEVERITY_LEVELS.map((level) => ({ label: level, level, here: false })),
      { label: l10n.t('off, in {0} only', file), level: 'off', here: true },
    ];
    const chosen = await window.showQuickPick(choices, { title: l10n.t('Severity of {0}', code) });
    if (!chosen) return;
    await (chosen.here
      ? update<Record<string, Levels>>('rulesByFile', (set) => ({
          ...set,
          [file]: { ...set[file], [code]: chosen.level },
        }))
      : update<Levels>('rules', (set) => ({ ...set, [code]: chosen.level })));
  });
}

/** Changes a setting `cable.*` that is an object. What other scopes set is not copied into this one. */
async function update<Value extends object>(name: string, change: (set: Value) => Value): Promise<void> {
  const settings = workspace.getConfiguration('cable');
  const set = settings.inspect<Value>(name);
  const inFolder = workspace.workspaceFolders !== undefined;
  await settings.update(
    name,
    change((inFolder ? set?.workspaceValue : set?.globalValue) ?? ({} as Value)),
    inFolder ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
  );
}
