import { cache } from 'react'
import { log } from '../log'
import { defaultPortal, getPortal } from '../portal/get-portal'
import { preferredLanguage } from './language'

/** The portal in the language of this page; asked for many times, read once for each request. */
export const currentPortal = cache(async () => {
  const language = await preferredLanguage()
  try {
    return await getPortal(language)
  } catch (error) {
    // Without the database a page can still say that something is wrong; without a layout it could not.
    log.warn({ err: error }, 'the face of the portal could not be read')
    return defaultPortal(language)
  }
})
