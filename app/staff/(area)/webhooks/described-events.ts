import { eventNames, eventTypes } from '@/lib/webhooks/event-types'

/** For the form, which travels to the browser without the rest of lib. */
export const describedEvents = eventNames.map((name) => ({ name, meaning: eventTypes[name] }))
