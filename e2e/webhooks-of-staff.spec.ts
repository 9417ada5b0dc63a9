import type { Page } from '@playwright/test'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { startWebhookSink } from '../lib/webhooks/test-support/webhook-sink'
import { expect, startTrial, test } from './fixtures'

test('an endpoint learns of a signup, signed; what it refuses is sent again, and when it is gone it is left alone', async ({
  page,
  browser,
  product,
  address,
  axe,
  axeInBothThemes,
}) => {
  test.slow()
  const sink = await startWebhookSink()
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  const desk = await context.newPage()
  const sendTest = () => desk.getByRole('button', { name: 'Send a test' }).click()

  await desk.goto('/staff/webhooks')
  await desk.getByRole('button', { name: 'Sign in as admin' }).click()
  await expect(desk.getByText('No endpoint yet')).toBeVisible()
  await axe(desk, 'no webhooks yet')
  await desk.getByRole('link', { name: 'Add an endpoint' }).click()
  await desk.getByLabel('URL').fill('https://hooks.example.com/')
  await desk.getByLabel('What it is for').fill('The CRM')
  await desk.getByRole('button', { name: 'Add endpoint' }).click()
  const problems = desk.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(problems).toContainText('its own machine only')
  await expect(problems).toContainText('Choose at least one event')
  await expect(desk.getByLabel('What it is for')).toHaveValue('The CRM')
  await axeInBothThemes(desk, 'new endpoint with problems')

  await desk.getByLabel('URL').fill(sink.url)
  await desk.getByRole('checkbox', { name: 'signup.created' }).check()
  await desk.getByRole('checkbox', { name: 'signup.granted' }).check()
  await desk.getByRole('checkbox', { name: 'Say who the person is' }).check()
  await desk.getByRole('button', { name: 'Add endpoint' }).click()
  const secret = await secretOn(desk)
  await desk.getByRole('link', { name: 'Go on to the endpoint' }).click()

  await startTrial(page, await product(), address)
  await expect.poll(() => sink.received.length).toBeGreaterThanOrEqual(2)
  const told = sink.received.map(({ body, headers }) =>
    new Webhook(secret).verify(body, z.record(z.string(), z.string()).parse(headers)),
  )
  for (const type of ['signup.created', 'signup.granted']) {
    expect(told).toContainEqual(
      expect.objectContaining({
        type,
        data: expect.objectContaining({ person: expect.objectContaining({ email: address }) }),
      }),
    )
  }

  sink.answerWith(500)
  await sendTest()
  await expect(desk.getByText('The receiver answered with an error.')).toBeVisible()
  await axeInBothThemes(desk, 'delivery')
  sink.answerWith(204)
  await desk.getByRole('button', { name: 'Try now' }).click()
  await expect(desk.getByText('Delivered', { exact: true })).toBeVisible()
  await desk.getByRole('link', { name: 'All deliveries' }).click()
  await desk.getByRole('button', { name: 'New secret' }).click()
  expect(await secretOn(desk)).not.toBe(secret)
  await desk.getByRole('link', { name: 'I have copied it' }).click()

  await desk.getByRole('link', { name: 'All endpoints' }).click()
  const listed = desk.getByRole('link', { name: sink.url })
  await expect(listed).toBeVisible()
  await axeInBothThemes(desk, 'webhooks')
  await listed.click()
  await desk.getByRole('link', { name: 'Change', exact: true }).click()
  await expect(desk.getByLabel('What it is for')).toHaveValue('The CRM')
  await axeInBothThemes(desk, 'changed endpoint')
  await desk.getByLabel('What it is for').fill('The CRM in Kiel')
  await desk.getByRole('button', { name: 'Save' }).click()
  await expect(desk.getByText('The endpoint was changed.')).toBeVisible()
  await expect(desk.getByText('The CRM in Kiel')).toBeVisible()

  sink.answerWith(410)
  await sendTest()
  await expect(desk.getByText('The receiver said that it is gone (410)', { exact: false })).toBeVisible()
  await desk.getByRole('link', { name: 'All deliveries' }).click()
  await desk.getByLabel('Outcome').selectOption('Failed')
  await desk.getByRole('button', { name: 'Show' }).click()
  await expect(desk.getByRole('row')).toHaveCount(2)
  await expect(desk.getByText('Disabled', { exact: true })).toBeVisible()
  await axeInBothThemes(desk, 'endpoint')
  await desk.getByText('Delete the endpoint').click()
  await desk.getByRole('button', { name: 'Delete for good' }).click()
  await expect(desk.getByText('No endpoint yet')).toBeVisible()
  await context.close()
  await sink.stop()
})

async function secretOn(desk: Page): Promise<string> {
  const shown = desk.getByText(/^whsec_/)
  await expect(shown).toBeVisible()
  return (await shown.textContent()) ?? ''
}
