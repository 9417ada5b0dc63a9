import type { Key } from '../frame/connection-memory'
import { frameMemory } from '../frame/process-memory'
import { parseTokensUrl } from '../frame/tokens-url'
import { findKeys, type StoredKeys } from './stored-keys'

/** How a connection stands as far as this process has noticed; every process learns for itself. */
export type ConnectionState =
  | { kind: 'unused' }
  /** ENCRYPTION_KEY is not the one its secrets were stored under. */
  | { kind: 'unreadable' }
  | {
      kind: 'known'
      isLeftAlone: boolean
      pauseSeconds: number
      firstKey: Key
      clockSeconds: number
      /** Slugs of products whose SAT provider gave nothing for a while. */
      restingProducts: string[]
    }

type Product = { slug: string; tokensUrl: string }

export function connectionState(stored: StoredKeys, products: readonly Product[]): ConnectionState {
  const keys = findKeys(stored)
  if (!keys) return { kind: 'unreadable' }
  const targets = products.flatMap(({ slug, tokensUrl }) => {
    const parsed = parseTokensUrl(tokensUrl)
    return parsed.kind === 'ok' ? [{ slug, tokensUrl: parsed.tokensUrl }] : []
  })
  const [any] = targets
  if (!any) return { kind: 'unused' }
  const caller = { ...keys, tokensUrl: any.tokensUrl }
  const memory = frameMemory().connectionOf(caller)
  return {
    kind: 'known',
    isLeftAlone: memory.isLeftAlone(),
    pauseSeconds: memory.pause.leftSeconds(new Date()),
    firstKey: memory.preferred(),
    clockSeconds: frameMemory().clockOf(caller).aheadSeconds(),
    restingProducts: targets
      .filter(({ tokensUrl }) => memory.isProviderLeftAlone(tokensUrl))
      .map(({ slug }) => slug),
  }
}
