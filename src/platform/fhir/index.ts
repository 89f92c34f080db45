export { type Format, formatOf, type Plain, type ReadProblem, readFhir, writeFhir } from './codec.ts'
