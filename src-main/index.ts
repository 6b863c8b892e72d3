import { runProgram } from './shell/program.ts'

runProgram()
