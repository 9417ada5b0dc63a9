import type { LaunchEnvironment } from './launch-environment'
import type { Demo } from './prepare-settings'
import { createSetUpLink } from './set-up-link'
import { welcome } from './welcome'

/** The end of a start. A demo lets staff in by a button, so it gets no link for a first administrator. */
export async function wordsWhenReady(ready: {
  launch: LaunchEnvironment
  demo: Demo | null
}): Promise<string> {
  return welcome({ ...ready, setUpLink: ready.demo ? null : await createSetUpLink() })
}
