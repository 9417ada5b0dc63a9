import { cache } from 'react'
import { getPortal } from '../portal/get-portal'
import { preferredLanguage } from './language'

/** The portal in the language of this page; asked for many times, read once for each request. */
export const currentPortal = cache(async () => getPortal(await preferredLanguage()))
