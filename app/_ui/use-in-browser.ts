'use client'

import { useSyncExternalStore } from 'react'

const neverChanges = () => () => {}

/** A fact only the browser knows: the server, and the first render in the browser, see `onServer` instead. */
export function useInBrowser<T extends string | boolean>(read: () => T, onServer: T): T {
  return useSyncExternalStore(neverChanges, read, () => onServer)
}
