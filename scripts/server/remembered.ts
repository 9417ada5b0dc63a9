type Options = { freshMs: number; nowMs: () => number; onError: (error: unknown) => void }

/**
 * Keeps the last answer of `load`. A stale one is given at once while the next is fetched, so only the very first call
 * waits. A failure keeps the last answer; before there is one it gives `fallback`, and the next call tries again.
 */
export function remembered<Value>(
  load: () => Promise<Value>,
  fallback: Value,
  options: Options,
): () => Promise<Value> {
  let known: { value: Value; loadedAtMs: number } | undefined
  let loading: Promise<Value> | undefined

  async function refresh(): Promise<Value> {
    try {
      const value = await load()
      known = { value, loadedAtMs: options.nowMs() }
      return value
    } catch (error) {
      options.onError(error)
      return known ? known.value : fallback
    } finally {
      loading = undefined
    }
  }

  return async () => {
    if (known && options.nowMs() - known.loadedAtMs < options.freshMs) return known.value
    loading ??= refresh()
    return known ? known.value : loading
  }
}
