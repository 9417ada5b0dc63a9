import { isDeepStrictEqual } from 'node:util'
import { db } from '../db'
import { applySettings } from './apply-settings'
import type { Transaction } from './apply-report'
import { exportItem } from './export-item'
import { historyKinds, type HistoryReader } from './history-reader'
import { changedTopKeys } from './key-changes'
import { parseSettingsFile } from './settings-file'
import { isObject, type SettingsKind } from './settings-item'

export type RevertOutcome =
  | { kind: 'reverted'; what: SettingsKind; name: string; secretsStay: boolean }
  /** `problem`: what speaks against it and what to do instead. */
  | { kind: 'refused'; problem: string }

/**
 * Takes one change back: gives the keys that it changed the values they had before. Whatever was changed later stays, and
 * secrets stay as they are, because none is kept. It is a change of its own in the history.
 */
export async function revertChange(staff: HistoryReader, id: bigint): Promise<RevertOutcome> {
  const row = await db().settingsChange.findUnique({ where: { id } })
  const what = historyKinds(staff).find((kind) => kind === row?.what)
  if (!row || !what) return refused('There is no such change.')
  const { name, before, after, secrets } = row
  if (!isObject(before) || !isObject(after)) {
    return refused('There was nothing before this change, so there is nothing to go back to.')
  }
  const keys = changedTopKeys(before, after)
  if (keys.length === 0) {
    return refused('Only a secret changed, and secrets are not kept: enter the one that is to be used.')
  }
  if (secrets.includes('clientSecret') && keys.includes('clientId')) {
    return refused('The client id came with a secret of its own, and secrets are not kept: enter both anew.')
  }
  const change = { what, name, keys, before, after }
  const parsed = parseSettingsFile(JSON.stringify(fileOf(change)))
  if (parsed.kind === 'invalid') return refused(parsed.problems.join(' '))
  const actor = { id: staff.id, name: staff.name }
  const outcome = await applySettings(parsed.settings, actor, {
    reverts: id,
    unless: (tx) => objectionTo(tx, change),
  })
  if (outcome.kind === 'invalid') return refused(outcome.problems.join(' '))
  return { kind: 'reverted', what, name, secretsStay: secrets.length > 0 }
}

type Change = {
  what: SettingsKind
  name: string
  keys: string[]
  before: { [key: string]: unknown }
  after: { [key: string]: unknown }
}

/** Under the lock: what was changed since is not overwritten without a word. */
async function objectionTo(tx: Transaction, { what, name, keys, before, after }: Change) {
  const now = await exportItem(tx, { what, name })
  if (!now) return `The ${what} ${name} does not exist any more.`
  const differs = (from: Change['before']) => keys.filter((key) => !isDeepStrictEqual(now[key], from[key]))
  if (differs(before).length === 0) return 'These settings already are as they were before this change.'
  const later = differs(after)
  if (later.length === 0) return null
  return `Meanwhile ${later.join(', ')} changed again. Revert the later change first, or edit the ${what}.`
}

/** A settings file that gives the keys that changed the values they had. */
function fileOf({ what, name, keys, before, after }: Change): object {
  const former = Object.fromEntries(
    keys.map((key) => [key, what === 'portal' ? formerPart(before[key], after[key]) : (before[key] ?? null)]),
  )
  switch (what) {
    case 'portal':
      return { portal: former }
    case 'connection':
      return { connections: [{ name, ...former, ...('name' in former && { formerName: name }) }] }
    case 'product':
      return { products: [{ slug: name, ...former }] }
  }
}

/** Parts of the portal are merged at every depth, so what was not there has to be named. */
function formerPart(was: unknown, is: unknown): unknown {
  if (!isObject(was) || !isObject(is)) return was ?? null
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return Object.fromEntries(keys.map((key) => [key, formerPart(was[key], is[key])]))
}

function refused(problem: string): RevertOutcome {
  return { kind: 'refused', problem }
}
