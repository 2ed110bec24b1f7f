import type { ComponentChildren } from 'preact';

interface SentenceProps {
  readonly text: string;
  /** What `children` stand for; where it isn't in the text, the text is all. */
  readonly part: string;
  readonly children: ComponentChildren;
}

/** A sentence, one part of which looks its own way: a task's name that is a link, a number in bold. */
export function Sentence({ text, part, children }: SentenceProps) {
  const at = text.lastIndexOf(part);
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      {children}
      {text.slice(at + part.length)}
    </>
  );
}
