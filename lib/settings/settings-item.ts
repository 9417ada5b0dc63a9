/** Settings that others use, as opposed to those that hold people. */
export type SettingsKind = 'portal' | 'connection' | 'product'

/** An item in the shape of the settings file; null where there is none. */
export type SettingsItem = { [key: string]: unknown } | null

export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
