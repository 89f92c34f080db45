export type { Answer, Ask, Cookie, Route, Staffed } from './ask.ts'
export { type Form, formOf } from './form.ts'
export { type Column, type Filter, type List, listOf, listPage } from './list.tsx'
export { useAround } from './page-context.ts'
