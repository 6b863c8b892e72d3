import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListMatch } from '#shared/domain/organisation.ts'
import { call, failureText } from '../../api.ts'
import { useBodyWords } from '../../state/body-filters.tsx'
import { useNotices } from '../../state/notice.tsx'
import { Writes } from '../../state/writes.tsx'
import { fileName } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { useActs } from './use-acts.ts'

/** Lines shown of each part; the counts above them tell of the rest. */
const SHOWN = 500

/** A list of bodies from a file beside those of the study: what matches, what is only on one side; taken over at once. */
export function ListPanel({ close }: { close: () => void }) {
  const text = useText()
  const words = text.organisations.list
  const language = useLanguage()
  const { tellFailure } = useNotices()
  const act = useActs()
  const [path, setPath] = useState<string | null>(null)
  const query = useQuery({
    queryKey: ['study', 'body-list', path],
    queryFn: () => (path === null ? null : call('organisation.matchList', { path })),
  })
  const choose = () =>
    void call('shell.choosePaths', { kind: 'files' }).then(
      ([first]) => first !== undefined && setPath(first),
      tellFailure,
    )
  const match = query.data
  const changes = match?.matched.filter(one => one.changes).length ?? 0
  const accept = async () => {
    if (path !== null && (await act('organisation.acceptList', { path }, words.done(changes, fileName(path))))) close()
  }
  return (
    <>
      <div className="bar-line">
        <button type="button" data-testid="list-choose" onClick={choose}>
          {text.importing.chooseFiles}
        </button>
        <span className="small">{words.hint}</span>
        <span className="space" />
        {match && (
          <Writes>
            <button
              type="button"
              className="primary"
              data-testid="list-accept"
              disabled={changes === 0}
              onClick={() => void accept()}
            >
              {words.accept(changes)}
            </button>
          </Writes>
        )}
        <button type="button" onClick={close}>
          {words.close}
        </button>
      </div>
      {query.error && <p className="empty">{failureText(query.error, language)}</p>}
      {match && path !== null && <Match match={match} path={path} />}
    </>
  )
}

function Match({ match, path }: { match: ListMatch; path: string }) {
  const text = useText()
  const words = text.organisations.list
  const { rank, kind } = useBodyWords()
  return (
    <div className="list-panel" data-testid="list-match">
      <h2>{words.title(fileName(path))}</h2>
      <p className="small muted">
        {words.columns(
          match.columns.map(({ header, as }) => [header, as === null ? words.passedOver : words.roles[as]] as const),
        )}
      </p>
      <h2>{words.matched(match.matched.length)}</h2>
      <table>
        <tbody>
          {match.matched.slice(0, SHOWN).map(({ listed, organisations, changes }) => (
            <tr key={listed.row}>
              <td>{organisations.map(({ name }) => name).join('、')}</td>
              <td>
                {changes
                  ? `→ ${[listed.name, listed.region?.name, rank(listed.rank), kind(listed.kind)].filter(Boolean).join(' · ')}`
                  : words.same}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words.unmatchedListed(match.unmatchedListed.length)}</h2>
      <p>
        {match.unmatchedListed
          .slice(0, SHOWN)
          .map(({ name }) => name)
          .join('、')}
      </p>
      <h2>{words.unmatched(match.unmatched.length)}</h2>
      <p>
        {match.unmatched
          .slice(0, SHOWN)
          .map(({ name }) => name)
          .join('、')}
      </p>
    </div>
  )
}
