import type { StudyText, StudyTextAbout, StudyTexts } from '#shared/domain/study-care.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** What people wrote about the study as a whole, newest first. */
export function studyTexts(store: Store): StudyTexts {
  const rows = prepared<[], StudyText & { about: StudyTextAbout }>(
    store,
    'SELECT about, text, author, made_at AS madeAt FROM study_text ORDER BY id DESC',
  ).all()
  const of = (about: StudyTextAbout) =>
    rows.filter(row => row.about === about).map(({ text, author, madeAt }) => ({ text, author, madeAt }))
  return { title: of('title'), description: of('description'), notes: of('notes') }
}

/** Write a text about the study; what stood there before stays to be read. Call inside a transaction. */
export function addStudyText(
  store: Store,
  about: StudyTextAbout,
  text: string,
  by: { readonly author: string; readonly now: string },
): void {
  prepared<Record<string, unknown>>(
    store,
    `INSERT INTO study_text (about, text, author, made_at)
     SELECT @about, @text, @author, @now
     WHERE @text IS NOT coalesce((SELECT text FROM study_text WHERE about = @about ORDER BY id DESC LIMIT 1), '')`,
  ).run({ about, text, ...by })
}
