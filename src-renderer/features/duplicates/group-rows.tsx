import type { DuplicateGroup, DuplicateReport } from '#shared/domain/study.ts'
import { Writes } from '../../state/writes.tsx'
import { figure, fileName, moment } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'

type Props = {
  readonly group: DuplicateGroup
  /** Tab comes to the first report of the first group; arrows go on from there. */
  readonly isFirst: boolean
  readonly open: (report: DuplicateReport) => void
  readonly choose: (report: DuplicateReport) => void
}

/** The plainest reason first. */
const WHY = ['same-place', 'same-values', 'near-prose'] as const

/** One group: whose reports they are, what makes them alike, and each of them on a line. */
export function DuplicateGroupRows({ group, isFirst, open, choose }: Props) {
  const text = useText()
  const head = group.reports[0]
  const name = [head?.organisation || text.duplicates.unknownBody, head?.year].filter(Boolean).join(' · ')
  // A line stays where it is when another one is chosen.
  const lines = [...group.reports].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.reportId - b.reportId,
  )
  const alone = lines.filter(report => report.standing).length === 1
  return (
    <tbody data-testid="duplicate-group">
      <tr>
        <th className="duplicate-name" colSpan={8} scope="rowgroup">
          {name}{' '}
          <span>
            {WHY.filter(why => group.why.includes(why))
              .map(why => text.duplicates.why[why])
              .join(' · ')}
          </span>
        </th>
      </tr>
      {lines.map((report, at) => (
        <Line
          key={report.reportId}
          report={report}
          entry={isFirst && at === 0}
          settled={report.standing && alone}
          open={open}
          choose={choose}
        />
      ))}
    </tbody>
  )
}

type LineProps = Pick<Props, 'open' | 'choose'> & {
  readonly report: DuplicateReport
  readonly entry: boolean
  /** The only one that stands: there is nothing to choose. */
  readonly settled: boolean
}

function Line({ report, entry, settled, open, choose }: LineProps) {
  const text = useText()
  const name = fileName(report.path)
  return (
    <tr
      className={report.standing ? 'duplicate standing' : 'duplicate'}
      tabIndex={entry ? 0 : -1}
      data-testid={`duplicate-${report.reportId}`}
      onKeyDown={event => {
        if (event.target !== event.currentTarget) return
        if (event.key === 'Enter') open(report)
        if (event.key !== ' ') return
        event.preventDefault()
        if (!settled) choose(report)
      }}
    >
      <td className="stands">
        {report.standing && <>● {report.chosen ? text.duplicates.chosen : text.duplicates.stands}</>}
      </td>
      <td className="file" title={report.path}>
        <button type="button" className="link" tabIndex={-1} onClick={() => open(report)}>
          {name}
        </button>
      </td>
      <td className="folder" title={report.path}>
        {folderOf(report.path)}
      </td>
      <td title={report.title}>{report.title}</td>
      <td className="date">{report.published ?? ''}</td>
      <td className="figure">{figure(report.values)}</td>
      <td className="moment">{moment(report.importedAt)}</td>
      <td className="act">
        {!settled && (
          <Writes>
            <button
              type="button"
              tabIndex={-1}
              data-testid={`choose-${report.reportId}`}
              onClick={() => choose(report)}
            >
              {text.duplicates.use}
            </button>
          </Writes>
        )}
      </td>
    </tr>
  )
}

/** The folder a file lies in: often all that tells two of the same name apart. */
function folderOf(path: string): string {
  return path.split(/[/\\]/).at(-2) ?? ''
}
