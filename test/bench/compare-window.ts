import { launch, type Started } from '../e2e/harness.ts'
import { backupEnds } from './calm.ts'

// How soon a comparison stands in the real window once the engine has answered. Prints JSON.
//   node compare-window.ts <study> <ids of figures, with commas>
const [study = '', ids = ''] = process.argv.slice(2)
// a name of its own each time: the study may be kept for the next
const VIEW = `bench ${Date.now()}`
const OPENINGS = 7

/** Milliseconds from asking to figures in sight; the engine has worked the panel out before and answers at once. */
export type PaintFigures = {
  /** With the page made anew, the head and the rows fetched. */
  readonly first: number
  /** The same again, coming from another page. */
  readonly openings: readonly number[]
  /** What the window's own thread had of the processor for it: by the clock, other programs at work count too. */
  readonly firstOwn: number
  readonly openingsOwn: readonly number[]
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
  const view = `.view-name[title="${VIEW}"]`
  await page.locator(view).waitFor()
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
  }
  const measured = async (clicked: string) => {
    const before = await spent()
    const took = await painted(clicked)
    return { took, own: (await spent()) - before }
  }
  const first = await measured(view)
  const openings: { readonly took: number; readonly own: number }[] = []
  for (let nth = 0; nth < OPENINGS; nth += 1) {
    await page.getByTestId('nav-reports').click()
    await page.waitForTimeout(700)
    openings.push(await measured('[data-testid=nav-compare]'))
  }
  return {
    ...{ first: first.took, firstOwn: first.own, workedOut },
    openings: openings.map(({ took }) => took),
    openingsOwn: openings.map(({ own }) => own),
  }

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
