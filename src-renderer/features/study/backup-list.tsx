import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backup } from '#shared/domain/study-care.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useCondition, useRestore } from '../../state/study-care.ts'
import { figure, moment } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { bytes } from '../../text/sizes.ts'

/** The backups of the study: made now, or put in its place. */
export function BackupList() {
  const text = useText()
  const cache = useQueryClient()
  const { tell, tellFailure } = useNotices()
  const readOnly = useCondition()?.readOnly ?? null
  const [isMaking, setMaking] = useState(false)
  const list = useQuery({ queryKey: ['study', 'backups'], queryFn: () => call('backup.all', {}) })
  const make = async () => {
    setMaking(true)
    try {
      const { path } = await call('backup.make', {})
      tell({ kind: 'done', says: text.care.backedUp(path) })
      await cache.invalidateQueries({ queryKey: ['study', 'backups'] })
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setMaking(false)
    }
  }
  const backups = list.data?.backups ?? []
  return (
    <>
      <h2>{text.care.backups}</h2>
      <div>
        <div className="study-row">
          <button
            type="button"
            data-testid="backup-now"
            disabled={isMaking || readOnly !== null}
            onClick={() => void make()}
          >
            {isMaking ? text.care.backingUp : text.care.backupNow}
          </button>
          <span className="muted small">{list.data && text.care.folder(list.data.folders[0] ?? '')}</span>
        </div>
        <p className="muted small">{text.care.rule}</p>
        {list.data && backups.length === 0 && <p className="muted">{text.care.none}</p>}
        {backups.length > 0 && (
          <table className="backups" data-testid="backups">
            <thead>
              <tr>
                <th>{text.care.columns.madeAt}</th>
                <th>{text.care.columns.kind}</th>
                <th className="number">{text.care.columns.reports}</th>
                <th className="number">{text.care.columns.corrections}</th>
                <th className="number">{text.care.columns.size}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {backups.map(backup => (
                <BackupRow
                  key={backup.path}
                  backup={backup}
                  canRestore={readOnly === null || readOnly === 'damaged'}
                  restored={() => void cache.invalidateQueries({ queryKey: ['study', 'backups'] })}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}

type RowProps = { readonly backup: Backup; readonly canRestore: boolean; readonly restored: () => void }

function BackupRow({ backup, canRestore, restored }: RowProps) {
  const text = useText()
  const restore = useRestore()
  const [isAsking, ask] = useState(false)
  const { madeAt, kind, reports, corrections, path } = backup
  return (
    <>
      <tr title={path}>
        <td>{moment(madeAt)}</td>
        <td>{text.care.kinds[kind]}</td>
        <td className="number">{reports === null ? text.care.unreadable : figure(reports)}</td>
        <td className="number">{corrections === null ? '' : figure(corrections)}</td>
        <td className="number">{bytes(backup.bytes)}</td>
        <td>
          <button
            type="button"
            className="link"
            data-testid="restore"
            disabled={!canRestore || reports === null}
            aria-expanded={isAsking}
            onClick={() => ask(!isAsking)}
          >
            {text.care.restore}
          </button>
        </td>
      </tr>
      {isAsking && (
        <tr className="asking">
          <td colSpan={6}>
            <p>{text.care.confirm(backup)}</p>
            <button
              type="button"
              className="primary"
              data-testid="restore-yes"
              // the answer is wanted from the keyboard too
              ref={button => button?.focus()}
              onClick={() => {
                ask(false)
                void restore(backup).then(restored)
              }}
            >
              {text.care.confirmYes}
            </button>
            <button type="button" onClick={() => ask(false)}>
              {text.care.confirmNo}
            </button>
          </td>
        </tr>
      )}
    </>
  )
}
