import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures'

/** Goes to a control as somebody without a mouse does, and fails where the keyboard does not get there. */
export async function tabTo(page: Page, control: Locator) {
  await expect(control).toBeVisible()
  const isThere = () => control.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 150 && !(await isThere()); presses += 1) await page.keyboard.press('Tab')
  await expect(control).toBeFocused()
}
