import type { FactRow, FactValue, FromCableView, ToCableView } from '../src/cableViewMessages';

declare function acquireVsCodeApi(): { postMessage(message: FromCableView): void };

const vscode = acquireVsCodeApi();

const STYLE = `body { padding: 0 0 .5em; color: var(--vscode-sideBar-foreground, var(--vscode-foreground)); }
dl { margin: 0; }
dl > div { padding: .3em 0; }
dt { padding: 0 20px; color: var(--vscode-descriptionForeground); font-size: .9em; }
dd { margin: 0; }
button { display: block; width: 100%; padding: .15em 20px; border: 0; background: none; color: inherit;
  font: inherit; text-align: left; cursor: pointer; overflow-wrap: anywhere; white-space: normal; }
button:hover { background: var(--vscode-list-hoverBackground); color: var(--vscode-list-hoverForeground, inherit); }
button:focus { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px;
  background: var(--vscode-list-focusBackground, transparent); color: var(--vscode-list-focusForeground, inherit); }
.vscode-high-contrast button:hover, .vscode-high-contrast-light button:hover {
  outline: 1px dashed var(--vscode-contrastActiveBorder); outline-offset: -1px; }
.meaning { display: block; color: var(--vscode-descriptionForeground); }
button:focus .meaning { color: inherit; }
p { padding: 0 20px; color: var(--vscode-descriptionForeground); }`;

const style = document.getElementById('style');
if (style) style.textContent = STYLE;
const content = document.body.appendChild(document.createElement('main'));

/** The value that the keyboard is on: the only tab stop of the list. */
let current = 0;
const values = () => [...content.querySelectorAll('button')];

window.addEventListener('message', ({ data }: MessageEvent<ToCableView>) => {
  const hadFocus = content.contains(document.activeElement);
  content.replaceChildren(data.rows.length > 0 ? listOf(data.rows) : paragraph(data.empty));
  moveTo(Math.min(current, values().length - 1), hadFocus);
});

function listOf(rows: readonly FactRow[]): HTMLElement {
  const list = document.createElement('dl');
  rows.forEach(({ label, values }, row) => {
    const group = list.appendChild(document.createElement('div'));
    group.appendChild(document.createElement('dt')).textContent = label;
    values.forEach((each, value) => {
      const button = buttonOf(label, each);
      button.addEventListener('click', () => vscode.postMessage({ type: 'show', row, value }));
      group.appendChild(document.createElement('dd')).append(button);
    });
  });
  return list;
}

/** Text of a cable is set as text: it never becomes markup. */
function buttonOf(label: string, { value, meaning }: FactValue): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.dataset['value'] = value;
  button.setAttribute('aria-label', `${label}: ${value}${meaning ? `, ${meaning}` : ''}`);
  button.append(value);
  if (meaning) {
    const line = button.appendChild(document.createElement('span'));
    line.className = 'meaning';
    line.textContent = meaning;
  }
  return button;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

function moveTo(index: number, focus: boolean): void {
  const all = values();
  const target = all[index];
  if (!target) return;
  for (const each of all) each.tabIndex = -1;
  current = index;
  target.tabIndex = 0;
  if (focus) target.focus();
}

content.addEventListener('focusin', ({ target }) => {
  const index = values().indexOf(target as HTMLButtonElement);
  if (index !== -1) moveTo(index, false);
});

content.addEventListener('keydown', (event) => {
  const last = values().length - 1;
  const target = {
    ArrowDown: Math.min(current + 1, last),
    ArrowUp: Math.max(current - 1, 0),
    Home: 0,
    End: last,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  moveTo(target, true);
});

/** The copy key takes the value that has the focus, where no text is selected. */
document.addEventListener('copy', (event) => {
  const { activeElement } = document;
  const value = activeElement instanceof HTMLElement ? activeElement.dataset['value'] : undefined;
  if (value === undefined || !document.getSelection()?.isCollapsed) return;
  event.clipboardData?.setData('text/plain', value);
  event.preventDefault();
});

vscode.postMessage({ type: 'ready' });
