import { useState } from 'react'
import { useText } from '../../text/language.tsx'
import { DataSets } from './data-sets.tsx'
import { SamplePart } from './sample-part.tsx'
import './export.css'

/** Data sets by a recipe; and how right the values are, by a sample held against the files. */
export function ExportPage({ part }: { readonly part: 'data' | 'sample' }) {
  const text = useText()
  const [shown, show] = useState(part)
  return (
    <div className="page" data-testid="export-page">
      <div className="top">
        <h1>{text.taking.title}</h1>
        <span className="space" />
        {(['data', 'sample'] as const).map(one => (
          <button
            type="button"
            key={one}
            aria-pressed={shown === one}
            data-testid={`export-${one}`}
            onClick={() => show(one)}
          >
            {text.taking.parts[one]}
          </button>
        ))}
      </div>
      {shown === 'data' ? <DataSets /> : <SamplePart />}
    </div>
  )
}
