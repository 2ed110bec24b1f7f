/** What goes wrong in VS Code's window without a test asking for it. */
import type { Page } from 'playwright-core';

/** VS Code's own complaints when it is served without native modules and without internet. */
const EXPECTED = [
  /vsda/,
  /favicon/,
  /serviceWorker\.js/,
  /^A bad HTTP response code \(404\) was received when fetching the script\./,
  /\/update\/check/,
  /allow-same-origin/,
  /open-vsx/,
  /spdlog|native-watchdog/,
  /templates\.png/,
];

/** The errors in the page's console from now on, each with its address; VS Code's own are left out. */
export function collectConsoleErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  const add = (text: string) => {
    if (!EXPECTED.some((pattern) => pattern.test(text))) errors.push(text);
  };
  page.on('pageerror', (error) => add(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') add(`${message.text()} (${message.location().url})`);
  });
  return errors;
}
