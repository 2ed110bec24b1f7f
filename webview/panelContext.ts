import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Store } from './store';
import type { TreeNavigation } from './treeNavigation';

/** What every part of the panel draws from and acts on. */
export interface PanelParts {
  readonly store: Store;
  readonly navigation: TreeNavigation;
}

/** Provided once, around the whole panel. */
export const PanelContext = createContext<PanelParts | undefined>(undefined);

/** The store and the navigation, inside the panel. */
export function usePanel(): PanelParts {
  return useContext(PanelContext)!;
}
