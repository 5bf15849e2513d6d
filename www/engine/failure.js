// @ts-check
/**
 * What goes wrong with an engine, as a value: an error with a code and its parameters. Its message is
 * for developers, in English; whoever shows a failure to people words the code.
 *
 * Not here: what a request was called off for, which is its signal's own, and what `load` threw.
 */

/** @import { Failure, FailureCode, Failures } from '../contract.js' */

/** @type {{[Code in FailureCode]: (parameters: Failures[Code]) => string}} */
const MESSAGES = {
  'engine-closed': () => 'The engine was closed',
  'engine-crashed': ({ reason }) => `The engine crashed twice on this request (${reason})`,
  'engine-silent': () => 'The engine gave no answer to this request, twice',
  'engine-unfit': ({ reason }) => `The engine did not start: its files are not of one version, or one is missing (${reason})`,
  'no-webassembly': () => 'There is no WebAssembly here',
  'webassembly-forbidden': () => "The Content-Security-Policy forbids WebAssembly: its script-src lacks 'wasm-unsafe-eval'",
  'module-not-served': ({ file, status }) => `${named(file)} was not served (HTTP status ${status})`,
  'module-not-reached': ({ file, reason }) => `${named(file)} could not be loaded (${reason}): is it served, and allowed by connect-src?`,
  'module-of-other-type': ({ file, type }) => `${named(file)} is not WebAssembly: the server sent ${type ?? 'something without a type'}`,
  'module-damaged': ({ file }) => `${named(file)} is damaged or cut short`,
  'module-unknown': () => 'What was given as the module is not one: give a WebAssembly.Module, the bytes of whowhen_bg.wasm or a Response with them',
  'wrong-argument': ({ name, takes, given, shown }) => `"${name}" takes ${TAKES[takes]}, but this is ${shown ?? GIVEN[given]}`,
  'not-plain-data': ({ name }) => `"${name}" holds something that is not plain data`,
  refused: ({ reason }) => reason,
};

/** @type {Record<Failures['wrong-argument']['takes'], string>} */
const TAKES = { string: 'a string', name: 'a string or a symbol', list: 'a list', signal: 'an AbortSignal', boolean: 'true or false' };

/** @type {Record<Failures['wrong-argument']['given'], string>} */
const GIVEN = { nothing: 'nothing', list: 'a list', object: 'an object', function: 'a function', value: 'something else' };

/** Mistakes of whoever called. @type {ReadonlySet<FailureCode>} */
const TYPE_ERRORS = new Set(['wrong-argument', 'not-plain-data']);

/**
 * @template {FailureCode} Code
 * @param {Code} code
 * @param {Failures[Code]} parameters
 * @returns {Failure}
 */
export function failure(code, parameters) {
  const message = MESSAGES[code](parameters);
  const error = TYPE_ERRORS.has(code) ? new TypeError(message) : new Error(message);
  return /** @type {Failure} */ (Object.assign(error, { code, parameters }));
}

/** @param {string | null} file */
function named(file) {
  return file ?? 'The module';
}
