import { launch, type Started } from '../e2e/harness.ts'
import { backupEnds } from './calm.ts'

// What a person waits for in the grid of one study, in the real window. Prints JSON.
//   node grid-window.ts <study>
const [study = ''] = process.argv.slice(2)
const OPENINGS = 9
const JUMPS = 60

/** Milliseconds, and bytes of the window's heap. */
export type GridFigures = {
  /** From the click on the page to the first figures, with the few columns it begins with. */
  readonly firstOpening: number
  /** The same with 200 columns, each time with the rows found and ordered anew. */
  readonly openings: readonly number[]
  /** From letting go of the scroll bar to figures in sight, at random places. */
  readonly jumps: readonly number[]
  /** From a second click on a head to figures in the new order; the longest wait for another answer since the first. */
  readonly sorting: number
  readonly longestAnswer: number
  readonly peakHeap: number
  /** Tasks of the window of more than 50 ms while it scrolls and jumps. */
  readonly longTasks: readonly number[]
  readonly columns: number
}

const started = await launch({ study })
try {
  process.stdout.write(`${JSON.stringify(await measure(started))}\n`)
} finally {
  await started.close()
}

async function measure({ page }: Started): Promise<GridFigures> {
  await page.getByTestId('library-grid').locator('.ag-row').first().waitFor({ timeout: 120_000 })
  await backupEnds(study)
  const firstOpening = await open()
  await page.getByTestId('data-sets').click()
  await page.locator('.column-sets button', { hasText: '2021版全部' }).click()
  await page.waitForTimeout(1_500)
  const openings: number[] = []
  for (let nth = 0; nth < OPENINGS; nth += 1) {
    await page.getByTestId('nav-reports').click()
    await page.waitForTimeout(700)
    openings.push(await open())
  }

  const protocol = await page.context().newCDPSession(page)
  let peakHeap = 0
  const weigh = async () => {
    const { usedSize } = (await protocol.send('Runtime.getHeapUsage')) as { usedSize: number }
    peakHeap = Math.max(peakHeap, usedSize)
  }
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { longTasks: seen })
    new PerformanceObserver(list => {
      for (const task of list.getEntries()) seen.push(Math.round(task.duration))
    }).observe({ entryTypes: ['longtask'] })
  })
  const jumps: number[] = []
  for (let nth = 0; nth < JUMPS; nth += 1) {
    // a fixed walk over the whole grid, the same every time
    const [down, across] = [((nth * 7_919) % 1_000) / 1_000, ((nth * 104_729) % 100) / 100]
    jumps.push(await jump(down, across))
    await weigh()
  }
  for (let nth = 0; nth < JUMPS; nth += 1) {
    await page.mouse.wheel(nth % 10 === 0 ? 400 : 0, 300)
    if (nth % 10 === 0) await weigh()
  }
  await page.waitForTimeout(1_000)
  await weigh()
  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks)
  const { sorting, longestAnswer } = await sort()
  const columns = Number(/\d+/.exec((await page.getByTestId('data-columns').textContent()) ?? '')?.[0] ?? 0)
  return { firstOpening, openings, jumps, sorting, longestAnswer, peakHeap, longTasks, columns }

  function open(): Promise<number> {
    return page.evaluate(async () => {
      const began = performance.now()
      document.querySelector<HTMLElement>('[data-testid=nav-data]')?.click()
      for (;;) {
        await new Promise(requestAnimationFrame)
        const names = document.querySelectorAll('[data-testid=data-grid] .ag-row .opens-words')
        if ([...names].filter(name => name.textContent !== '').length >= 15) return performance.now() - began
      }
    })
  }

  function jump(down: number, across: number): Promise<number> {
    return page.evaluate(
      async ([down, across]) => {
        const began = performance.now()
        const viewport = document.querySelector('[data-testid=data-grid] .ag-grid-viewport')
        if (!viewport) throw new Error('no grid')
        viewport.scrollTop = down * (viewport.scrollHeight - viewport.clientHeight)
        viewport.scrollLeft = across * (viewport.scrollWidth - viewport.clientWidth)
        for (;;) {
          await new Promise(requestAnimationFrame)
          const sides = viewport.getBoundingClientRect()
          const inSight = [...viewport.querySelectorAll('.ag-row')].filter(row => {
            const { top, bottom } = row.getBoundingClientRect()
            return top > sides.top + 90 && bottom < sides.bottom
          })
          const read = inSight.filter(row => row.querySelector('.opens-words')?.textContent)
          if (inSight.length >= 15 && read.length === inSight.length) return performance.now() - began
          if (performance.now() - began > 30_000) throw new Error('nothing came')
        }
      },
      [down, across] as const,
    )
  }

  /** Two clicks on a head, largest first in the end; other questions are asked all the while. */
  async function sort(): Promise<{ sorting: number; longestAnswer: number }> {
    await page.evaluate(() => {
      document.querySelector('[data-testid=data-grid] .ag-grid-viewport')?.scrollTo(0, 0)
      const { bridge } = window as unknown as { bridge: { invoke(name: string, input: unknown): Promise<unknown> } }
      const asking = { longest: 0, isOver: false }
      Object.assign(window, { asking })
      void (async () => {
        while (!asking.isOver) {
          const asked = performance.now()
          await bridge.invoke('engine.describe', {})
          asking.longest = Math.max(asking.longest, performance.now() - asked)
          await new Promise(done => window.setTimeout(done, 10))
        }
      })()
    })
    await page.waitForTimeout(1_000)
    const head = page.getByTestId('data-grid').locator('.ag-header-cell[col-id=license_decisions]')
    await head.click()
    await page.waitForTimeout(3_000)
    const began = performance.now()
    await head.click()
    await page.waitForFunction(() => {
      const cells = [...document.querySelectorAll('[data-testid=data-grid] .ag-row')]
        .toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
        .slice(0, 8)
        .map(row =>
          Number(
            (row.querySelector('[col-id=license_decisions] span')?.firstChild?.textContent || 'x').replaceAll(',', ''),
          ),
        )
      return (
        cells.length === 8 && (cells[7] ?? 0) > 0 && cells.every((cell, at) => at === 0 || cell <= (cells[at - 1] ?? 0))
      )
    })
    const sorting = performance.now() - began
    const longestAnswer = await page.evaluate(() => {
      const { asking } = window as unknown as { asking: { longest: number; isOver: boolean } }
      asking.isOver = true
      return asking.longest
    })
    return { sorting, longestAnswer }
  }
}
