import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { announcesTooMuch, readBody } from './read-body'

function request(headers: Record<string, string> = {}) {
  const message = new IncomingMessage(new Socket())
  message.headers = headers
  return message
}

test('a body of just the limit is complete', async () => {
  const message = request()
  const body = readBody(message, 4)
  message.push('ab')
  message.push('cd')
  message.push(null)
  expect(await body).toEqual({ kind: 'complete', bytes: Buffer.from('abcd') })
})

test('N7: a body announced as too large is known before it comes', () => {
  expect(announcesTooMuch(request({ 'content-length': '5' }), 4)).toBe(true)
  expect(announcesTooMuch(request({ 'content-length': '4' }), 4)).toBe(false)
  expect(announcesTooMuch(request({ 'transfer-encoding': 'chunked' }), 4)).toBe(false)
})

test('N7: a chunked body is refused at the byte that is too much', async () => {
  const message = request({ 'transfer-encoding': 'chunked' })
  const body = readBody(message, 4)
  message.push('abc')
  message.push('de')
  expect(await body).toEqual({ kind: 'too-large' })
})

test('N6: a client that goes away in the middle leaves no request behind', async () => {
  const message = request()
  const body = readBody(message, 4)
  message.push('a')
  message.destroy()
  expect(await body).toEqual({ kind: 'aborted' })
})
