/** Texts that make it hard for a format. */

/** Emoji, combining marks, a flag, a letter outside the BMP: UTF-16, code points and bytes differ. */
export const EMOJI =
  '😀 Zoe\u0308 Marchand, mayor of Hull since 2019, spoke on Tuesday. 👩‍👩‍👧 “We will rebuild it 🇫🇷,” 𝒢 Marchand said.\n'
  + 'Former Transport Secretary Daniel Okafor arrives in Geneva on 5 May 2020.';

/** What the formats' own languages use. */
export const SYNTAX =
  'Fish & Chips <b>Ltd</b> boss Ada Marsh said "a, b; c\\d" on 5 May 2020.\r\n'
  + '# Not a title\n- not an item *nor this* _or this_ `code` [link](x) ![i](y)\n'
  + '1. Not a list </mark><script>alert(1)</script> ]]> &amp; &#65;\n'
  + '> Ben Okoro, "the, boss", left in March 2020.\n\n===\n---\n\tNot code: $5 ~~and~~ |six|\n';

/** Marks over marks that no rule would make. */
export const OVERLAP = {
  text: 'He told Ada Marsh of Hull on 5 May 2020 that it was done.',
  corrections: [
    // Half a word, recognized by what follows it: by itself it would mean whole words.
    { do: 'mark', kind: 'quote', text: 'told Ada Mar', after: 'sh of' },
    { do: 'mark', kind: 'organization', text: 'Marsh of Hull on' },
    { do: 'mark', kind: 'role', text: 'on 5' },
  ],
};
