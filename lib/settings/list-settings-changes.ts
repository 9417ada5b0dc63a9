import { db } from '../db'
import { historyKinds, type HistoryReader } from './history-reader'
import { keyChanges, type KeyChange } from './key-changes'
import { isObject, type SettingsKind } from './settings-item'

type Asked = { what: SettingsKind; name: string; before?: bigint | null; since?: bigint; size?: number }

export type SettingsChange = {
  id: bigint
  at: Date
  actorName: string
  isNew: boolean
  keys: KeyChange[]
  secrets: string[]
  reverts: bigint | null
  /** Whether the change has something to go back to. */
  mayRevert: boolean
}

/** What became of one item, newest first; `before` and `since` are numbers of changes. */
export async function listSettingsChanges(
  staff: HistoryReader,
  { what, name, before = null, since, size = 20 }: Asked,
): Promise<{ changes: SettingsChange[]; older: bigint | null }> {
  if (!historyKinds(staff).includes(what)) return { changes: [], older: null }
  const rows = await db().settingsChange.findMany({
    where: {
      what,
      name: { in: await namesOf(what, name) },
      ...(before !== null && { id: { lt: before } }),
      ...(since !== undefined && { id: { gt: since } }),
    },
    orderBy: { id: 'desc' },
    take: size + 1,
  })
  const changes = rows.slice(0, size).map(({ before: was, after, ...row }) => {
    const [from, to] = [isObject(was) ? was : null, isObject(after) ? after : null]
    const keys = keyChanges(from, to)
    return { ...row, isNew: from === null, keys, mayRevert: from !== null && keys.length > 0 }
  })
  return { changes, older: rows.length > size ? (changes.at(-1)?.id ?? null) : null }
}

/** Its name and those that it had before, latest first. */
async function namesOf(what: SettingsKind, name: string): Promise<string[]> {
  const names = [name]
  while (what === 'connection' && names.length < 20) {
    const [row] = await db().$queryRaw<{ former: string }[]>`
      select before ->> 'name' as former from settings_changes
      where what = ${what} and name = ${names.at(-1)} and before ->> 'name' <> name
      order by id desc
      limit 1`
    if (!row || names.includes(row.former)) break
    names.push(row.former)
  }
  return names
}

/** The number of the latest change of an item, 0 before the first: what a form was opened at. */
export async function latestChange(
  tx: Pick<ReturnType<typeof db>, 'settingsChange'>,
  item: { what: SettingsKind; name: string },
): Promise<bigint> {
  const row = await tx.settingsChange.findFirst({
    where: item,
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return row?.id ?? 0n
}
