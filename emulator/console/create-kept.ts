import { randomUUID } from 'node:crypto'

/** Holds what a form made for the page that its redirect leads to. */
export type Kept<Value> = {
  put: (value: Value) => string
  find: (id: string | undefined) => Value | null
  /** As find, and whoever asks again finds nothing. */
  take: (id: string | undefined) => Value | null
}

// Pages nobody came to see.
const limit = 100

export function createKept<Value>(): Kept<Value> {
  const values = new Map<string, Value>()
  const find = (id: string | undefined) => values.get(id ?? '') ?? null
  return {
    put(value) {
      const id = randomUUID()
      values.set(id, value)
      const oldest = values.keys().next()
      if (values.size > limit && !oldest.done) values.delete(oldest.value)
      return id
    },
    find,
    take(id) {
      const value = find(id)
      values.delete(id ?? '')
      return value
    },
  }
}
