import fc from 'fast-check'

const SIGNS = [...'=+-@\t＝＋－＠|"<>& \r\n\ufeff', "'", ']]>']
const NASTY = [...'\u0000\u0008\u000b\u001f\uffff\ufffe\u0085\u2028', '\ud800', '\udc00', '_x0041_', '_x005F_']
/** Text that spreadsheets, XML and files stumble over, in any mixture. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SIGNS, ...NASTY),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('年', '1+1', 'HYPERLINK("x")'),
    ),
  )
  .map(pieces => pieces.join(''))
