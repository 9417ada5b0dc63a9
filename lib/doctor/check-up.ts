import { closeMailTransport } from '../mail/mail-transport'
import { checkNames, type CheckName } from './checks'
import type { Finding } from './finding'
import { lookAt } from './look-at'

/** What can be said without a database. */
const withoutDatabase: CheckName[] = ['versions', 'address', 'disk']

/** Looks at everything a signup depends on, without asking Frame for a token: that could cost a named user. */
export async function checkUp(): Promise<Finding[]> {
  try {
    const database = await lookAt('database')
    const isDown = database.some(({ level, subject }) => level === 'failure' && subject === 'database')
    const names = isDown ? withoutDatabase : checkNames.filter((name) => name !== 'database')
    const findings = await Promise.all(names.map(lookAt))
    return [...database, ...findings.flat()]
  } finally {
    closeMailTransport()
  }
}
