import type { Booking } from '../booking.ts'

/** A visit that stands although its consultant is away then. */
export type Hit = { readonly booking: Booking; readonly name: string }
