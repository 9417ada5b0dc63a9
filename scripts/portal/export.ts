import { withDatabase } from './with-database'

export async function exportCommand(): Promise<number> {
  return withDatabase(async () => {
    const { exportSettings } = await import('@/lib/settings/export-settings')
    process.stdout.write(`${JSON.stringify(await exportSettings(), null, 2)}\n`)
    return 0
  })
}
