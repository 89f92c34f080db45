export type { Booking, Wish } from './booking.ts'
export type { Job } from './job.ts'
export { besideIn, jointStops } from './joint.ts'
export { proposeTimes } from './propose-times.ts'
