/** The libraries that the page uses, pinned in package.json, and the names that it imports from each. */
export const LIBRARIES = {
  fflate: ['Unzip', 'UnzipInflate'],
  parse5: ['Parser'],
  '@rgrove/parse-xml': ['XmlElement', 'XmlText', 'parseXml'],
};
