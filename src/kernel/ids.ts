/** Ids made by the database; branded so that one cannot stand in for another. */
type Id<Of extends string> = string & { readonly __id: Of }

/** A citizen, never the CPR number. Safe in an address bar and in a log. */
export type PersonId = Id<'person'>
export type StaffId = Id<'staff'>
export type OfferId = Id<'offer'>
export type BatchId = Id<'batch'>
export type BookingId = Id<'booking'>
export type VisitId = Id<'visit'>
export type AgreementId = Id<'agreement'>
export type HandOverId = Id<'hand_over'>
/** A collective event, and a citizen's seat at one. */
export type EventId = Id<'event'>
export type SeatId = Id<'seat'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an id out of an address or a form; null when it cannot be one. */
export const readId = <Of extends string>(written: string | undefined): Of | null =>
	written !== undefined && uuid.test(written) ? (written as Of) : null
