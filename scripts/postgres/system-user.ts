import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { EmbeddedPostgresUnavailable } from './errors'

/** Whom PostgreSQL runs as: the user of this process, or, since it refuses to run as root, another one. */
export type SystemUser = { kind: 'self' } | { kind: 'other'; uid: number; gid: number }

const nobody = 65534

/** The owner of the cluster where there is one already, so that it can be started by root and by its owner. */
export function chooseSystemUser(cluster: string): SystemUser {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  const self = process.getuid?.()
  if (self !== 0) {
    if (self === undefined || !owner || owner.uid === self) return { kind: 'self' }
    throw new Error(
      `The database in ${cluster} belongs to user ${owner.uid}: start the portal as that user or as root.`,
    )
  }
  const user: SystemUser =
    owner && owner.uid !== 0
      ? { kind: 'other', uid: owner.uid, gid: owner.gid }
      : { kind: 'other', uid: nobody, gid: nobody }
  requireSetuid(user)
  return user
}

/** How to spawn a program of PostgreSQL: as that user, with nothing of our environment, in a group of its own. */
export function spawnAs(user: SystemUser) {
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  // Ctrl-C in the terminal must reach the database through the launcher only, after everything that uses it.
  const common = { cwd: '/', env, detached: true }
  return user.kind === 'self' ? common : { ...common, uid: user.uid, gid: user.gid }
}

/** Whether the user may write in a folder; tried, because mode bits do not tell everything. */
export function canWriteIn(folder: string, user: SystemUser): boolean {
  return isTrue(user, 'test -w "$1" && test -x "$1"', folder)
}

function requireSetuid(user: SystemUser): void {
  if (isTrue(user, 'true')) return
  throw new EmbeddedPostgresUnavailable(
    'PostgreSQL does not run as root, and this system does not let root start programs as another user.',
  )
}

function isTrue(user: SystemUser, script: string, ...args: string[]): boolean {
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...args], spawnAs(user)).status === 0
}
