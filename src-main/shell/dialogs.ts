import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog, type FileFilter, nativeTheme, shell } from 'electron'
import type { ShellHandlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { Language, Wording } from '#shared/domain/wording.ts'
import { resourceFolder, studyArgument, suggestedStudy } from './places.ts'
import { forgetStudy, recentStudies, warnOnce } from './recent.ts'
import { keep, readKept, withChange } from './settings.ts'

type Means = {
  /** The window that dialogs belong to. */
  readonly window: () => BrowserWindow
  readonly languageChanged: (language: Language) => void
  /** The list of recent studies is another. */
  readonly studiesChanged: () => void
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

const WORDS = {
  files: { zh: '选择报告文件', en: 'Choose report files' },
  folder: { zh: '选择报告文件夹', en: 'Choose a folder of reports' },
  destination: { zh: '选择写到哪个文件夹', en: 'Choose the folder to write to' },
  open: { zh: '打开研究', en: 'Open a study' },
  create: { zh: '新建研究', en: 'New study' },
  copy: { zh: '另存副本', en: 'Save a copy' },
  merge: { zh: '选择要合并进来的研究', en: 'Choose the study to merge in' },
  save: { zh: '另存为', en: 'Save as' },
  study: { zh: '年报台研究', en: 'Nianbao study' },
  workbook: { zh: 'Excel 工作簿', en: 'Excel workbook' },
  table: { zh: 'CSV 表格', en: 'CSV table' },
  picture: { zh: 'PNG 图片', en: 'PNG picture' },
  drawing: { zh: 'SVG 矢量图', en: 'SVG drawing' },
} satisfies Record<string, Wording>

const ENDINGS = { workbook: 'xlsx', table: 'csv', picture: 'png', drawing: 'svg' } as const

function isPicture(bytes: Buffer): boolean {
  return bytes.subarray(0, PNG.length).equals(PNG) || bytes.subarray(0, 4).toString('latin1') === '<svg'
}

/** The answers to `shell.*`: dialogs, settings and other things of the window's own process. */
export function shellHandlers({ window, languageChanged, studiesChanged }: Means): ShellHandlers {
  /** The page may write only where a person said so in a dialog. */
  const chosenToSave = new Set<string>()
  const words = (key: keyof typeof WORDS) => WORDS[key][readKept().settings.language]
  const studies = (): FileFilter[] => [{ name: words('study'), extensions: ['nianbao'] }]

  return {
    'shell.choosePaths': async ({ kind }) => {
      if (kind === 'destination') {
        const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
          title: words('destination'),
          properties: ['openDirectory', 'createDirectory'],
        })
        return canceled ? [] : filePaths.slice(0, 1)
      }
      const properties = kind === 'folder' ? ['openDirectory' as const] : ['openFile' as const]
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: words(kind === 'folder' ? 'folder' : 'files'),
        properties: [...properties, 'multiSelections'],
      })
      return canceled ? [] : filePaths
    },

    'shell.chooseStudy': async ({ kind, suggested }) => {
      if (kind === 'open' || kind === 'merge') {
        const options = { title: words(kind), filters: studies(), properties: ['openFile' as const] }
        const { canceled, filePaths } = await dialog.showOpenDialog(window(), options)
        return canceled ? null : (filePaths[0] ?? null)
      }
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: words(kind),
        filters: studies(),
        // a name only: the page does not decide about folders
        defaultPath: suggested ? join(app.getPath('documents'), basename(suggested)) : suggestedStudy(),
      })
      return canceled || !filePath ? null : withEnding(filePath, '.nianbao')
    },

    'shell.chooseSave': async ({ suggested, kind }) => {
      const ending = ENDINGS[kind]
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: words('save'),
        filters: [{ name: words(kind), extensions: [ending] }],
        // a name only: the page does not decide about folders
        defaultPath: join(app.getPath('documents'), basename(String(suggested))),
        properties: ['showOverwriteConfirmation'],
      })
      if (canceled || !filePath) return null
      const path = withEnding(filePath, `.${ending}`)
      chosenToSave.add(path)
      return path
    },

    'shell.savePicture': async ({ path, base64 }) => {
      if (!chosenToSave.has(path)) throw new Error(`not chosen in a dialog: ${path}`)
      const picture = Buffer.from(String(base64), 'base64')
      if (!isPicture(picture)) throw new Error('not a picture')
      try {
        await writeFile(path, picture)
      } catch (refused) {
        throw new Failure({ code: 'export/cannot-write', path, why: reason(refused) })
      }
      return { path }
    },

    'shell.showInFolder': ({ path }) => {
      if (!existsSync(path)) throw new Failure({ code: 'path/missing', path })
      shell.showItemInFolder(path)
      return {}
    },

    'shell.recentStudies': () => recentStudies(),
    'shell.forgetStudy': ({ path }) => {
      const left = forgetStudy(String(path))
      studiesChanged()
      return left
    },
    'shell.warnOnce': ({ about }) => warnOnce(String(about).slice(0, 2_000)),

    'shell.samplesFolder': () => resourceFolder('samples'),

    'shell.startWith': () => {
      const asked = studyArgument()
      const known = asked ?? readKept().lastStudy
      const study = known !== null && existsSync(known) ? known : null
      return { study, suggested: asked ?? suggestedStudy() }
    },

    'shell.readSettings': () => readKept().settings,

    'shell.writeSettings': change => {
      const before = readKept().settings
      const { settings } = keep({ settings: withChange(before, change) })
      nativeTheme.themeSource = settings.theme
      if (settings.language !== before.language) languageChanged(settings.language)
      return settings
    },
  }
}

function withEnding(path: string, ending: string): string {
  return path.toLowerCase().endsWith(ending) ? path : `${path}${ending}`
}

function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
