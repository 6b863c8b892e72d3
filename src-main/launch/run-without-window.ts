import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, workFolder } from './places.ts'
import { ask, LANGUAGE, run, say } from './terminal.ts'

/** What the command line says of one report with `values --json`, as far as it is shown here. */
type ReportValues = {
  readonly path: string
  readonly organisation: string | null
  readonly year: number | null
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * The main job without a window: read the sample reports into a study, print what was read, write the comparison.
 * Done again it uses the same study, where every report is known already; if that cannot be used, a fresh one.
 * @returns The exit code.
 */
export async function runWithoutWindow(): Promise<number> {
  const samples = join(ROOT, 'resources/samples')
  const folder = workFolder()
  const usual = join(folder, 'samples.nianbao')
  const fresh = join(folder, `samples-${stamp()}.nianbao`)

  heading({ zh: `导入 ${samples}`, en: `Import of ${samples}` })
  let study = usual
  let code = await cli('import', samples, '--study', study)
  if (code !== 0 && existsSync(usual)) {
    study = fresh
    code = await cli('import', samples, '--study', study)
  }
  if (code !== 0) return code

  heading({ zh: '读到的数值', en: 'Values read' })
  const asked = ask(process.execPath, [join(ROOT, 'src-main/cli.ts'), 'values', '--study', study, '--json'])
  if (asked.code !== 0) {
    console.error(asked.err.trim())
    return asked.code
  }
  for (const report of JSON.parse(asked.out) as ReportValues[]) {
    const count = String(Object.keys(report.values).length).padStart(4)
    say({
      zh: `${count} 个  ${report.organisation ?? '（机构不明）'} ${report.year ?? '（年份不明）'}`,
      en: `${count}  ${report.organisation ?? '(organisation unknown)'} ${report.year ?? '(year unknown)'}`,
    })
  }

  heading({ zh: '历年比较', en: 'Comparison of the years' })
  let workbook = join(folder, 'samples-comparison.xlsx')
  code = await cli('compare', '--study', study, '--out', workbook)
  if (code !== 0 && existsSync(workbook)) {
    workbook = join(folder, `samples-comparison-${stamp()}.xlsx`)
    code = await cli('compare', '--study', study, '--out', workbook)
  }
  if (code !== 0) return code

  heading({ zh: '完成', en: 'Done' })
  const kilobytes = Math.ceil(statSync(workbook).size / 1024)
  say({ zh: `研究文件：${study}`, en: `Study:    ${study}` })
  say({ zh: `比较表：  ${workbook}（${kilobytes} KB）`, en: `Workbook: ${workbook} (${kilobytes} KB)` })
  say({
    zh: '要看窗口：在图形桌面里运行 npm start；在没有屏幕的机器上：sudo apt-get install -y xvfb xauth，再运行 xvfb-run -a npm start。',
    en: 'To see the window: run npm start in a desktop session; on a machine without a screen: sudo apt-get install -y xvfb xauth, then xvfb-run -a npm start.',
  })
  return 0
}

function cli(...words: readonly string[]): Promise<number> {
  return run(process.execPath, [join(ROOT, 'src-main/cli.ts'), ...words, '--lang', LANGUAGE])
}

function heading(wording: { zh: string; en: string }): void {
  console.log('')
  say({ zh: `── ${wording.zh}`, en: `── ${wording.en}` })
}

function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
}
