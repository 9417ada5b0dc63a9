import { isDeepStrictEqual } from 'node:util'
import { isObject, type SettingsItem } from './settings-item'

/** One key of a change; `key` has dots where it lies deeper. Undefined is a key that is not there. */
export type KeyChange = { key: string; before: unknown; after: unknown }

/** Key by key what differs between two states of an item. Objects are looked into, lists are taken as a whole. */
export function keyChanges(before: SettingsItem, after: SettingsItem, path = ''): KeyChange[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return keys.flatMap((key) => {
    const [was, is] = [before?.[key], after?.[key]]
    if (isDeepStrictEqual(was, is)) return []
    if (isObject(was) || isObject(is)) {
      return keyChanges(isObject(was) ? was : null, isObject(is) ? is : null, `${path}${key}.`)
    }
    return [{ key: `${path}${key}`, before: was, after: is }]
  })
}

/** The keys at the top that differ: what a settings file has to name. */
export function changedTopKeys(before: SettingsItem, after: SettingsItem): string[] {
  return [...new Set(keyChanges(before, after).map(({ key }) => key.split('.', 1)[0] ?? key))]
}
