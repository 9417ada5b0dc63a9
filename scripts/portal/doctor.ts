import type { Finding } from '@/lib/doctor/finding'
import { withDatabase } from './with-database'

const marks: Record<Finding['level'], string> = { ok: 'ok     ', warning: 'WARNING', failure: 'FAILURE' }

/** Ends with 1 when something is broken; warnings alone end with 0. */
export async function doctor(args: string[]): Promise<number> {
  return withDatabase(async () => {
    const { checkUp } = await import('@/lib/doctor/check-up')
    const findings = await checkUp()
    process.stdout.write(
      args.includes('--json') ? `${JSON.stringify({ findings }, null, 2)}\n` : asText(findings),
    )
    return findings.some(({ level }) => level === 'failure') ? 1 : 0
  })
}

function asText(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ subject }) => subject.length))
  return findings
    .map(({ level, subject, finding }) => `${marks[level]}  ${subject.padEnd(width)}  ${finding}\n`)
    .join('')
}
