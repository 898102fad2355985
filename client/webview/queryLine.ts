import type { QueryCompletions, QueryFault } from '../../server/src/protocol';
import type { TableLabels } from '../src/archive/tableMessages';

export interface QueryLine {
  text(): string;
  set(text: string): void;
  showFaults(faults: readonly QueryFault[]): void;
  /** @param request the number of the question; answers to earlier ones are passed over */
  showCompletions(request: number, completions: QueryCompletions): void;
}

interface QueryLineEvents {
  complete(text: string, offset: number, request: number): void;
  changed(text: string, at: 'now' | 'soon'): void;
}

/** The line in which a query is written: a combobox whose list completes keys and values. */
export function queryLine(parent: HTMLElement, labels: TableLabels, events: QueryLineEvents): QueryLine {
  const input = parent.appendChild(document.createElement('input'));
  input.type = 'text';
  input.className = 'query';
  input.spellcheck = false;
  input.placeholder = labels.queryHint;
  input.setAttribute('aria-label', labels.query);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', 'completions');
  input.setAttribute('aria-describedby', 'faults');
  const list = parent.appendChild(document.createElement('ul'));
  list.id = 'completions';
  list.setAttribute('role', 'listbox');
  const faults = parent.appendChild(document.createElement('div'));
  faults.id = 'faults';
  faults.className = 'faults';
  faults.setAttribute('role', 'alert');
  let request = 0;
  let active = -1;
  let shown: QueryCompletions | undefined;

  function close(): void {
    shown = undefined;
    active = -1;
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(item: QueryCompletions['items'][number]): void {
    if (!shown) return;
    const { value } = input;
    const isKey = /[:=]$/.test(item.text);
    const written = isKey ? item.text : `${item.text} `;
    input.value = value.slice(0, shown.start) + written + value.slice(shown.end).trimStart();
    const at = shown.start + written.length;
    input.setSelectionRange(at, at);
    close();
    events.changed(input.value, 'soon');
    if (isKey) ask();
  }

  function ask(): void {
    events.complete(input.value, input.selectionStart ?? input.value.length, ++request);
  }

  function move(step: number): void {
    const options = [...list.children];
    if (options.length === 0) return;
    active = (active + step + options.length) % options.length;
    for (const [index, option] of options.entries()) {
      option.setAttribute('aria-selected', String(index === active));
    }
    options[active]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `completion-${active}`);
  }

  input.addEventListener('input', () => {
    events.changed(input.value, 'soon');
    // All keys are listed when the arrow key asks for them.
    const before = input.value.slice(0, input.selectionStart ?? 0);
    if (/\S$/.test(before)) ask();
    else close();
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const item = shown?.items[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!shown) ask();
      else move(event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      close();
    } else if (item && (event.key === 'Enter' || event.key === 'Tab')) {
      choose(item);
      event.preventDefault();
    } else if (event.key === 'Enter') {
      close();
      events.changed(input.value, 'now');
    }
  });
  close();

  return {
    text: () => input.value,
    set(text) {
      input.value = text;
    },
    showFaults(found) {
      faults.textContent = found.map(({ message }) => message).join(' ');
      input.setAttribute('aria-invalid', String(found.length > 0));
    },
    showCompletions(answered, completions) {
      if (answered !== request || document.activeElement !== input) return;
      close();
      if (completions.items.length === 0) return;
      shown = completions;
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
      for (const [index, item] of completions.items.entries()) {
        const option = list.appendChild(document.createElement('li'));
        option.id = `completion-${index}`;
        option.setAttribute('role', 'option');
        option.textContent = item.text;
        if (item.detail) {
          const detail = option.appendChild(document.createElement('span'));
          detail.textContent = item.detail;
        }
        // The line keeps the focus.
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          choose(item);
        });
      }
    },
  };
}
