/** Leaves the icons that the panel doesn't show out of the bundle: they are the most of it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';

const RULE = /\.codicon-([\w-]+):before \{ content: "\\([\da-f]+)" \}\n?/g;

/**
 * An esbuild plugin for `@vscode/codicons`. An icon is shown if its name stands in quotes in a source of the panel.
 * @param {string} folder of those sources
 * @returns {import('esbuild').Plugin}
 */
export function shownIcons(folder) {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
  const isShown = (name) => sources.includes(`'${name}'`) || sources.includes(`"${name}"`);
  return {
    name: 'shown icons',
    setup(build) {
      build.onLoad({ filter: /codicon\.css$/ }, ({ path: file }) => {
        const contents = readFileSync(file, 'utf8').replace(RULE, (rule, name) =>
          isShown(name) ? rule : '',
        );
        return { contents, loader: 'css' };
      });
      build.onLoad({ filter: /codicon\.ttf$/ }, async ({ path: file }) => {
        const css = readFileSync(file.replace(/ttf$/, 'css'), 'utf8');
        const shown = [...css.matchAll(RULE)].filter(([, name]) => isShown(name));
        const text = shown.map(([, , code]) => String.fromCodePoint(Number.parseInt(code, 16))).join('');
        return {
          contents: await subsetFont(readFileSync(file), text, { targetFormat: 'truetype' }),
          loader: 'file',
        };
      });
    },
  };
}
