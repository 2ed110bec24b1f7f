import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { FrameView } from '../extension/panel/messages';
import { Icon } from './Icon';
import { LocationLink } from './Links';
import { foldStack } from './stackFolds';

interface StackProps {
  readonly title: string;
  readonly frames: readonly FrameView[];
  /** The heading's, below the task's own. */
  readonly level?: 'h3' | 'h4';
}

/** A stack under its title, the innermost frame first; nothing if it has no frames. */
export function Stack({ title, frames, level: Title = 'h3' }: StackProps) {
  if (frames.length === 0) return null;
  return (
    <>
      <Title>{title}</Title>
      <ol class="stack">
        {foldStack(frames).map((part, i) =>
          part.isFolded ? (
            <LibraryFrames key={i} frames={part.frames} />
          ) : (
            <Frames key={i} frames={part.frames} />
          ),
        )}
      </ol>
    </>
  );
}

function Frames({ frames }: { frames: readonly FrameView[] }) {
  return (
    <>
      {frames.map((frame, i) => (
        <Frame key={i} frame={frame} />
      ))}
    </>
  );
}

function Frame({ frame }: { frame: FrameView }) {
  return (
    <li class={frame.isUser ? 'frame' : 'frame library'}>
      <span class="function" title={frame.function}>
        {frame.function}
      </span>
      <LocationLink location={frame} />
      <code title={frame.source}>{frame.source}</code>
    </li>
  );
}

function LibraryFrames({ frames }: { frames: readonly FrameView[] }) {
  const [isOpen, setOpen] = useState(false);
  const { length } = frames;
  const count = length === 1 ? l10n.t('1 library frame') : l10n.t('{0} library frames', length);
  return (
    <>
      <li class="frame">
        <button type="button" class="fold dim" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
          {count}
        </button>
      </li>
      {isOpen && <Frames frames={frames} />}
    </>
  );
}
