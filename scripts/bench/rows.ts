import type { Row } from './row'

// Loaded only when it is their turn: lib reads its environment as soon as it is imported.
const rows = {
  admission: async () => (await import('./rows/admission')).admission,
  bounce: async () => (await import('./rows/bounce')).bounce,
  dashboard: async () => (await import('./rows/dashboard')).dashboard,
  history: async () => (await import('./rows/long-history')).longHistory,
  'hot-quota': async () => (await import('./rows/hot-quota')).hotQuota,
  signup: async () => (await import('./rows/signup')).signup,
} satisfies Record<string, () => Promise<Row>>

export type RowName = keyof typeof rows

export const rowNames = Object.keys(rows)

/** Those that anybody's disk has room for. */
export const usualRowNames = rowNames.filter((name) => !['dashboard', 'history'].includes(name))

export function isRowName(name: string): name is RowName {
  return Object.hasOwn(rows, name)
}

export function loadRow(name: RowName): Promise<Row> {
  return rows[name]()
}
