// pdf.js' own half of the work: it takes the file apart, in a thread of the thread that draws
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
