// @ts-check

/** Why a file is not opened, in words for the person who chose it. */
export class FileProblem extends Error {
  name = 'FileProblem';
}
