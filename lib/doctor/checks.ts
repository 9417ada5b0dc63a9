import { checkSessions } from '../sessions/check-sessions'
import { checkPublicUrl } from './checks/address'
import { checkAuditLog } from './checks/audit-log'
import { checkCaptcha } from './checks/captcha'
import { checkDatabase } from './checks/database'
import { checkDisk } from './checks/disk'
import { checkDns } from './checks/dns'
import { checkFrame } from './checks/frame'
import { checkJobs } from './checks/jobs'
import { checkMails, checkMailServer } from './checks/mail'
import { checkMints } from './checks/mints'
import { checkProducts } from './checks/products'
import { checkReports } from './checks/reports'
import { checkSatLifetimes } from './checks/sat-lifetimes'
import { checkVersions } from './checks/versions'
import type { Finding } from './finding'

export type Check = {
  /** `once-asked`: it calls others or takes its time, so a page waits for a button. */
  when: 'always' | 'once-asked'
  title: string
  /** What its button says. */
  button: string
  look: () => Promise<Finding[]>
}

/** Everything the portal depends on. `portal doctor` looks at all of it, the system page at what is quick. */
export const checks = {
  versions: { when: 'always', title: 'Versions', button: 'Look again', look: checkVersions },
  address: { when: 'always', title: 'Address', button: 'Look again', look: checkPublicUrl },
  database: { when: 'always', title: 'Database', button: 'Look again', look: checkDatabase },
  auditLog: { when: 'always', title: 'Audit log', button: 'Look again', look: checkAuditLog },
  disk: { when: 'always', title: 'Disk', button: 'Look again', look: checkDisk },
  jobs: { when: 'always', title: 'Jobs', button: 'Look again', look: checkJobs },
  reports: { when: 'always', title: 'Janitor', button: 'Look again', look: checkReports },
  products: { when: 'always', title: 'Products', button: 'Look again', look: checkProducts },
  mints: { when: 'always', title: 'Tokens of Frame', button: 'Look again', look: checkMints },
  sessions: { when: 'always', title: 'Sessions of Frame', button: 'Look again', look: checkSessions },
  mails: { when: 'always', title: 'Mails', button: 'Look again', look: checkMails },
  frame: { when: 'once-asked', title: 'Connections to Frame', button: 'Ask Frame', look: checkFrame },
  lifetimes: {
    when: 'once-asked',
    title: 'Lifetime of tokens',
    button: 'Compare with the trials',
    look: checkSatLifetimes,
  },
  mailServer: {
    when: 'once-asked',
    title: 'Mail server',
    button: 'Ask the mail server',
    look: checkMailServer,
  },
  captcha: { when: 'once-asked', title: 'Captcha', button: 'Solve a challenge', look: checkCaptcha },
  dns: { when: 'once-asked', title: 'DNS', button: 'Look names up', look: checkDns },
} as const satisfies Record<string, Check>

export type CheckName = keyof typeof checks

export const checkNames = Object.keys(checks).filter(isCheckName)

export function isCheckName(name: string): name is CheckName {
  return Object.hasOwn(checks, name)
}
