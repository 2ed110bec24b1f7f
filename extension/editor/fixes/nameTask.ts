import { closing, type Fix, insert } from './code';

/** `create_task(send())` → `create_task(send(), name="send")` */
export const nameTask: Fix = (code, line) => {
  const text = code.blanked[line]!;
  const starts = [...text.matchAll(/\b(?:create_task|createTask)\(/g)];
  const open = starts[0] ? starts[0].index + starts[0][0].length : 0;
  const close = closing(text, open - 1);
  if (starts.length !== 1 || close < 0) return undefined;
  const [coroutine, ...others] = code.arguments(line, open, close);
  const [, name] = /^(?:\w+\.)*(\w+)\(.*\)$/.exec(coroutine ?? '') ?? [];
  if (!name || others.length > 0) return undefined;
  const isLast = text.slice(0, close).trimEnd().endsWith(',');
  const added = code.language === 'python' ? `name="${name}"` : `{ name: '${name}' }`;
  return [insert(line, close, isLast ? ` ${added}` : `, ${added}`)];
};
