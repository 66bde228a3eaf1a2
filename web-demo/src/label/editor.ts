/** The source editor, loaded when its panel is first opened. */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { xml } from '@codemirror/lang-xml';
import { bracketMatching, defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';

/** Something said of a place in the source, counted from 1. */
export interface Remark {
  line: number;
  column: number;
  severity: 'error' | 'warning' | 'info';
  message: string;
}

export interface Editor {
  setText(text: string): void;
  setRemarks(remarks: Remark[]): void;
  goTo(line: number): void;
  end(): void;
}

/** Marks without the pictures that the lint package keeps in `data:` addresses. */
const LOOK = EditorView.theme({
  '&': { height: '100%', fontSize: '13px' },
  '.cm-scroller': { overflow: 'auto' },
  ...Object.fromEntries((['error', 'warning', 'info', 'hint'] as const).map((severity) => [`.cm-lint-marker-${severity}`, {
    content: '""', width: '0.8em', height: '0.8em', borderRadius: severity === 'error' ? '0' : '50%',
    background: { error: '#b3261e', warning: '#8a5300', info: '#5f3e95', hint: '#5f3e95' }[severity],
  }])),
  ...Object.fromEntries((['error', 'warning', 'info', 'hint'] as const).map((severity) => [`.cm-lintRange-${severity}`, {
    backgroundImage: 'none', textDecoration: 'underline wavy', textDecorationColor: severity === 'error' ? '#b3261e' : '#5f3e95',
  }])),
});

/** A longer line is not wrapped, for the editor lays out a wrapped line as a whole. */
const LONGEST_WRAPPED = 5000;

function isWrapped(text: string): boolean {
  return text.split('\n').every((line) => line.length <= LONGEST_WRAPPED);
}

/**
 * Puts an editor into an element. It stands in a shadow root, where its styles are adopted as style
 * sheets and need no exception from the page's policy.
 */
export function edit(element: HTMLElement, text: string, label: string, changed: (text: string) => void): Editor {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  let isOurs = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), bracketMatching(), highlightActiveLine(), lintGutter(), xml(),
        syntaxHighlighting(defaultHighlightStyle), isWrapped(text) ? EditorView.lineWrapping : [],
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) changed(update.state.doc.toString());
        }),
        LOOK,
      ],
    }),
  });
  const at = (line: number, column: number) => {
    const own = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    return { from: Math.min(own.from + Math.max(column - 1, 0), own.to), to: own.to };
  };
  return {
    setText(now) {
      if (now === view.state.doc.toString()) return;
      isOurs = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: now } });
      isOurs = false;
    },
    setRemarks(remarks) {
      const diagnostics = remarks.map(({ line, column, severity, message }): Diagnostic =>
        ({ ...at(line, column), severity, message }));
      view.dispatch(setDiagnostics(view.state, diagnostics.sort((a, b) => a.from - b.from)));
    },
    goTo(line) {
      const { from } = at(line, 1);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    },
    end: () => view.destroy(),
  };
}
