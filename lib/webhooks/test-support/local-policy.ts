import { resolveHost } from '../resolve-host'
import { isPublic, openPorts, type TargetPolicy } from '../target-policy'

/** As in a demo: to this machine, and nowhere else. */
export const localPolicy: TargetPolicy = {
  reach: 'this-machine',
  privateHosts: [],
  ports: openPorts,
  resolve: resolveHost,
  isPublic,
}

/** As for a portal on the internet without settings. */
export const publicPolicy: TargetPolicy = { ...localPolicy, reach: 'internet' }
