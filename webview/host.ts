import type { FromPanel } from '../extension/panel/messages';

/** What the panel needs of the editor around it. */
export interface Host {
  post(message: FromPanel): void;
  /** What was last saved, also before the panel was hidden; undefined if nothing was. */
  saved(): unknown;
  save(state: unknown): void;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** VS Code. To be called once: VS Code hands out its end only once. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    saved: () => api.getState(),
    save: (state) => api.setState(state),
  };
}
