'use client'

import { createContext } from 'react'

/** Both by the name of the field, which is its id as well. */
type Answers = {
  values: { readonly [field: string]: string | boolean }
  errors: { readonly [field: string]: string }
}

/**
 * What was answered in a form, and what is wrong with it. A form that has a state provides it; the markup of its
 * fields stays on the server, and only `Control` and `FieldError` travel to the browser.
 */
export const FormAnswers = createContext<Answers>({ values: {}, errors: {} })
