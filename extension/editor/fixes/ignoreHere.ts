import { isIgnored } from '../../../runtime/inspector/findings/ignore';
import { type Fix, insert } from './code';

/** Adds the comment that ignores this kind of finding on its line, or the kind to a comment that is there. */
export const ignoreHere: Fix = (code, line, { id }) => {
  const text = code.lines[line]!;
  const goesOn = text.endsWith('\\') || code.blanked[line]!.length > text.length;
  if (goesOn || isIgnored(id, text)) return undefined;
  const list = /loopscope:\s*ignore\[[^\]]*(?=\])/.exec(text);
  if (list) return [insert(line, list.index + list[0].length, list[0].endsWith('[') ? id : `, ${id}`)];
  const [gap, sign] = code.language === 'python' ? ['  ', '#'] : [' ', '//'];
  const end = text.trimEnd().length;
  return [{ line, from: end, to: text.length, text: `${gap}${sign} loopscope: ignore[${id}]` }];
};
