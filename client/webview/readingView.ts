import type { FromReadingView, ReadingOption, ToReadingView } from '../src/readingViewMessages';

declare function acquireVsCodeApi(): {
  postMessage(message: FromReadingView): void;
  setState(state: unknown): void;
};

interface State {
  readonly uri: string;
  readonly labels: Readonly<Record<ReadingOption, string>>;
}

const vscode = acquireVsCodeApi();
const state = JSON.parse(document.getElementById('state')?.textContent ?? '{}') as State;
vscode.setState({ uri: state.uri });

/** Milliseconds for which a scroll that the extension asked for is not reported back to it. */
const ECHO = 300;
let revealed = 0;

const content = document.body.appendChild(document.createElement('main'));
const toolbar = document.body.insertBefore(document.createElement('div'), content);
toolbar.setAttribute('role', 'toolbar');
toolbar.className = 'toolbar';
const boxes = new Map<ReadingOption, HTMLInputElement>();
for (const option of ['furniture', 'glossary'] as const) {
  const label = toolbar.appendChild(document.createElement('label'));
  const box = label.appendChild(document.createElement('input'));
  box.type = 'checkbox';
  box.addEventListener('change', () => vscode.postMessage({ type: 'option', option, on: box.checked }));
  label.append(` ${state.labels[option]}`);
  boxes.set(option, box);
}

const TOOLBAR_STYLE = `.toolbar { position: sticky; top: 0; z-index: 10; display: flex; gap: 1.5em; flex-wrap: wrap; padding: .4em 2em;
  background: var(--vscode-editor-background); border-bottom: 1px solid var(--vscode-panel-border, transparent);
  font: 12px/1.5 var(--vscode-font-family, sans-serif); }
.toolbar label { display: inline-flex; align-items: center; gap: .3em; cursor: pointer; }
.selected { box-shadow: -3px 0 0 var(--vscode-focusBorder); }`;

window.addEventListener('message', ({ data }: MessageEvent<ToReadingView>) => {
  switch (data.type) {
    case 'content': {
      const top = window.scrollY;
      const style = document.getElementById('style');
      if (style) style.textContent = data.style + TOOLBAR_STYLE;
      content.innerHTML = data.html;
      for (const [option, box] of boxes) box.checked = data[option];
      window.scrollTo(0, top);
      return;
    }
    case 'reveal': {
      revealed = Date.now();
      const element = elementAt(data.line);
      if (element)
        window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - toolbar.offsetHeight - 8);
      return;
    }
    case 'select': {
      for (const element of content.querySelectorAll('.selected')) element.classList.remove('selected');
      elementAt(data.line)?.classList.add('selected');
    }
  }
});

const lineOf = (element: Element) => Number(element.getAttribute('data-line'));

/** The last block that begins at or before a line of the text. */
function elementAt(line: number): Element | undefined {
  const elements = [...content.querySelectorAll('.text [data-line]')].filter(
    (element) => element.getClientRects().length > 0,
  );
  return elements.filter((element) => lineOf(element) <= line).at(-1) ?? elements[0];
}

window.addEventListener('scroll', () => {
  if (Date.now() - revealed < ECHO) return;
  const below = toolbar.offsetHeight;
  const first = [...content.querySelectorAll('.text [data-line]')].find(
    (element) => element.getBoundingClientRect().bottom > below,
  );
  if (first) vscode.postMessage({ type: 'scroll', line: lineOf(first) });
});

content.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a[data-cable]');
  const cable = link?.getAttribute('data-cable');
  if (!cable) return;
  event.preventDefault();
  vscode.postMessage({ type: 'cable', cable });
});

content.addEventListener('dblclick', (event) => {
  const block = (event.target as Element).closest('[data-line]');
  if (block) vscode.postMessage({ type: 'open', line: lineOf(block) });
});

vscode.postMessage({ type: 'ready' });
