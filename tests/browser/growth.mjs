/** Whether work grows with what it is done on and no faster, told by ratios within one run. */

import assert from 'node:assert/strict';

/** What is four times as much may take this many times as long: twice what it should. */
const RATIO = 8;
/** Milliseconds below which times say nothing. */
const FLOOR = 15;
/** How often a time that is too long is taken again: work that grows faster is slow each time, a busy machine is not. */
const TRIES = 4;

/**
 * Fails unless the work on four times as much takes no more than a few times as long.
 *
 * @param {number} size
 * @param {(size: number) => () => unknown} prepare What is worked on, and then the work; it may refuse a file.
 */
export async function expectLinear(size, prepare) {
  let times = '';
  for (let left = TRIES; left > 0; left--) {
    const short = await timeOf(prepare(size));
    const long = await timeOf(prepare(4 * size));
    if (long <= RATIO * Math.max(short, FLOOR)) return;
    times = `${short.toFixed()} ms, and ${long.toFixed()} ms for four times as much`;
  }
  assert.fail(times);
}

/** Milliseconds of this process's own work, whatever else the machine does. @param {() => unknown} work */
async function timeOf(work) {
  const before = process.cpuUsage();
  try {
    await work();
  } catch (error) {
    // A file that is refused is an answer too.
    if (!(error instanceof Error) || error.name !== 'FileProblem') throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
