import { withDatabase } from './with-database'

const actor = { id: null, name: 'command line' }

/** Prints the settings, as apply takes them. */
export async function exportCommand(): Promise<number> {
  return withDatabase(async () => {
    const { exportSettingsFor } = await import('@/lib/settings/export-settings')
    process.stdout.write(`${JSON.stringify(await exportSettingsFor(actor), null, 2)}\n`)
    return 0
  })
}
