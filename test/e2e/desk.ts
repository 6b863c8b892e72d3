import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Started } from './harness.ts'

/** Long enough for a busy machine, short enough to see that something hangs. */
export const SOON = { timeout: 15_000 }

/** What a person sees and touches, by name. */
export function deskOf({ app, page }: Started) {
  const byId = (id: string): Locator => page.getByTestId(id)
  return {
    byId,
    go: (name: string) => byId(`nav-${name}`).click(),
    /** The one line that says what happened. */
    notice: () => byId('notice').locator('p').textContent(SOON),
    /** Waits until the line says this. */
    told: async (words: string) => {
      const line = byId('notice')
      await line
        .filter({ hasText: words })
        .waitFor(SOON)
        .catch(async (late: unknown) => {
          const said = (await line.allTextContents()).join(' / ')
          throw new Error(`not told “${words}” but “${said}”`, { cause: late })
        })
    },
    /** The next save dialog is answered with this path. Everything else of the dialog is the system's. */
    answerSave: (path: string) =>
      app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
      }, path),
    /** A value in the form of the open report. */
    value: (indicator: string) => valueCell(page, indicator),
    /** What stands in the comparison for an indicator, by column. */
    compared: async (organisation: string, indicator: string) => {
      const row = await rowNumber(page, organisation, indicator)
      const cells = byId('compare-grid').locator(`.ag-row[row-index="${row}"] .ag-cell`)
      return cells.evaluateAll(all =>
        Object.fromEntries(all.map(cell => [cell.getAttribute('col-id') ?? '', (cell.textContent ?? '').trim()])),
      )
    },
    /** The text marked as evidence in the source, and whether it is in sight. */
    evidence: async () => {
      const mark = byId('source').locator('.place.sel').first()
      const [box, pane] = [await mark.boundingBox(SOON), await byId('source').boundingBox()]
      const isWithin = (start: number, size: number, from: number, room: number) =>
        start >= from && start + size <= from + room
      const inSight =
        box !== null &&
        pane !== null &&
        isWithin(box.y, box.height, pane.y, pane.height) &&
        isWithin(box.x, box.width, pane.x, pane.width)
      return { text: (await mark.textContent()) ?? '', inSight }
    },
    /** Where the keyboard is. */
    focused: () =>
      page.evaluate(() => {
        const { activeElement } = document
        const named = activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? ''
        const row = activeElement?.closest('.ag-row')?.getAttribute('row-id')
        return [named, row, activeElement?.getAttribute('col-id')].filter(Boolean).join(' ')
      }),
  }
}

/** The cell of a one-column form, by the row's id. */
function valueCell(page: Page, indicator: string): Locator {
  return page.getByTestId('form').locator(`.ag-row[row-id="${indicator}"] [col-id="value"]`)
}

async function rowNumber(page: Page, organisation: string, indicator: string): Promise<string> {
  const rows = page.getByTestId('compare-grid').locator('.ag-row').filter({ hasText: organisation })
  const row = rows.filter({ has: page.locator('[col-id="indicator"]', { hasText: new RegExp(`^${indicator}$`) }) })
  await expect.poll(() => row.count(), SOON).toBe(1)
  return (await row.getAttribute('row-index')) ?? ''
}
