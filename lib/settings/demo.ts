import { readFile } from 'node:fs/promises'
import { db } from '../db'
import { writeDemoHistory } from '../demo/write-history'
import { env } from '../env'
import { applySettings } from './apply-settings'
import { findDemoMarker, setDemoMarker } from './demo-marker'
import { moveDemo } from './move-demo'
import { parseSettingsFile } from './settings-file'

const writtenOrigin = 'http://127.0.0.1:4000'

/**
 * Makes an empty database a demo, or keeps one that is. The demo settings are applied once, and again when the
 * emulator moved to another port; what somebody tries out in between stays. A database with connections of its own is
 * left alone.
 */
export async function prepareDemo(demo: {
  settingsFile: string
  emulatorOrigin: string
}): Promise<'demo' | 'left'> {
  const marker = await findDemoMarker(db())
  if (marker === 'left') return 'left'
  if (marker === demo.emulatorOrigin) return 'demo'
  if (marker === null && (await db().connection.count()) > 0) return 'left'

  await db().$transaction(async (tx) => {
    if (marker !== null) await moveDemo(tx, { from: marker, to: demo.emulatorOrigin })
    await setDemoMarker(tx, demo.emulatorOrigin)
  })
  const text = await readFile(demo.settingsFile, 'utf8')
  const parsed = parseSettingsFile(text.replaceAll(writtenOrigin, demo.emulatorOrigin))
  const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
  if (outcome.kind === 'invalid')
    throw new Error(`The demo settings are wrong: ${outcome.problems.join(' ')}`)
  if (marker === null) await writeDemoHistory(new Date())
  return 'demo'
}

/** Whether this process serves a demo: the launcher said so, and the database still is one. */
export async function isDemo(): Promise<boolean> {
  if (!env().demo) return false
  const marker = await findDemoMarker(db())
  return marker !== null && marker !== 'left'
}
