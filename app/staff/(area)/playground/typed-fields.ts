import { mostRows, type PlaygroundFields } from '@/lib/playground/playground-fields'
import type { PlaygroundValues } from './playground-state'

const named = ['product', 'firstName', 'lastName', 'email']

/** Every field that the form may post; others are not its own (A5). */
export function isPlaygroundField(name: string): boolean {
  const [, number = ''] = /^(?:key|value)([1-9]\d?)$/.exec(name) ?? []
  return named.includes(name) || name === 'what' || (number !== '' && Number(number) <= mostRows)
}

/** The same in the browser and on the server: what is typed, with rows of keys and values by their number. */
export function typedFields(values: PlaygroundValues): PlaygroundFields {
  const metadata = Array.from({ length: mostRows }, (_, index) => ({
    key: values[`key${index + 1}`] ?? '',
    value: values[`value${index + 1}`] ?? '',
  }))
  const { product = '', firstName = '', lastName = '', email = '' } = values
  return { product, firstName, lastName, email, metadata }
}

/** The texts of a form by their names; files, which only programs send, are left out. */
export function textsOf(fields: { [name: string]: FormDataEntryValue }): PlaygroundValues {
  const texts = Object.entries(fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return Object.fromEntries(texts)
}
