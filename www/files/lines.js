// @ts-check
/**
 * White space at the ends of lines, taken off in one look from the end: a pattern that is tried at
 * each space would look at a long run of them once for each.
 */

/** A line without the spaces and tabs at its end. @param {string} line */
export function withoutTail(line) {
  let end = line.length;
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}

/** A line without the spaces and tabs at its ends. @param {string} line */
export function bare(line) {
  let start = 0;
  while (start < line.length && isBlank(line.charCodeAt(start))) start++;
  return withoutTail(line.slice(start));
}

/** A space or a tab, and no other white space. @param {number} unit */
function isBlank(unit) {
  return unit === 0x20 || unit === 0x09;
}
