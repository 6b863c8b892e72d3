import { launch, type Started } from '../e2e/harness.ts'
import { backupEnds } from './calm.ts'

// How soon a comparison stands in the real window once the engine has answered. Prints JSON.
//   node compare-window.ts <study> <ids of figures, with commas>
const [study = '', ids = ''] = process.argv.slice(2)
const VIEW = 'bench'
const OPENINGS = 7

/** Milliseconds from asking to figures in sight; the engine has worked the panel out before and answers at once. */
export type PaintFigures = {
  /** With the page made anew, the head and the rows fetched. */
  readonly first: number
  /** The same again, coming from another page. */
  readonly openings: readonly number[]
  /** Until the engine itself had the answer, the first time. */
  readonly workedOut: number
}

const started = await launch({ study })
try {
  process.stdout.write(`${JSON.stringify(await measure(started))}\n`)
} finally {
  await started.close()
}

async function measure({ page }: Started): Promise<PaintFigures> {
  await page.getByTestId('library-grid').locator('.ag-row').first().waitFor({ timeout: 120_000 })
  await backupEnds(study)
  const workedOut = await page.evaluate(
    async ({ name, ids }) => {
      const { bridge } = window as unknown as { bridge: { invoke(name: string, input: unknown): Promise<unknown> } }
      const figures = ids.split(',').map(id => ({ id, definition: null }))
      const choice = { organisations: null, years: null, figures, year: null, ranks: false }
      await bridge.invoke('view.keep', { name, shows: { page: 'compare', layout: 'years', choice } })
      const began = performance.now()
      await bridge.invoke('panel.open', { organisations: [], years: [], figures })
      return performance.now() - began
    },
    { name: VIEW, ids },
  )
  await page.getByTestId('nav-views').click()
  const view = page.getByTestId('view').filter({ hasText: VIEW }).locator('.view-name')
  await view.waitFor()
  const first = await painted('.view-name')
  const openings: number[] = []
  for (let nth = 0; nth < OPENINGS; nth += 1) {
    await page.getByTestId('nav-reports').click()
    await page.waitForTimeout(700)
    openings.push(await painted('[data-testid=nav-compare]'))
  }
  return { first, openings, workedOut }

  /** From a click on something to figures in a screenful of rows. */
  function painted(clicked: string): Promise<number> {
    return page.evaluate(async clicked => {
      const began = performance.now()
      document.querySelector<HTMLElement>(clicked)?.click()
      for (;;) {
        await new Promise(requestAnimationFrame)
        const cells = document.querySelectorAll('[data-testid=panel-years] .ag-row [col-id^="year-"]')
        if ([...cells].filter(cell => /\d/.test(cell.textContent ?? '')).length >= 60) return performance.now() - began
        if (performance.now() - began > 60_000) throw new Error('nothing came')
      }
    }, clicked)
  }
}
