// @ts-check
/** Calendar days as files write them. Pure functions, no clock. */

/**
 * The day at the start of an ISO date or time, in the time zone it is written in; `undefined` if
 * there is none or no such day.
 *
 * @param {unknown} value
 */
export function asDay(value) {
  const [, day] = /^\s*(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(String(value)) ?? [];
  if (!day || day.startsWith('0000')) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}
