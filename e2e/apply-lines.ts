import { createInterface } from 'node:readline'
import { withDatabase } from '../scripts/portal/with-database'

/** A program that applies one settings file a line, and answers each with a line: its problems, as JSON. */
await withDatabase(async () => {
  const { parseSettingsFile } = await import('@/lib/settings/settings-file')
  const { applySettings } = await import('@/lib/settings/apply-settings')
  for await (const line of createInterface({ input: process.stdin })) {
    const parsed = parseSettingsFile(line)
    const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
    process.stdout.write(`${JSON.stringify(outcome.kind === 'invalid' ? outcome.problems : [])}\n`)
  }
})
