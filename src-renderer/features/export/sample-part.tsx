import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { accuracySentence, MOST_DRAWN, type SampleLine, type SampleVerdict } from '#shared/domain/sample.ts'
import { call } from '../../api.ts'
import { useDrawSample } from '../../state/draw-sample.ts'
import { useFormNames } from '../../state/forms.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useStudy } from '../../state/study.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { PagedGrid } from '../../ui/paged-grid.tsx'
import { columnsOf } from './sample-columns.ts'

const [USUAL_SIZE, SEEDS] = [200, 1_000_000]
/** On the row the keyboard is on. */
const KEYS: Readonly<Record<string, SampleVerdict | null>> = { 1: 'right', 2: 'wrong', 0: null }
const ask = ({ offset, limit }: { offset: number; limit: number }) => call('sample.page', { offset, limit })

/** Values drawn at random: each is held against the file and found right or wrong. */
export function SamplePart() {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const { go } = usePlace()
  const { author } = useSettings().settings
  const { tellFailure } = useNotices()
  const [row, setRow] = useState<SampleLine | null>(null)
  const result = useQuery({
    queryKey: ['study', 'sample', version],
    queryFn: () => call('sample.result', {}),
    placeholderData: before => before,
  })
  const judge = (line: SampleLine, verdict: SampleVerdict | null) => {
    call('sample.judge', { reportId: line.reportId, indicator: line.indicator, verdict, author }).catch(tellFailure)
  }
  const columns = useMemo(() => columnsOf(text, language, names.indicator), [text, language, names])
  const press = (event: KeyboardEvent) => {
    const verdict = KEYS[event.key]
    if (!row || verdict === undefined || event.target instanceof HTMLInputElement) return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    judge(row, verdict)
  }
  return (
    <>
      <div className="bar-line">
        <DrawForm />
      </div>
      <p className="sample-result" data-testid="sample-result">
        {result.data !== undefined && accuracySentence(result.data, language)}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: digits judge the row that the keyboard is on */}
      <div className="sample-list" onKeyDown={press}>
        <PagedGrid<SampleLine>
          ask={ask}
          version={version}
          columns={columns}
          rowId={line => String(line.nth)}
          language={language}
          testId="sample-grid"
          empty={text.taking.sample.empty}
          onTrouble={tellFailure}
          onRow={setRow}
          opensAtClick={column => column === 'quote' || column === 'indicator'}
          onOpen={line => go({ page: 'report', reportId: line.reportId, indicator: line.indicator })}
        />
        <div className="bar-line sample-acts">
          {(['right', 'wrong'] as const).map((verdict, nth) => (
            <button
              type="button"
              key={verdict}
              data-testid={`sample-${verdict}`}
              disabled={row === null}
              aria-pressed={row?.verdict === verdict}
              onClick={() => row && judge(row, row.verdict === verdict ? null : verdict)}
            >
              {nth + 1} {text.taking.sample.verdicts[verdict]}
            </button>
          ))}
          <span className="muted small">{text.taking.sample.hint}</span>
        </div>
      </div>
    </>
  )
}

/** How many to draw, and the number that decides which. */
function DrawForm() {
  const text = useText()
  const words = text.taking.sample
  const drawSample = useDrawSample()
  const [size, setSize] = useState(String(USUAL_SIZE))
  const [seed, setSeed] = useState(() => String(1 + Math.floor(Math.random() * SEEDS)))
  const [stratified, setStratified] = useState(true)
  const [isDrawing, setDrawing] = useState(false)
  const draw = () => {
    setDrawing(true)
    void drawSample({ size: Number(size), seed: Number(seed), stratified }).finally(() => setDrawing(false))
  }
  return (
    <>
      <label className="tool">
        {words.size}
        <input
          type="number"
          min={1}
          max={MOST_DRAWN}
          data-testid="sample-size"
          value={size}
          onChange={event => setSize(event.target.value)}
        />
      </label>
      <label className="tool" title={words.seedHint}>
        {words.seed}
        <input
          type="number"
          min={1}
          data-testid="sample-seed"
          value={seed}
          onChange={event => setSeed(event.target.value)}
        />
      </label>
      <label className="tool" title={words.stratifiedHint}>
        <input
          type="checkbox"
          data-testid="sample-stratified"
          checked={stratified}
          onChange={event => setStratified(event.target.checked)}
        />
        {words.stratified}
      </label>
      <button type="button" data-testid="sample-draw" disabled={isDrawing} onClick={draw}>
        {words.draw}
      </button>
    </>
  )
}
