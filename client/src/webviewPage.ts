import { Uri, type Webview, type WebviewOptions } from 'vscode';

/** A webview may run scripts, and load nothing but the bundles of the extension. */
export const webviewOptions = (extension: Uri): WebviewOptions => ({
  enableScripts: true,
  localResourceRoots: [Uri.joinPath(extension, 'client/dist')],
});

/**
 * An empty page with one script of `client/dist`, which makes its content; nothing else may run, load or be styled.
 * @param state what the script finds as JSON in the element `state`
 */
export function scriptPage(webview: Webview, extension: Uri, script: string, state: object = {}): string {
  const nonce = crypto.randomUUID();
  const source = webview.asWebviewUri(Uri.joinPath(extension, 'client/dist', script));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
  const data = JSON.stringify(state).replace(/</g, '\\u003c');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}" id="style"></style>
</head>
<body>
<script nonce="${nonce}" id="state" type="application/json">${data}</script>
<script nonce="${nonce}" src="${source}"></script>
</body>
</html>`;
}
