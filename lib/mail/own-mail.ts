import { newId } from '../new-id'

/** What a mail begins with that nobody on a network asked for; each stands for itself in the limits per network. */
export function ownMail(): { id: string; network_key: string } {
  const id = newId()
  return { id, network_key: `portal:${id}` }
}
