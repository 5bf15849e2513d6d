/**
 * `custom-elements.json`, which editors and catalogues of elements read: what the element's source
 * and its comment say. A test holds the comment to what the code does.
 */

import { readFileSync } from 'node:fs';
import * as analyzer from '@custom-elements-manifest/analyzer';

/** Its types do not know them. */
const { create, ts } = /** @type {any} */ (analyzer);

/** Of the schema. */
const VERSION = '2.1.0';

/**
 * @param {[name: string, path: string][]} modules Names in the package, and where each stands.
 * @returns {object}
 */
export function elementsManifest(modules) {
  const sources = modules.map(([name, path]) =>
    ts.createSourceFile(name, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  const manifest = create({ modules: sources, plugins: [onlyPublic] });
  return { ...manifest, schemaVersion: VERSION };
}

/** @type {import('@custom-elements-manifest/analyzer').Plugin} */
const onlyPublic = {
  name: 'only-public',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of /** @type {any[]} */ (declarations)) {
        declaration.members = declaration.members?.filter(isPublic).map(withType);
        // Those that the comment knows; what a dispatch is handed may be a variable.
        declaration.events = declaration.events?.filter((/** @type {any} */ event) => event.description);
      }
    }
  },
};

/** @param {{privacy?: string}} member */
function isPublic({ privacy = 'public' }) {
  return privacy === 'public';
}

/** A property that is a pair of functions has the type of what they give or take. @param {any} member */
function withType({ return: given, parameters, ...member }) {
  if (member.kind !== 'field') return { ...member, parameters, return: given };
  return { ...member, type: member.type ?? given?.type ?? parameters?.[0]?.type };
}
