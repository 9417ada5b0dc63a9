import { expect, test } from 'vitest'
import { isReadableForm } from './form-body'

const headers = { 'content-type': 'multipart/form-data; boundary=x' }
const part = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nvalue\r\n`
const judge = (body: string, contentType = headers['content-type']) =>
  isReadableForm({ 'content-type': contentType }, Buffer.from(body))

test('a form as browsers send it is readable', () => {
  expect(judge(`${part('email')}${part('firstName')}--x--\r\n`)).toBe(true)
  expect(judge('--x--\r\n')).toBe(true)
  expect(judge(`${part('a')}--x--`, 'multipart/form-data; charset=utf-8; boundary="x"')).toBe(true)
  expect(
    judge(
      '--x\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n\r\n--x--',
    ),
  ).toBe(true)
})

test.each([
  ['no parts at all', 'no parts at all'],
  ['no end', part('email')],
  ['a part without a head', '--x\r\nvalue\r\n--x--\r\n'],
  ['a part without a name', '--x\r\nContent-Disposition: form-data\r\n\r\nvalue\r\n--x--\r\n'],
  ['something before the first part', `hello\r\n${part('email')}--x--\r\n`],
  ['something after the end', `${part('email')}--x--\r\nhello`],
  ['nothing', ''],
])('a form with %s is not', (_, body) => {
  expect(judge(body)).toBe(false)
})

test('a form without a boundary is not readable, another type is not judged', () => {
  expect(judge(part('email'), 'multipart/form-data')).toBe(false)
  expect(judge('anything', 'text/plain')).toBe(true)
  expect(isReadableForm({}, Buffer.alloc(0))).toBe(true)
})
