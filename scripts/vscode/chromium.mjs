/** Chromium, in which the workbench of the VS Code server is shown headless (tests and screenshots). */
import { chromium } from 'playwright-core';
import { findCommand, installPackages } from '../apt.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium; on Debian as root it is installed where there is none. */
export function chromiumPath() {
  const found = process.env.CHROMIUM_PATH || findCommand(names);
  if (found) return found;
  installPackages('chromium', 'fonts-dejavu-core');
  const installed = findCommand(names);
  if (installed) return installed;
  throw new Error(
    'Chromium is needed to show VS Code without a screen. Install it (Debian and Ubuntu: sudo apt-get install ' +
      'chromium; Fedora: sudo dnf install chromium) or set CHROMIUM_PATH to a Chromium or Chrome.',
  );
}

export function launchChromium() {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    // The callers end Chromium and the server together; Playwright would exit before the server has ended.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}
