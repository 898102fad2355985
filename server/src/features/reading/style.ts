/**
 * The style of a typeset telegram: in the editor the colors and fonts of the theme, on paper black on white. The
 * colors of the banners are those of the usual cover sheets.
 */
export const READING_STYLE = `
:root { --ink: var(--vscode-editor-foreground, #1b1b1b); --paper: var(--vscode-editor-background, #fff);
  --faint: var(--vscode-descriptionForeground, #5f6368); --line: var(--vscode-panel-border, #c9ccd1);
  --link: var(--vscode-textLink-foreground, #0b57d0); --banner: #5f6368; }
body { margin: 0; padding: 0; background: var(--paper); color: var(--ink);
  font: var(--vscode-markdown-font-size, 16px)/1.55 var(--vscode-markdown-font-family, Georgia, "Times New Roman", serif); }
.cable { max-width: 44em; margin: 0 auto; padding: 1.5em 2em 3em; }
.cable + .cable { border-top: 1px solid var(--line); }
.level-unclassified { --banner: #007a33; }
.level-limited-official-use { --banner: #502b85; }
.level-confidential { --banner: #0033a0; }
.level-secret { --banner: #c8102e; }
.level-top-secret { --banner: #b45f00; }
.banner { margin: 0 0 1.2em; padding: .25em .8em; background: var(--banner); color: #fff; text-align: center;
  font: 600 .8em/1.6 system-ui, sans-serif; letter-spacing: .12em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.banner.unmarked { background: none; color: var(--faint); border: 1px dashed var(--line); letter-spacing: 0; font-weight: 400; }
.number { margin: 0; color: var(--faint); font: .85em/1.4 system-ui, sans-serif; letter-spacing: .04em; }
h1 { margin: .1em 0 .8em; font-size: 1.45em; line-height: 1.25; font-weight: 600; }
h2 { margin: 1.8em 0 .6em; font-size: 1.05em; line-height: 1.3; letter-spacing: .02em; break-after: avoid; }
dl.head { display: grid; grid-template-columns: max-content 1fr; gap: .3em 1.2em; margin: 0 0 1.8em; padding: 0 0 1.2em;
  border-bottom: 1px solid var(--line); font: .85em/1.5 system-ui, sans-serif; }
dl.head dt { color: var(--faint); }
dl.head dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dl.head ul { list-style: none; margin: 0; padding: 0; }
.meaning { margin-left: .35em; color: var(--faint); opacity: .85; }
details summary { cursor: pointer; }
.paragraph { margin: 0 0 1em; }
.paragraph p { margin: 0 0 .6em; }
.paragraph .item { padding-left: 1.6em; text-indent: -1em; }
.paragraph-number { font-weight: 600; }
pre { font: .82em/1.45 var(--vscode-editor-font-family, Menlo, Consolas, monospace); overflow-x: auto; }
pre.furniture { display: none; margin: .6em 0; padding-left: .8em; border-left: 2px solid var(--line); color: var(--faint); }
.with-furniture pre.furniture { display: block; white-space: pre-wrap; }
blockquote { margin: 1em 0 1em 1em; padding-left: 1em; border-left: 3px solid var(--line); }
.release { margin: -.6em 0 1.2em; text-align: center; color: var(--faint); font: .8em/1.4 system-ui, sans-serif; }
.exemption { float: right; clear: right; margin: 0 0 .2em 1em; color: var(--faint); font: .78em/1.4 system-ui, sans-serif; }
.signature { margin: 2em 0; font-variant-caps: small-caps; letter-spacing: .06em; }
.code { position: relative; cursor: help; text-decoration: underline dotted var(--faint); text-underline-offset: .2em; outline-offset: 2px; }
.code:hover::after, .code:focus::after { content: attr(data-meaning); position: absolute; left: 0; top: 1.7em; z-index: 9;
  width: max-content; max-width: min(28em, 70vw); padding: .5em .7em; white-space: pre-line; text-indent: 0; text-align: left;
  background: var(--vscode-editorHoverWidget-background, #fffdf5); color: var(--vscode-editorHoverWidget-foreground, #1b1b1b);
  border: 1px solid var(--vscode-editorHoverWidget-border, #c9ccd1); font: 400 13px/1.45 system-ui, sans-serif; letter-spacing: 0;
  font-variant-caps: normal; box-shadow: 0 2px 8px rgb(0 0 0 / .2); }
a { color: var(--link); }
.glossary { margin-top: 3em; border-top: 1px solid var(--line); font: .82em/1.5 system-ui, sans-serif; }
.glossary dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; }
.glossary dt { font-family: var(--vscode-editor-font-family, Menlo, Consolas, monospace); max-width: 18em; overflow-wrap: anywhere; }
.glossary dd { margin: 0; }
body.page { --ink: #1b1b1b; --paper: #fff; }
@media (forced-colors: active) { .banner { border: 2px solid CanvasText; } }
body.vscode-high-contrast .banner, body.vscode-high-contrast-light .banner { border: 2px solid var(--vscode-contrastBorder, currentColor); }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #444; --line: #999; }
  body { font-size: 11pt; }
  .cable { max-width: none; padding: 0; }
  .cable + .cable { break-before: page; border: 0; }
  .code { text-decoration: none; }
  details:not([open]) > summary { list-style: none; }
  .paragraph p { orphans: 3; widows: 3; }
  pre, blockquote { white-space: pre-wrap; }
}
@page { margin: 22mm 20mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
`;
