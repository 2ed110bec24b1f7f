/** The browser that tests drive. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where the installers of macOS and Windows put it: there it is not on the PATH. */
const USUAL_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of Chromium or Chrome: what the variable CHROMIUM says, else the first found.
 * @throws when there is none, with what to do about it
 */
export function findChromium(): string {
  const wanted = process.env.CHROMIUM;
  if (wanted !== undefined && !existsSync(wanted))
    throw new Error(`CHROMIUM is ${wanted}: there is no such file.`);
  const found = wanted ?? candidates().find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Error(
    'The tests in the browser need Chromium or Chrome, and none was found. ' +
      'Install it (Debian: apt-get install chromium; macOS: brew install --cask chromium), ' +
      'or put its path into the variable CHROMIUM.',
  );
}

/** Like {@link findChromium}; but where there is none, and this is root on Debian, installs Debian's. */
export function ensureChromium(): string {
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot && process.env.CHROMIUM === undefined && !candidates().some((file) => existsSync(file))) {
    console.log('Installing Chromium …');
    const apt = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    execFileSync('apt-get', ['update', '-qq'], apt);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], apt);
  }
  return findChromium();
}

function candidates(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix))),
    ...USUAL_PLACES,
  ];
}
