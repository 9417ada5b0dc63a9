import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * Text that no other process ever has, as long as it lives: the number alone is given out again. `space` is where
 * numbers are valid: a container sees only its own. Null when there is no such process.
 */
export type ProcessIdentity = { space: string; startedAt: string }

export function findProcessIdentity(pid: number): ProcessIdentity | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null
  }
  return process.platform === 'linux' ? readProc(pid) : { space: process.platform, startedAt: askPs(pid) }
}

function readProc(pid: number): ProcessIdentity | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; the state is the 1st field after it, the start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isZombie = fields[0] === 'Z'
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return isZombie
      ? null
      : { space: `${boot} ${readlinkSync('/proc/self/ns/pid')}`, startedAt: fields[19] ?? '' }
  } catch {
    return null
  }
}

function askPs(pid: number): string {
  if (process.platform === 'win32') return ''
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
}
