import { expect, test } from 'vitest'
import { companyOf } from './company-of'

test('a company is its registrable domain, whichever department writes', () => {
  expect(companyOf('corp.test')).toBe('corp.test')
  expect(companyOf('mail.eu.corp.test')).toBe('corp.test')
  expect(companyOf('sales.corp.co.uk')).toBe('corp.co.uk')
  expect(companyOf('xn--bcher-kva.example')).toBe('xn--bcher-kva.example')
})

test.each(['gmail.com', 'googlemail.com', 'outlook.com', 'gmx.de', 'yahoo.com', 'icloud.com', 'qq.com'])(
  'people at %s share no company',
  (domain) => expect(companyOf(domain)).toBeNull(),
)

test('E7: a subdomain of a free-mail provider is no company either', () => {
  expect(companyOf('x.mailinator.com')).toBeNull()
  expect(companyOf('foo.bar.gmail.com')).toBeNull()
})

test('subdomains that a hosting service gives away do not each bring a fresh company', () => {
  expect(companyOf('one.github.io')).toBe(companyOf('two.github.io'))
})

test.each(['com', 'co.uk', 'localhost', '127.0.0.1', '', 'constructor', '__proto__'])(
  '%j is no company',
  (domain) => {
    expect(companyOf(domain)).toBeNull()
  },
)
