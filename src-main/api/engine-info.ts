import type { Handlers } from '#shared/contract/api.ts'
import { tryFile } from '../import/try-file.ts'
import { PARSER_VERSION } from '../parse/parse-report.ts'
import { appVersion } from '../root.ts'
import { sqliteVersion } from '../store/open.ts'
import type { Session } from './session.ts'

export function engineHandlers({ means }: Session): Pick<Handlers, 'engine.describe' | 'engine.tryFile' | 'form.all'> {
  return {
    'engine.describe': async () => ({
      version: appVersion(),
      parser: PARSER_VERSION,
      node: process.versions.node,
      sqlite: await sqliteVersion(),
      process: means.processName,
    }),
    'engine.tryFile': async ({ path }) => {
      const { parsed } = await tryFile(path, means.forms)
      if (parsed.kind === 'not-report') return { kind: 'not-report', organisation: null, year: null, values: 0 }
      const { organisation, year, readings } = parsed.report
      return {
        kind: 'report',
        organisation: organisation.best?.value ?? null,
        year: year.best?.value ?? null,
        values: readings.length,
      }
    },
    'form.all': () => means.forms.templates,
  }
}
