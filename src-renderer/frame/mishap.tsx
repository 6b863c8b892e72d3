import { Component, type ReactNode } from 'react'
import { useText } from '../text/language.tsx'

type Props = { readonly children: ReactNode; readonly fallback: (again: () => void) => ReactNode }

/** Keeps a page that broke from taking the window with it. */
class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? this.props.fallback(() => this.setState({ broken: false })) : this.props.children
  }
}

/** A page, or what to do when it broke. The study is safe: it is never in the window's hands. */
export function Mishap({ children }: { readonly children: ReactNode }) {
  const text = useText()
  return (
    <Boundary
      fallback={again => (
        <div className="page" role="alert" data-testid="mishap">
          <p className="empty">{text.mishap.says}</p>
          <p className="empty">
            <button type="button" onClick={again}>
              {text.mishap.again}
            </button>
          </p>
        </div>
      )}
    >
      {children}
    </Boundary>
  )
}
