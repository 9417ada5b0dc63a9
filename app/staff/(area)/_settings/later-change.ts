import { parseSerial } from '@/lib/parse-serial'
import type { SettingsChange } from '@/lib/settings/list-settings-changes'
import { settingInWords } from '@/lib/settings/setting-words'
import { inZone } from '../_shared/in-zone'

/** What somebody else changed since a form was opened, in words. */
export type LaterChange = {
  id: string
  who: string
  when: string
  keys: { key: string; before: string; after: string }[]
}

export function laterChange({ id, actorName, at, keys }: SettingsChange): LaterChange {
  return {
    id: String(id),
    who: actorName,
    when: inZone(at),
    keys: keys.map(({ key, before, after }) => ({
      key,
      before: settingInWords(before),
      after: settingInWords(after),
    })),
  }
}

/** The number of a change as a form has it; 0 for anything else. */
export function changeNumber(text: string): bigint {
  return parseSerial(text) ?? 0n
}
