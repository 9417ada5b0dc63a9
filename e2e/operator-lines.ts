import { createInterface } from 'node:readline'
import { withDatabase } from '../scripts/portal/with-database'

/**
 * A program that makes a set-up link for the line that asks for one, and applies every other as a settings file. It
 * answers each with a line of JSON: the link, or the problems.
 */
await withDatabase(async () => {
  const { createFirstAdminLink } = await import('@/lib/staff/first-admin-link')
  const { parseSettingsFile } = await import('@/lib/settings/settings-file')
  const { applySettings } = await import('@/lib/settings/apply-settings')
  const problemsOf = async (settingsFile: string) => {
    const parsed = parseSettingsFile(settingsFile)
    const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
    return outcome.kind === 'invalid' ? outcome.problems : []
  }
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = line === 'set-up link' ? await createFirstAdminLink() : await problemsOf(line)
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
})
