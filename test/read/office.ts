import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect } from 'vitest'
import { readAndParse, reportOf } from '../read-and-parse.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/office')
type Truth = { organisation: string; year: number; numbers: Record<string, number> }

/** A report in one of the Office formats, as LibreOffice wrote it. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)))
}

export function truthOf(edition: string): Truth {
  return JSON.parse(readFileSync(join(FOLDER, `${edition}.truth.json`), 'utf8')) as Truth
}

/** Every value right, none invented, whose report it is, and each value quoted from its place. */
export async function expectWholeReport(bytes: Uint8Array, path: string, edition: string): Promise<string> {
  const { document, parsed } = await readAndParse(bytes, path)
  const report = reportOf(parsed)
  const { organisation, year, numbers } = truthOf(edition)
  const read = report.readings.map(({ indicator, value }) => [
    indicator,
    value.kind === 'number' ? value.number : value,
  ])
  expect(Object.fromEntries(read)).toEqual(numbers)
  expect(report.organisation.best?.value).toBe(organisation)
  expect(report.year.best?.value).toBe(year)
  for (const { evidence, value } of report.readings) {
    expect(document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    if (value.kind === 'number') expect(evidence.quote).toContain(value.text)
  }
  return document.format
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A docx with nothing but what a test is about. */
export function docxOf(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const kinds = Object.keys(more).map(name => name.replace(/^word\/|\.xml$/g, ''))
  const related = kinds
    .map((kind, nth) => `<Relationship Id="r${nth}" Type="x/${kind}" Target="${kind}.xml"/>`)
    .join('')
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${related}</Relationships>`,
  }
  for (const [name, xml] of Object.entries(more)) files[name] = xml.replace(/^<w:(\w+)/, `<w:$1 ${WORD}`)
  return zipOf(files)
}

/** An xlsx of one sheet with these rows; more files override. */
export function xlsxOf(sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="表一" r:id="s1"/><sheet name="藏" state="hidden" r:id="s2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="st" Type="x/styles" Target="styles.xml"/><Relationship Id="sh" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>',
    ...more,
  })
}

export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const all = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? bytesOf(content) : content,
  ])
  return zipSync(Object.fromEntries(all) as Record<string, Uint8Array>)
}

/** A web page as one file, in the way Word and browsers save it. */
export function mhtmlOf(page: Uint8Array, charset: string, encoding: 'base64' | 'quoted-printable'): Uint8Array {
  const base64 = Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n')
  const quoted = Array.from(page, byte =>
    byte === 0x3d || byte >= 0x80 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
  )
  const wrapped = quoted.join('').replace(/(?:[^=\n]|=..){60,72}/g, '$&=\r\n')
  return bytesOf(`From: <Saved by a browser>
Subject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----=_NextPart_01"

This is a multi-part message.

------=_NextPart_01
Content-Type: text/html;
	charset="${charset}"
Content-Transfer-Encoding: ${encoding}
Content-Location: file:///C:/report.htm

${encoding === 'base64' ? base64 : wrapped}
------=_NextPart_01
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------=_NextPart_01--
`)
}
