import { log } from '../log'
import { checks, type CheckName } from './checks'
import { failure, type Finding } from './finding'

/** What one check finds. That it cannot look is a finding too, and hides no other. */
export async function lookAt(name: CheckName): Promise<Finding[]> {
  try {
    return await checks[name].look()
  } catch (error) {
    log.warn({ err: error, check: name }, 'a check could not look')
    return [failure(name, 'This could not be looked at; the log says why. Try again in a moment.')]
  }
}
